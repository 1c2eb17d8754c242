"""Forgetting people, and what is old: nothing of it can be read any more, neither here nor kept."""

import math
from collections.abc import Collection, Iterator
from typing import Any

from bot.chat_server.chats import Chat, Message
from bot.chat_server.state import State
from bot.chat_server.store import Memory

QUOTING = ("reply_to_message", "pinned_message")


async def erase(state: State, person_ids: Collection[int]) -> int:
    """Forget people, their chats, and the files that no other chat refers to; gives how many.

    Whoever follows such a chat is told by the event `erased`. Raises NotWritten if the store
    cannot be written to just now: then it is tried again.
    """
    chats = [chat for one in person_ids if (chat := state.chats.pop(one, None))]
    if chats:
        for chat in chats:
            _erase(state, chat)
        _forget_unused_files(state)  # of deleted messages too
        await state.store.cleaned()
    return len(chats)


async def forget_before(state: State, instant: float) -> int:
    """Forget the messages from before an instant (seconds since the epoch), and their files.

    Pinned ones too, and what later messages quote of them. Gives how many messages there were;
    raises NotWritten as `erase` does.
    """
    count = sum(_forget_messages(chat, instant) for chat in state.chats.values())
    if _forget_unused_files(state, instant) or count:
        await state.store.cleaned()
    return count


def _erase(state: State, chat: Chat) -> None:
    """Tell that it is no more; whoever still holds it holds something that is not kept."""
    for part in (state.updates, state.queries):
        part.forget_person(chat.id)
    for rest in (state.record, state.doors, state.limits):
        if rest:
            rest.forget(chat.id)
    chat.tell("erased")
    for number in chat.messages:
        chat.store.forget("message", f"{chat.id}/{number}")
    chat.store.forget("chat", chat.id)
    chat.store = Memory()


def _forget_messages(chat: Chat, instant: float) -> int:
    old = [number for number, one in chat.messages.items() if one["date"] < instant]
    if old:
        chat.events.clear()  # they hold what the messages said
    for number in old:
        chat.remove(number)
    for message in [one for one in chat.messages.values() if _quotes(one, instant)]:
        chat.replace(
            {name: value for name, value in message.items() if name not in (*QUOTING, "quote")}
        )
    return len(old)


def _quotes(message: Message, instant: float) -> bool:
    quoted = (message.get(name) for name in QUOTING)
    return any(one is not None and one["date"] < instant for one in quoted)


def _forget_unused_files(state: State, before: float = math.inf) -> int:
    chats = [list(chat.messages.values()) for chat in state.chats.values()]
    used = set(_file_ids(chats))
    return state.files.forget(lambda one: one.date < before and one.file_id not in used)


def _file_ids(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON of any kind
    """All ids of files, however deep they are in it."""
    if isinstance(value, dict):
        if "file_id" in value:
            yield value["file_id"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _file_ids(part)
