"""The Bot API over HTTP: `/bot<token>/<method>`, and `/file/bot<token>/<path>`."""

import asyncio
import hmac
import logging
from typing import Any

from starlette.types import Receive, Scope, Send

from bot.chat_server.bot_api.answering import NOT_ALLOWED, VERBS, Envelope, drop_connection, respond
from bot.chat_server.bot_api.methods import METHODS, Method
from bot.chat_server.bot_api.said import Said
from bot.chat_server.errors import BotApiError
from bot.chat_server.faults import Fault
from bot.chat_server.limits import counted
from bot.chat_server.record import Call
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters
from bot.chat_server.wire.requests import read_parameters

log = logging.getLogger(__name__)

UNAUTHORIZED = BotApiError(401, "Unauthorized")
NOT_FOUND = BotApiError(404, "Not Found")
UNKNOWN_METHOD = BotApiError(404, "Not Found: method not found")
FAILED = BotApiError(500, "Internal Server Error")


class BotApi:
    """What answers `/bot<token>/<method>`."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def answer(
        self, token: str, name: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer one HTTP request of the bot."""
        try:
            _check_verb(scope["method"])
            method = self._method(token, name)
            parameters = await read_parameters(scope, receive)
        except BotApiError as error:
            await respond(send, error.envelope())
            return
        call = self._state.record.begin(self._state.clock(), method.name, parameters)
        fault = self._state.faults.take(method.name, call.chat_id)
        envelope = await self.perform(method, parameters, call, fault)
        if fault and fault.kind.startswith("drop"):
            await drop_connection(scope, receive, send)
        else:
            await respond(send, envelope)

    async def perform(
        self, method: Method, parameters: Parameters, call: Call, fault: Fault | None = None
    ) -> Envelope:
        """Do what is asked, with the fault if there is one, and note the outcome."""
        if fault:
            call.outcome["fault"] = fault.kind
        try:
            await _meet(fault)
            if fault and fault.kind == "drop_before":
                return {}
            envelope = _success(await self._result(method, parameters, call))
        except BotApiError as error:
            envelope = error.envelope()
        except Exception:
            log.exception("%s failed", method.name)
            envelope = FAILED.envelope()
        self._state.record.end(call, **_outcome(envelope))
        return envelope

    async def _result(self, method: Method, parameters: Parameters, call: Call) -> object:
        limits = self._state.limits
        if limits and call.chat_id and (messages := counted(method.name, parameters)):
            limits.check(call.chat_id, messages)
        return await method.call(self._state, parameters)

    def _method(self, token: str, name: str) -> Method:
        if not is_token(self._state, token):
            raise UNAUTHORIZED
        if not name:
            raise NOT_FOUND
        method = METHODS.get(name.lower())
        if method is None:
            raise UNKNOWN_METHOD
        return method


def _check_verb(verb: str) -> None:
    if verb not in VERBS:
        raise BotApiError(NOT_ALLOWED, "Method Not Allowed")


def is_token(state: State, token: str) -> bool:
    """Whether it is the bot's token, compared in constant time."""
    return hmac.compare_digest(token.encode(), state.token.encode())


def _success(result: object) -> Envelope:
    if isinstance(result, Said):
        return {"ok": True, **result._asdict()}
    return {"ok": True, "result": result}


async def _meet(fault: Fault | None) -> None:
    if fault is None:
        return
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    refusal = fault.refusal()
    if refusal:
        raise refusal


def _outcome(envelope: Envelope) -> dict[str, Any]:
    if not envelope["ok"]:
        return {name: envelope[name] for name in ("ok", "error_code", "description")}
    result = envelope["result"]
    if isinstance(result, dict) and "message_id" in result:
        return {"ok": True, "message_id": result["message_id"]}
    return {"ok": True, "count": len(result)} if isinstance(result, list) else {"ok": True}
