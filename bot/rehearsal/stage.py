"""Where a rehearsal takes place: real database, real bot, real HTTP, simulated people."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from starlette.types import ASGIApp

from bot.chat_server import ChatServer, Fault
from bot.chat_server.faults import Kind
from bot.clock import Clock
from bot.domain.people_file import PeopleFile
from bot.domain.plan.calendar import day_start
from bot.domain.plan.model import Plan
from bot.messaging.channel import Channel
from bot.rehearsal.cast import Cast, cast_of, channel_of
from bot.rehearsal.dues import NextDue
from bot.rehearsal.fast_clock import FastClock
from bot.rehearsal.onlooker import Onlooker
from bot.rehearsal.world import World
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from bot.serving import serving
from storage.database import Database
from storage.work import Work

CHANNELS = ("telegram", "web")  # a chat server stands for each
TROUBLES: Sequence[Kind] = ("too_many_requests", "server_error", "drop_before")
_HOST = "127.0.0.1"


class App(Protocol):
    """The bot, put together elsewhere."""

    async def start(self) -> None:
        """Start every part."""
        ...

    async def stop(self) -> None:
        """Stop every part."""
        ...

    async def tick(self) -> object:
        """Do what is due by the clock."""
        ...

    @property
    def idle(self) -> bool:
        """Tell whether nothing moves: what is left to do waits for time to pass."""
        ...

    def stalled(self) -> list[str]:
        """Give the parts that have shown no sign of life for too long."""
        ...


@dataclass(frozen=True)
class House:
    """How to build what is rehearsed; a rehearsal itself knows no entrance of the bot.

    Attributes:
        app: makes the bot for a database (not started), a clock and channels, without an alarm
            clock of its own.
        pages: makes the web pages for a database.
    """

    app: Callable[[Database, Clock, Sequence[Channel]], App]
    pages: Callable[[Database], ASGIApp]


@dataclass(frozen=True)
class Visit:
    """One visit to be rehearsed."""

    plan: Plan
    people: PeopleFile


class Stage:
    """A rehearsal while it goes on.

    Attributes:
        servers: a chat server per channel.
        casts: the people of each visit, in the order in which the visits were given.
        onlookers: who look at the board of each visit, in the same order.
        pages_url: where the web pages are served.
    """

    def __init__(self, app: App, database: Database, clock: FastClock, pages_url: str) -> None:
        self._app = app
        self.database = database
        self.clock = clock
        self.pages_url = pages_url
        self.servers: dict[str, ChatServer] = {}
        self.casts: list[Cast] = []
        self.onlookers: list[Onlooker] = []
        self._next_due = NextDue(database, clock.now)
        clock.idle = self._idle

    async def invite(self, visit: Visit, seed: int, over: datetime) -> Cast:
        """Import a visit and its people as the command line does, and hand out the links.

        Args:
            visit: which.
            seed: what is left to chance comes from it.
            over: when everything of it will have happened.
        """
        await self.database.transact(import_plan, visit.plan)
        imported = await self.database.transact(import_people, visit.plan.visit, visit.people.rows)
        world = World(self.clock, visit.plan, seed, over)
        cast = cast_of(world, imported.people, visit.people.rows, self.servers)
        cast.intend(self.clock.now())
        self._prepare_trouble(cast)
        self.casts.append(cast)
        self.onlookers.append(Onlooker(self.database, visit.plan.visit))
        return cast

    async def play(self, until: datetime) -> None:
        """Let everybody live until an instant.

        Raises:
            ExceptionGroup: what went wrong in a simulated person.
        """
        async with asyncio.TaskGroup() as living:
            actors = (actor for cast in self.casts for actor in cast.everybody)
            tasks = [living.create_task(one.live()) for one in (*actors, *self.onlookers)]
            await self.clock.run(until, self._next_due, self._app.tick)
            for task in tasks:
                task.cancel()

    def _prepare_trouble(self, cast: Cast) -> None:
        """Let the channel fail some people for a moment on the first day."""
        start = day_start(cast.world.plan, cast.world.plan.days[0])
        for participant, kind in zip(cast.participants[1:], TROUBLES, strict=False):
            server = self.servers[channel_of(participant.part.invited, self.servers)]
            fault = Fault(kind, "sendMessage", participant.chat.id, seconds=2)
            participant.plan(start, partial(_fail, server, fault))

    def _idle(self) -> bool:
        return (
            self._app.idle
            and not any(len(server.state.updates) for server in self.servers.values())
            and all(actor.idle for cast in self.casts for actor in cast.everybody)
            and all(one.idle for one in self.onlookers)
        )


@asynccontextmanager
async def open_stage(
    house: House, database_url: str, start: datetime, speed: float | None = None
) -> AsyncIterator[Stage]:
    """Start the chat servers, the pages and the bot; stop them afterwards.

    Args:
        house: how to build the bot.
        database_url: of an empty database.
        start: the first instant, UTC.
        speed: visit seconds per second; none: as fast as possible.
    """
    clock = FastClock(start, speed)
    servers = {name: _server(clock, name) for name in CHANNELS}
    database = Database(database_url, clock)
    async with AsyncExitStack() as stack:
        channels = []
        for name, server in servers.items():
            url = await stack.enter_async_context(server.serve(_HOST))
            channels.append(Channel(name, server.token, f"{url}/bot", f"{url}/file/bot"))
        app = house.app(database, clock, channels)
        pages = await stack.enter_async_context(serving(house.pages(database), _HOST, 0))
        stage = Stage(app, database, clock, pages)
        stage.servers = servers
        await app.start()
        stack.push_async_callback(app.stop)
        await database.transact(_know_address, pages)
        yield stage


def _server(clock: FastClock, name: str) -> ChatServer:
    return ChatServer(
        clock=lambda: clock.now().timestamp(),
        bot_username=f"{name}_bot",
        limits=True,
        pacing=clock.monotonic,
    )


async def _fail(server: ChatServer, fault: Fault) -> None:
    server.fail(fault)


def _know_address(work: Work, url: str) -> None:
    work.records.know("public_url", url)
