"""What a test wants besides chatting: trouble for the bot, raw updates, the record of its calls."""

from typing import Any

from bot.chat_server.errors import PersonError
from bot.chat_server.faults import KINDS, Fault
from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import Operation, Values
from bot.chat_server.state import State


async def _add_fault(state: State, values: Values) -> dict[str, Any]:
    return state.faults.add(Fault(**values)).as_json()


async def _faults(state: State, _: Values) -> list[dict[str, Any]]:
    return [fault.as_json() for fault in state.faults.waiting]


async def _clear_faults(state: State, _: Values) -> None:
    state.faults.clear()


async def _inject(state: State, values: Values) -> dict[str, int]:
    return {"update_id": state.updates.put_raw(values["update"])}


async def _pending(state: State, _: Values) -> dict[str, int]:
    return {"pending": len(state.updates)}


async def _record(state: State, values: Values) -> list[dict[str, Any]]:
    after, limit = values["after"], values["limit"]
    if limit < 1:
        raise PersonError(400, "limit must be at least 1")
    later = [call for call in state.record.calls if call.number > after]
    return [call.as_json() for call in later[:limit]]


async def _clear_record(state: State, _: Values) -> None:
    state.record.clear()


CONTROL: tuple[Operation, ...] = (
    Operation("GET", "/api/faults", "The trouble that is still to come", _faults, "Faults"),
    Operation(
        "POST",
        "/api/faults",
        "Prepare trouble for the bot's next calls",
        _add_fault,
        "Fault",
        body=(
            Field("kind", "string", f"one of {', '.join(KINDS)}", required=True),
            Field("method", "string", "only calls of this method, as sendMessage"),
            Field("chat_id", "integer", "only calls to this chat"),
            Field("times", "integer", "how many calls", default=1),
            Field("seconds", "number", "the retry_after, or how long to delay", default=1.0),
        ),
        status=201,
    ),
    Operation("DELETE", "/api/faults", "No more trouble", _clear_faults, status=204),
    Operation("GET", "/api/updates", "How many updates are unconfirmed", _pending, "Pending"),
    Operation(
        "POST",
        "/api/updates",
        "Queue a raw update, even one that no bot can read",
        _inject,
        "Injected",
        body=(Field("update", "object", "the update, without its update_id", required=True),),
        status=201,
    ),
    Operation(
        "GET",
        "/api/record",
        "The bot's calls, oldest first",
        _record,
        "Calls",
        query=(
            Field("after", "integer", "only calls with a higher number", default=0),
            Field("limit", "integer", "at most so many", default=1000),
        ),
    ),
    Operation("DELETE", "/api/record", "Forget the calls", _clear_record, status=204),
)
