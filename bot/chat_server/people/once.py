"""Saying a thing once, though the page says it again because the answer got lost on the way."""

from collections.abc import Awaitable, Callable

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError
from bot.chat_server.people.person import Person

LONGEST_KEY = 64
REMEMBERED = 100


async def once(person: Person, key: str, say: Callable[[], Awaitable[Message]]) -> Message:
    """Say it, or give what was said under that key before; an empty key is always new.

    Raises PersonError 400 for a key that is too long, 404 if that message was deleted since.
    """
    if not key:
        return await say()
    if len(key) > LONGEST_KEY:
        raise PersonError(400, f"key has at most {LONGEST_KEY} characters")
    said = person.chat.said
    if key in said:
        return _still_there(person, said[key])
    message = await say()
    said[key] = message["message_id"]
    while len(said) > REMEMBERED:
        del said[next(iter(said))]
    person.chat.keep()
    return message


def _still_there(person: Person, number: int) -> Message:
    found = person.chat.messages.get(number)
    if found is None:
        raise PersonError(404, "that message was deleted")
    return found
