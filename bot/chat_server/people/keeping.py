"""What whoever answers for people's data does: forget a person, forget what is old."""

from typing import Any

from bot.chat_server.errors import PersonError
from bot.chat_server.forgetting import erase, forget_before
from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import ONE, Operation, Values
from bot.chat_server.state import State


async def _erase(state: State, values: Values) -> None:
    if not await erase(state, [values["person"]]):
        raise PersonError(404, f"there is no person {values['person']}")


async def _forget_before(state: State, values: Values) -> dict[str, int]:
    return {"messages": await forget_before(state, values["before"])}


async def _store(state: State, _: Values) -> dict[str, Any]:
    return {
        "keeps": state.store.keeps,
        "epoch": state.store.epoch,
        "people": len(state.chats),
        "messages": sum(len(chat.messages) for chat in state.chats.values()),
    }


KEEPING: tuple[Operation, ...] = (
    Operation(
        "DELETE",
        ONE,
        "Forget a person, their chat and their files, for good",
        _erase,
        status=204,
        door="admin",
    ),
    Operation(
        "POST",
        "/api/retention",
        "Forget messages and files from before an instant, pinned ones too",
        _forget_before,
        "Forgotten",
        body=(
            Field("before", "number", "the instant, in seconds since 1970 (UTC)", required=True),
        ),
        door="admin",
    ),
    Operation("GET", "/api/store", "What is kept, and since when", _store, "Store", door="admin"),
)
