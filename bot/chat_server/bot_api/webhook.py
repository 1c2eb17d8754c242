"""Delivering updates to the bot's webhook: in order per chat, until it takes them."""

import asyncio
import contextlib
import json
import logging
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.methods import METHODS
from bot.chat_server.state import State
from bot.chat_server.updates import Update
from bot.chat_server.wire.parameters import Parameters

log = logging.getLogger(__name__)

FIRST_DELAY = 1.0
LONGEST_DELAY = 60.0
LONGEST_RETRY_AFTER = 3600.0
ANSWER_SECONDS = 60
USUAL_CONNECTIONS = 40
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Refused(Exception):
    """The bot did not take an update: why, and after how many seconds to try again, if told."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass
class _Line:
    """What goes one after the other; it leaves `lines` the moment that nothing is found in it."""

    name: str
    window: int
    lines: dict[str, "asyncio.Task[None]"]

    def first(self, state: State) -> Update | None:
        found = state.updates.take(0, self.window)
        return next((update for update in found if _line_of(update) == self.name), None)

    def leave(self) -> None:
        self.lines.pop(self.name, None)


class WebhookDelivery:
    """Posts the queue's updates while a webhook is set; `run` lasts until it is cancelled.

    As the real server does it: what one chat writes goes one after the other, and so do the taps
    of one person; different ones go side by side, on as many connections as the bot asked for.
    """

    def __init__(self, state: State, api: BotApi, first_delay: float = FIRST_DELAY) -> None:
        self._state = state
        self._api = api
        self._first_delay = first_delay

    async def run(self) -> None:
        """Deliver whatever comes, for as long as the server runs."""
        while True:
            while not (webhook := self._state.webhook):
                await self._state.webhook_changed.wait()
            most = webhook.get("max_connections", USUAL_CONNECTIONS)
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=most)) as session:
                await self._serve(session, webhook, 2 * most)

    async def _serve(
        self, session: aiohttp.ClientSession, webhook: dict[str, Any], window: int
    ) -> None:
        """Deliver as long as this webhook is set; only so many updates are looked at at once."""
        lines: dict[str, asyncio.Task[None]] = {}
        try:
            while self._state.webhook is webhook:
                found = self._state.updates.take(0, window)
                for name in dict.fromkeys(map(_line_of, found)):
                    if name not in lines:
                        line = _Line(name, window, lines)
                        lines[name] = asyncio.create_task(self._work_off(session, webhook, line))
                await self._something_new()
        finally:
            running = list(lines.values())
            for one in running:
                one.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _something_new(self) -> None:
        updates = self._state.updates
        signals = (updates.arrived, updates.confirmed, self._state.webhook_changed)
        waiting = [asyncio.ensure_future(signal.next()) for signal in signals]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()

    async def _work_off(
        self, session: aiohttp.ClientSession, webhook: dict[str, Any], line: "_Line"
    ) -> None:
        """Deliver what stands in one line, each until it is taken or its time is over."""
        delay = 0.0
        try:
            while update := line.first(self._state):
                try:
                    await self._deliver(session, webhook, update)
                    delay = 0.0
                except Refused as refusal:
                    self._note(webhook, refusal)
                    await asyncio.sleep(refusal.retry_after or delay)
                    delay = min(delay * 2 or self._first_delay, LONGEST_DELAY)
        finally:
            line.leave()

    async def _deliver(
        self, session: aiohttp.ClientSession, webhook: dict[str, Any], update: Update
    ) -> None:
        secret = webhook["secret"]
        headers = {SECRET_HEADER: secret} if secret else {}
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with session.post(
                webhook["url"], json=update, headers=headers, timeout=limit
            ) as answer:
                body = await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Refused(f"Connection failed: {type(error).__name__}") from error
        if not 200 <= answer.status < 300:  # noqa: PLR2004 - any 2xx
            reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
            raise Refused(reason, _retry_after(answer.headers.get("Retry-After", "")))
        self._state.updates.settle(update["update_id"])
        await self._perform(body)

    async def _perform(self, body: bytes) -> None:
        """Do what the answer asks for, if it names a method; the bot never sees the result."""
        asked: Any = None
        with contextlib.suppress(ValueError):
            asked = json.loads(body)
        if not isinstance(asked, dict) or not isinstance(asked.get("method"), str):
            return
        method = METHODS.get(asked["method"].lower())
        if method is None or method.name.lower().startswith(NOT_IN_ANSWERS):
            return
        parameters = Parameters(asked)
        call = self._state.record.begin(self._state.clock(), method.name, parameters)
        await self._api.perform(method, parameters, call)

    def _note(self, webhook: dict[str, Any], refusal: Refused) -> None:
        webhook["last_error_date"] = self._state.now()
        webhook["last_error_message"] = str(refusal)
        self._state.webhook_changed.fire()
        log.debug("webhook: %s", refusal)


def _retry_after(header: str) -> float | None:
    return min(float(header), LONGEST_RETRY_AFTER) if header.isdigit() else None


def _line_of(update: Update) -> str:
    """Name the line in which an update stands; one that says nothing of a chat has its own."""
    kind, body = next(((kind, it) for kind, it in update.items() if isinstance(it, dict)), ("", {}))
    owner = body.get("from" if kind == "callback_query" else "chat")
    if not isinstance(owner, dict) or "id" not in owner:
        return f"update {update['update_id']}"
    return f"{kind.removeprefix('edited_')} {owner['id']}"
