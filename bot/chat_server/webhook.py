"""Delivering updates to the bot's webhook: in order, again and again until it takes them."""

import asyncio
import contextlib
import json
import logging
from typing import Any

import aiohttp

from bot.chat_server.api import BotApi
from bot.chat_server.methods import METHODS
from bot.chat_server.parameters import Parameters
from bot.chat_server.state import State
from bot.chat_server.updates import Update

log = logging.getLogger(__name__)

FIRST_DELAY = 1.0
LONGEST_DELAY = 60.0
LONGEST_RETRY_AFTER = 3600.0
ANSWER_SECONDS = 60
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Refused(Exception):
    """The bot did not take an update: why, and after how many seconds to try again, if told."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class WebhookDelivery:
    """Posts the queue's updates while a webhook is set; `run` lasts until it is cancelled."""

    def __init__(self, state: State, api: BotApi, first_delay: float = FIRST_DELAY) -> None:
        self._state = state
        self._api = api
        self._first_delay = first_delay

    async def run(self) -> None:
        """Deliver whatever comes, for as long as the server runs."""
        while True:
            while not self._state.webhook:
                await self._state.webhook_changed.wait()
            async with aiohttp.ClientSession() as session:
                await self._deliver_all(session)

    async def _deliver_all(self, session: aiohttp.ClientSession) -> None:
        delay = self._first_delay
        while webhook := self._state.webhook:
            update = next(iter(self._state.updates.take(0, 1)), None)
            if update is None:
                await self._something_new()
                continue
            try:
                await self._deliver(session, webhook, update)
                delay = self._first_delay
            except Refused as refusal:
                self._note(webhook, refusal)
                wait = delay if refusal.retry_after is None else refusal.retry_after
                await self._state.webhook_changed.wait(wait)
                delay = min(delay * 2, LONGEST_DELAY)

    async def _something_new(self) -> None:
        signals = (self._state.updates.arrived, self._state.webhook_changed)
        waiting = [asyncio.ensure_future(signal.next()) for signal in signals]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()

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
        self._state.updates.take(update["update_id"] + 1, 1)
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
