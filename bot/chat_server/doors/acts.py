"""What people do about themselves: what they have seen, how they are reached, where they are in."""

import logging
from typing import Any

import segno
from starlette.responses import Response

from bot.chat_server.chats import Chat
from bot.chat_server.doors.rates import ASKING, LINKING
from bot.chat_server.errors import PersonError
from bot.chat_server.people.fields import Field
from bot.chat_server.people.operations import ONE, Operation, Values
from bot.chat_server.reception import Reception
from bot.chat_server.state import State

log = logging.getLogger(__name__)

DEVICE_SECONDS = 600


async def _seen(state: State, values: Values) -> None:
    state.chat(values["person"]).see(values["message_id"], state.clock())


async def _calls(state: State, values: Values) -> dict[str, Any]:
    guest = await _reception(state).about(state.chat(values["person"]).id)
    return {"calls": bool(guest and guest.email and guest.calls)}


async def _calls_on(state: State, values: Values) -> None:
    await _wish(state, state.chat(values["person"]), calls=True)


async def _calls_off(state: State, values: Values) -> None:
    await _wish(state, state.chat(values["person"]), calls=False)


async def _wish(state: State, chat: Chat, *, calls: bool) -> None:
    reception = _reception(state)
    try:
        await reception.wish(chat.id, calls=calls)
    except Exception as error:
        log.exception("the reception could not be told")
        raise PersonError(503, "this cannot be written down just now") from error


def _reception(state: State) -> Reception:
    if state.doors.reception is None:
        raise PersonError(409, "nobody here sends e-mails")
    return state.doors.reception


async def _language(state: State, values: Values) -> None:
    """The bot reads it with the next update."""
    code, chat = values["language_code"].lower(), state.chat(values["person"])
    if code and not (code.isascii() and code.isalpha() and len(code) == 2):  # noqa: PLR2004 - ISO 639-1
        raise PersonError(400, "language_code must have two letters, as en or fr")
    chat.language = code
    if code:
        chat.user["language_code"] = code
    chat.keep()


async def _device(state: State, values: Values) -> dict[str, Any]:
    """A one-time link for another device of the same person."""
    if state.doors.reception is None:
        raise PersonError(409, "everybody may come in here: there is no need for a link")
    link = state.doors.way_in(state.chat(values["person"]).id, DEVICE_SECONDS)
    rows = segno.make_qr(link, error="m").matrix
    qr = ["".join(map(str, row)) for row in rows]
    return {"link": link, "expires_in": DEVICE_SECONDS, "qr": qr}


async def _sign_out(state: State, values: Values) -> Response:
    session = values["entry"].session
    if session:
        state.doors.sessions.end(session)
    state.chat(values["person"]).changed.fire()
    return _left()


async def _sign_out_everywhere(state: State, values: Values) -> Response:
    chat = state.chat(values["person"])
    state.doors.send_out(chat.id)
    chat.changed.fire()
    return _left()


def _left() -> Response:
    """The browser forgets drafts and whatever else the page kept there."""
    return Response(status_code=204, headers={"Clear-Site-Data": '"storage"'})


ABOUT_ONESELF: tuple[Operation, ...] = (
    Operation(
        "PUT",
        f"{ONE}/seen",
        "Tell up to which message the chat was seen; it never goes back",
        _seen,
        body=(Field("message_id", "integer", "the latest that was visible", required=True),),
        status=204,
        rate=ASKING,
    ),
    Operation(
        "GET",
        f"{ONE}/calls",
        "Whether they are told by e-mail when something waits unseen",
        _calls,
        "CalledBack",
        rate=ASKING,
    ),
    Operation(
        "PUT",
        f"{ONE}/calls",
        "Be told by e-mail when something waits unseen",
        _calls_on,
        status=204,
        rate=ASKING,
    ),
    Operation("DELETE", f"{ONE}/calls", "Get no such e-mails", _calls_off, status=204, rate=ASKING),
    Operation(
        "PUT",
        f"{ONE}/language",
        "Choose the language of the page",
        _language,
        body=(Field("language_code", "string", "as en; empty: as the bot has it", required=True),),
        status=204,
        rate=ASKING,
    ),
    Operation(
        "POST",
        f"{ONE}/devices",
        "A one-time link to open the chat on another device",
        _device,
        "WayIn",
        status=201,
        rate=LINKING,
    ),
    Operation(
        "DELETE",
        f"{ONE}/session",
        "Sign out in this browser",
        _sign_out,
        status=204,
        rate=ASKING,
        knows_entry=True,
    ),
    Operation(
        "DELETE",
        f"{ONE}/sessions",
        "Sign out everywhere; links that were not used yet open nothing any more",
        _sign_out_everywhere,
        status=204,
        rate=ASKING,
    ),
)
