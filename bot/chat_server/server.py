"""The chat server as one object: the application, the people, the faults, the record."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.webhook import WebhookDelivery
from bot.chat_server.faults import Fault, Faults
from bot.chat_server.limits import Limits
from bot.chat_server.people.chat_view import PATIENCE
from bot.chat_server.people.person import Person
from bot.chat_server.record import Call
from bot.chat_server.routes import routes
from bot.chat_server.state import REAL_TIME, Clock, kept_state
from bot.chat_server.store import Memory, Store
from bot.chat_server.wire.written_first import WrittenFirst
from bot.serving import serving


class ChatServer:
    """The Bot API on one side, people on the other; everything in memory, in one event loop.

    With `store`, a path, people, chats, files, unconfirmed updates and the bot's token, menus and
    webhook are also written to that file, and a new server goes on from there; one server uses it
    at a time. Raises OSError if the file cannot be used.

    `clock` gives seconds since the epoch; it dates messages and rules how long updates are kept,
    so a clock that leaps must leap only when nothing is pending. `token` is made up if not given.
    With `limits` the bot is held to Telegram's pace, measured by `pacing` (real time).
    """

    def __init__(  # noqa: PLR0913 - each has a default and a name
        self,
        clock: Clock = REAL_TIME,
        token: str | None = None,
        bot_username: str = "hospes_bot",
        *,
        limits: bool = False,
        pacing: Clock = time.monotonic,
        store: Path | None = None,
    ) -> None:
        self._store = Store(store) if store else Memory()
        pace = Limits(pacing) if limits else None
        self.state = kept_state(self._store, clock, token, bot_username, pace)
        self._api = BotApi(self.state)
        writing = [Middleware(WrittenFirst, self._store)] if store else []
        self.app = Starlette(routes=routes(self.state, self._api), middleware=writing)

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.state.token

    @property
    def calls(self) -> list[Call]:
        """Every Bot API call so far, oldest first (at most the latest 50,000)."""
        return list(self.state.record.calls)

    @property
    def faults(self) -> Faults:
        """The trouble that is prepared for the bot."""
        return self.state.faults

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order of their coming."""
        return [Person(self.state, chat) for chat in self.state.chats.values()]

    def person(
        self,
        first_name: str,
        last_name: str = "",
        username: str = "",
        language_code: str = "en",
        id: int | None = None,  # noqa: A002 - the Bot API's own word
    ) -> Person:
        """A new person; ids count up from 1001 unless one is given."""
        given = {
            "id": id,
            "first_name": first_name,
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
        }
        user = {name: value for name, value in given.items() if value not in ("", None)}
        return Person(self.state, self.state.add_person(user))

    def fail(self, fault: Fault) -> Fault:
        """Prepare trouble for the next calls; raises PersonError 400 if it makes no sense."""
        return self.state.faults.add(fault)

    def inject(self, update: dict[str, Any]) -> int:
        """Queue a raw update, whatever it says; returns the update_id that it got."""
        return self.state.updates.put_raw(update)

    def clear_calls(self) -> None:
        """Forget the calls so far."""
        self.state.record.clear()

    async def wait_for_call(
        self,
        wanted: Callable[[Call], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the word that tests expect
    ) -> Call:
        """The latest call that fulfils `wanted`, as soon as there is one; raises TimeoutError.

        A call whose `outcome` is still empty is being served.
        """
        record = self.state.record

        def look() -> Call | None:
            return next((call for call in reversed(record.calls) if wanted(call)), None)

        call = await record.changed.until(look, timeout)
        if call is None:
            raise TimeoutError(f"the bot did not make that call within {timeout} s")
        return call

    async def settled(self, seconds: float = PATIENCE) -> None:
        """Wait until the bot has confirmed every update; raises TimeoutError."""
        updates = self.state.updates
        if not await updates.confirmed.until(lambda: not len(updates) or None, seconds):
            raise TimeoutError(f"{len(updates)} updates are still pending after {seconds} s")

    @contextlib.asynccontextmanager
    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
        """Serve over HTTP; gives the base URL. Port 0 takes a free one.

        python-telegram-bot's `base_url` is the base URL + `/bot`, `base_file_url` + `/file/bot`.
        Raises OSError if the port is in use.
        """
        with contextlib.closing(self._store):  # what was answered at the very end is kept too
            async with self.delivering(), serving(self.app, host, port) as base_url:
                self.state.closing = False
                try:
                    yield base_url
                finally:
                    self.close()

    @contextlib.asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """Deliver to the webhook meanwhile; needed only where `app` is mounted elsewhere."""
        delivery = asyncio.create_task(WebhookDelivery(self.state, self._api).run())
        try:
            yield
        finally:
            delivery.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await delivery

    def close(self) -> None:
        """End every call and stream that still waits, so that the server can stop at once.

        Writes what is not yet in the store and lets go of it, until something more is kept.
        """
        self.state.closing = True
        self.state.updates.end_poll()
        for chat in self.state.chats.values():
            chat.changed.fire()
        self._store.close()
