"""What the operations of the people's API do: each finds the person and lets them act."""

import math
from typing import Any

from bot.chat_server.errors import PersonError
from bot.chat_server.people.once import once
from bot.chat_server.people.operations import Values
from bot.chat_server.people.person import Person
from bot.chat_server.reactions import ALLOWED, with_reactions
from bot.chat_server.state import State

LONGEST_WAIT = 60.0


def facts(person: Person) -> dict[str, Any]:
    """A person as the API tells of them."""
    chat = person.chat
    known = {"started": chat.started, "blocked": chat.blocked, "messages": len(chat.messages)}
    return {name: value for name, value in chat.user.items() if name != "is_bot"} | known


def see(person: Person) -> dict[str, Any]:
    """A chat as it stands now."""
    chat = person.chat
    return {
        "messages": [with_reactions(chat, one) for one in person.messages],
        "pinned": person.pinned,
        "answers": person.alerts,
        "keyboard": chat.keyboard,
        "blocked": chat.blocked,
        "seen": chat.seen,
        "seen_at": chat.seen_at,
        "language": chat.language,
        "last_event": chat.last_event,
    }


async def bot(state: State, _: Values) -> dict[str, Any]:
    """The bot, with the command menu for private chats and what one may react with."""
    menus = state.commands
    chosen = menus.get(("all_private_chats", "")) or menus.get(("default", "")) or []
    return {**state.bot, "commands": chosen, "reactions": ALLOWED}


async def people(state: State, _: Values) -> list[dict[str, Any]]:
    """Everybody."""
    return [facts(Person(state, chat)) for chat in state.chats.values()]


async def create(state: State, values: Values) -> dict[str, Any]:
    """A new person; raises PersonError."""
    if not values["first_name"].strip():
        raise PersonError(400, "first_name is empty: a person needs a name")
    user = {name: value for name, value in values.items() if value not in ("", None)}
    return facts(Person(state, state.add_person(user)))


async def one(state: State, values: Values) -> dict[str, Any]:
    """One person."""
    return facts(_person(state, values))


async def start(state: State, values: Values) -> dict[str, Any]:
    """Follow a deep link."""
    return await _person(state, values).open(values["payload"])


async def text(state: State, values: Values) -> dict[str, Any]:
    """Write."""
    person = _person(state, values)
    said = (values["text"], values["reply_to"], values["quote"])
    return await once(person, values["key"], lambda: person.send(*said))


async def photo(state: State, values: Values) -> dict[str, Any]:
    """Send a picture."""
    person, caption, reply_to = _person(state, values), values["caption"], values["reply_to"]
    content = values["file"].content
    return await once(person, values["key"], lambda: person.send_photo(content, caption, reply_to))


async def document(state: State, values: Values) -> dict[str, Any]:
    """Send a file."""
    person, file = _person(state, values), values["file"]
    sent = (file.content, file.name, file.mime, values["caption"], values["reply_to"])
    return await once(person, values["key"], lambda: person.send_document(*sent))


async def voice(state: State, values: Values) -> dict[str, Any]:
    """Send a voice note."""
    file = values["file"]
    content = file.content if file else b"OggS"
    return await _person(state, values).send_voice(content, values["seconds"])


async def sticker(state: State, values: Values) -> dict[str, Any]:
    """Send a sticker."""
    return await _person(state, values).send_sticker(values["emoji"])


async def contact(state: State, values: Values) -> dict[str, Any]:
    """Share a contact."""
    return await _person(state, values).send_contact(values["phone_number"], values["first_name"])


async def forward(state: State, values: Values) -> dict[str, Any]:
    """Forward somebody else's text."""
    return await _person(state, values).forward(values["text"], values["sender"])


async def edit(state: State, values: Values) -> dict[str, Any]:
    """Change an own message."""
    return await _person(state, values).edit(values["message"], values["text"])


async def press(state: State, values: Values) -> dict[str, Any]:
    """Press a button and wait for the answer."""
    person, seconds = _person(state, values), max(0.0, min(values["wait"], LONGEST_WAIT))
    message = values["message_id"]
    if values["data"] is not None:
        press = person.press_data(message, values["data"], seconds)
    elif values["button"] is not None:
        press = person.press(message, values["button"], seconds)
    else:
        raise PersonError(400, "button or data is missing: which button is pressed?")
    return {"query_id": press.query_id, "answer": await press}


async def block(state: State, values: Values) -> None:
    """Block the bot."""
    _person(state, values).block()


async def unblock(state: State, values: Values) -> None:
    """Unblock the bot."""
    _person(state, values).unblock()


async def chat(state: State, values: Values) -> dict[str, Any]:
    """The chat as it stands now, or a part of it: the latest messages of what is asked for."""
    seen = see(_person(state, values))
    after, before = values["after"], values["before"] or math.inf
    asked = [one for one in seen["messages"] if after < one["message_id"] < before]
    limit = max(1, values["limit"] or len(asked))
    return seen | {"messages": asked[-limit:], "older": len(asked) > limit}


def _person(state: State, values: Values) -> Person:
    return Person(state, state.chat(values["person"]))
