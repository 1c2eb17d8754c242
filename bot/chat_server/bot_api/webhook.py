"""Delivering updates to the bot's webhook: in order per chat, until it takes them."""

import asyncio
import logging
import random
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.methods import METHODS
from bot.chat_server.bot_api.webhook_post import Refused, bring
from bot.chat_server.state import State
from bot.chat_server.store import NotWritten
from bot.chat_server.updates import Update
from bot.chat_server.wire.parameters import Parameters

log = logging.getLogger(__name__)

FIRST_DELAY = 2.0
LONGEST_DELAY = 60.0
GONE = 410
GONE_SECONDS = 23 * 3600
USUAL_CONNECTIONS = 40
NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "close", "logout")


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
                    wait = refusal.retry_after or delay
                    if not self._state.updates.outlives(update["update_id"], wait):
                        self._state.updates.settle(update["update_id"])
                        continue
                    await asyncio.sleep(wait)
                    delay = min(delay * 2 or self._first_delay, _longest_delay())
        finally:
            line.leave()

    async def _deliver(
        self, session: aiohttp.ClientSession, webhook: dict[str, Any], update: Update
    ) -> None:
        try:
            await self._state.store.written()
        except NotWritten as error:
            raise Refused(str(error)) from error
        asked = await bring(session, webhook, update)
        webhook.pop("gone_since", None)
        self._state.updates.settle(update["update_id"])
        await self._perform(asked)

    async def _perform(self, asked: Parameters) -> None:
        """Do what the answer asks for, if it names a method; the bot never sees the result."""
        method = METHODS.get(asked.text("method").lower())
        if method is None or method.name.lower().startswith(NOT_IN_ANSWERS):
            return
        call = self._state.record.begin(self._state.clock(), method.name, asked)
        await self._api.perform(method, asked, call)

    def _note(self, webhook: dict[str, Any], refusal: Refused) -> None:
        webhook["last_error_date"] = self._state.now()
        webhook["last_error_message"] = str(refusal)
        if refusal.status != GONE:
            webhook.pop("gone_since", None)
        elif self._state.now() - webhook.setdefault("gone_since", self._state.now()) > GONE_SECONDS:
            self._state.webhook = {}
            self._state.keep_bot()
        self._state.webhook_changed.fire()
        log.debug("webhook: %s", refusal)


def _longest_delay() -> float:
    """Up to twice as long, so that those who failed together do not come back together."""
    return LONGEST_DELAY * random.uniform(1, 2)  # noqa: S311 - nothing depends on it


def _line_of(update: Update) -> str:
    """Name the line in which an update stands; one that says nothing of a chat has its own."""
    kind, body = next(((kind, it) for kind, it in update.items() if isinstance(it, dict)), ("", {}))
    owner = body.get("from" if kind == "callback_query" else "chat")
    if not isinstance(owner, dict) or "id" not in owner:
        return f"update {update['update_id']}"
    return f"{kind.removeprefix('edited_')} {owner['id']}"
