"""The chat server as one object: the application, the people, what is kept, how it is served."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from bot.chat_server.bot_api.endpoint import BotApi
from bot.chat_server.bot_api.front import Front, PeopleOnly
from bot.chat_server.bot_api.webhook import WebhookDelivery
from bot.chat_server.doors.callers import Callers
from bot.chat_server.doors.house import Doors
from bot.chat_server.forgetting import erase, forget_before
from bot.chat_server.limits import Limits
from bot.chat_server.people.person import Person
from bot.chat_server.reception import Reception
from bot.chat_server.record import Record
from bot.chat_server.routes import routes
from bot.chat_server.state import REAL_TIME, Clock, kept_state
from bot.chat_server.store import open_store
from bot.chat_server.wire.written_first import WrittenFirst
from bot.chat_server.workbench import Workbench
from bot.serving import serving

if TYPE_CHECKING:
    from starlette.types import ASGIApp


class ChatServer(Workbench):
    """The Bot API on one side, people on the other; everything in memory, in one event loop.

    With `store`, people, chats, files, unconfirmed updates and the bot's token, menus and webhook
    are also written to a file, named by its path, or to the schema `chat` of a PostgreSQL, named
    by its address (`postgresql://…`), and a new server goes on from there; one server uses it at a
    time. Raises OSError if it cannot be used.

    `clock` gives seconds since the epoch; it dates messages and rules how long updates are kept,
    so a clock that leaps must leap only when nothing is pending. `token` is made up if not given.
    With `limits` the bot is held to Telegram's pace, measured by `pacing` (real time).

    Without a `reception` everybody on the page may be anybody. With one, people come in by
    personal links, `address` + `/t/` + payload, and see only their own chat; everything else of
    the people's API is for whoever has the `admin_token`. `address` is where people find the
    page; if it is empty, that is where `serve` listens.
    """

    def __init__(  # noqa: PLR0913 - each has a default and a name
        self,
        clock: Clock = REAL_TIME,
        token: str | None = None,
        bot_username: str = "hospes_bot",
        *,
        limits: bool = False,
        pacing: Clock = time.monotonic,
        store: Path | str | None = None,
        reception: Reception | None = None,
        admin_token: str | None = None,
        address: str = "",
    ) -> None:
        self._store = open_store(store)
        pace = Limits(pacing) if limits else None
        self.state = kept_state(self._store, clock, token, bot_username, pace)
        self.state.doors = Doors(
            self._store,
            self.state.clock,
            pacing,
            reception=reception,
            admin_token=admin_token,
            address=address,
        )
        self.state.record = Record(contents=reception is None)
        self._api = BotApi(self.state)
        front: ASGIApp = Front(self._api, Starlette(routes=routes(self.state)))
        self.app = WrittenFirst(front, self._store) if store else front
        self.page_app = PeopleOnly(self.app)

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.state.token

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
        """A new person; without an id they get the next from 1001 on, with a store a random one."""
        given = {
            "id": id,
            "first_name": first_name,
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
        }
        user = {name: value for name, value in given.items() if value not in ("", None)}
        return Person(self.state, self.state.add_person(user))

    @property
    def epoch(self) -> int:
        """A random number that was made with the store, and the least id of its updates."""
        return self._store.epoch

    @property
    def trouble(self) -> str:
        """Why nothing can be kept just now, and so nothing is answered; empty: all is well."""
        return self._store.trouble

    async def erase(self, *person_ids: int) -> int:
        """Forget people and all that is theirs, for good; gives how many of them there were.

        Raises NotWritten if the store cannot be written to just now; it is tried again.
        """
        return await erase(self.state, person_ids)

    async def forget_before(self, instant: float) -> int:
        """Forget messages and files from before an instant, in seconds since the epoch.

        Gives how many messages there were; raises NotWritten as `erase` does.
        """
        return await forget_before(self.state, instant)

    @contextlib.asynccontextmanager
    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
        """Serve over HTTP; gives the base URL. Port 0 takes a free one.

        python-telegram-bot's `base_url` is the base URL + `/bot`, `base_file_url` + `/file/bot`.
        Raises OSError if the port is in use.
        """
        with contextlib.closing(self._store):  # what was answered at the very end is kept too
            async with self.delivering(), serving(self.app, host, port) as base_url:
                self.state.closing = False
                self.state.doors.address = self.state.doors.address or base_url
                try:
                    yield base_url
                finally:
                    self.close()

    @contextlib.asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """Deliver to the webhook meanwhile, and tell the reception what there is to tell.

        Needed only where `app` is mounted elsewhere.
        """
        self.state.begin()
        running = [asyncio.create_task(WebhookDelivery(self.state, self._api).run())]
        if self.state.doors.reception:
            callers = Callers(self.state, self.state.doors.reception)
            running.append(asyncio.create_task(callers.run()))
        try:
            yield
        finally:
            for task in running:
                task.cancel()
            for task in running:
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    def send_away(self) -> None:
        """End every stream, so that what serves the page can stop before what serves the bot."""
        self.state.closing = True
        for chat in self.state.chats.values():
            chat.changed.fire()

    def close(self) -> None:
        """End every call and stream that still waits, so that the server can stop at once.

        Writes what is not yet in the store and lets go of it, until something more is kept.
        """
        self.send_away()
        self.state.updates.waiting.end()
        self.state.end()
        self._store.close()
