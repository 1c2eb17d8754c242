"""A small bot for the tests: the real intake and sender, two handlers, the real chat server."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import PoolProxiedConnection, create_engine, event, text
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.chat_server import Call, ChatServer, Person
from bot.clock import Clock
from bot.domain.messages import Receipt
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.intake import Intake
from bot.messaging.pace import Limits
from bot.messaging.sender import Sender
from bot.messaging.toasts import Toasts
from bot.services.callers import Caller
from handlers.context import Context, Parts, bound_to
from storage.database import Database
from storage.work import Reading, Work

KEY = "chat"
FAST = Limits(per_second=1000, chat_interval=0.001, burst=100)

Act = Callable[[Update, Context], Awaitable[None]]


class QuickClock:
    """Real time, two hundred times as fast, beginning at 9:00 UTC on 1 April 2027."""

    def __init__(self, speed: float = 200) -> None:
        self._speed = speed
        self._start = time.monotonic()

    def now(self) -> datetime:
        return datetime(2027, 4, 1, 9, tzinfo=UTC) + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (time.monotonic() - self._start) * self._speed

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._speed)


class Watch(QuickClock):
    """Goes by itself, and can be set; slow enough that a test's silence is no absence."""

    def __init__(self, speed: float = 10) -> None:
        super().__init__(speed)
        self._ahead = timedelta()

    @property
    def instant(self) -> datetime:
        return self.now()

    @instant.setter
    def instant(self, instant: datetime) -> None:
        self._ahead += instant - self.now()

    def now(self) -> datetime:
        return super().now() + self._ahead

    def wall(self) -> float:
        return self.now().timestamp()

    def move(self, **by: float) -> None:
        """Set it forward or back; what is measured by its seconds goes on as if nothing was."""
        self._ahead += timedelta(**by)


def hear(work: Work, caller: Caller, text: str) -> None:
    """Remember what somebody said, in order, and say it back."""
    heard = work.records.known(f"heard:{caller.chat_id}")
    work.records.know(f"heard:{caller.chat_id}", f"{heard} {text}".strip())
    write(work, caller.chat_id, text)


def write(work: Work, chat_id: int, text: str, **letter: object) -> int:
    """Write somebody a letter with a word of our own in it; give the address."""
    row = work.people.address_of(KEY, chat_id)
    address_id = row.id if row else work.people.add_address(KEY, chat_id, "en", work.now)
    work.say(address_id, "apology", args={"reference": text}, **letter)  # type: ignore[arg-type]
    return int(address_id)


def tapped(work: Work, caller: Caller, word: str) -> Receipt:
    """Count a tap."""
    hear(work, caller, word)
    return Receipt("apology", {"reference": word})


def heard(reading: Reading, person: Person) -> list[str]:
    """Give what somebody said, as far as it is committed."""
    return reading.records.known(f"heard:{person.id}").split()


def states(reading: Reading) -> list[tuple[str, str]]:
    """Give state and reason of all letters."""
    from sqlalchemy import select

    from storage.tables.messaging import OutboxLetter

    rows = reading.connection.execute(select(OutboxLetter.__table__).order_by(OutboxLetter.id))
    return [(row.state, row.error) for row in rows]


async def listen(update: Update, context: Context) -> None:
    """Hand a message on; `!word` has the handler fail in the way of the word."""
    text = (update.effective_message.text if update.effective_message else "") or ""
    if text == "!raise":
        raise ZeroDivisionError(text)
    if text == "!nothing":
        return
    if text == "!hang":
        await asyncio.sleep(0.6)
    await context.tell(hear, text)


async def tap(update: Update, context: Context) -> None:
    """Hand a tap on; `nothing` gives no receipt."""
    data = (update.callback_query.data if update.callback_query else "") or ""
    if data == "nothing":
        await context.tell(hear, data)
    else:
        await context.press(tapped, data)


def register(application: AnyApplication) -> None:
    application.add_handler(CallbackQueryHandler(tap))
    application.add_handler(MessageHandler(filters.ALL, listen))


@contextmanager
def held(database: Database, milliseconds: int = 50) -> Iterator[None]:
    """Let somebody else write to an SQLite file meanwhile; our writer waits so long, not 5 s."""
    engine = database._writing  # noqa: SLF001 - nothing outside can lose a database

    def be_impatient(connection: Any, _record: object = None) -> None:  # noqa: ANN401 - the driver's
        connection.execute(f"PRAGMA busy_timeout={milliseconds}")

    event.listen(engine, "connect", be_impatient)
    database.perform(lambda work: be_impatient(work.connection.connection.driver_connection))
    other = sqlite3.connect(str(engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()
        event.remove(engine, "connect", be_impatient)


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Let somebody else hold a table of a PostgreSQL meanwhile that `hear` writes to."""
    other = create_engine(database._url)  # noqa: SLF001 - which one
    with other.begin() as connection:
        connection.execute(text("LOCK TABLE installation IN EXCLUSIVE MODE"))
        yield
    other.dispose()


@contextmanager
def unreachable(database: Database) -> Iterator[None]:
    """Have a PostgreSQL end our connections, and take no new ones, meanwhile."""
    url = database._url  # noqa: SLF001 - which one
    admin = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        allow = f'ALTER DATABASE "{url.database}" WITH ALLOW_CONNECTIONS {{}}'
        connection.exec_driver_sql(allow.format("false"))
        connection.execute(_END_ALL, {"name": url.database})
        try:
            yield
        finally:
            connection.exec_driver_sql(allow.format("true"))
    admin.dispose()


_END_ALL = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")


@dataclass
class House:
    """All parts of the bot, running."""

    server: ChatServer
    database: Database
    channel: Channel
    application: AnyApplication
    sender: Sender
    intake: Intake
    toasts: Toasts
    refusals: list[str]
    people: dict[str, Person] = field(default_factory=dict)

    async def person(self, name: str) -> Person:
        """Let somebody start the bot and be greeted."""
        person = self.server.person(name)
        await person.open()
        await person.wait_for("/start")
        return person

    async def quiet(self, seconds: float = 5) -> None:
        """Wait until every update is confirmed and nothing moves."""
        await self.server.settled(seconds)
        async with asyncio.timeout(seconds):
            # Idleness has no event: it is the absence of any.
            parts = (self.intake, self.database, self.sender, self.toasts)
            while not all(part.idle for part in parts):  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def until(
        self, query: Callable[[Reading], object], expected: object, seconds: float = 5
    ) -> None:
        """Wait until the database says what is expected."""
        async with asyncio.timeout(seconds):
            # A commit of another part gives no event to a test.
            while await self.database.read(query) != expected:  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    @contextmanager
    def without_database(self) -> Iterator[None]:
        """Have the database away: its file held by another process, or its server deaf to us."""
        if self.database.is_postgresql:
            with unreachable(self.database):
                yield
        else:
            with held(self.database):
                yield

    @contextmanager
    def deaf_to_commits(self) -> Iterator[list[int]]:
        """Have commits succeed and their answers lost; gives the list of those it happened to."""
        dialect = self.database._writing.dialect  # noqa: SLF001 - between us and the database
        works, lost = dialect.do_commit, list[int]()

        def commit(connection: PoolProxiedConnection) -> None:
            works(connection)
            lost.append(1)
            raise dialect.loaded_dbapi.OperationalError("the answer was lost")

        setattr(dialect, "do_commit", commit)  # noqa: B010 - mypy minds an assignment
        try:
            yield lost
        finally:
            setattr(dialect, "do_commit", works)  # noqa: B010

    def calls(self, method: str, chat: Person | None = None) -> list[Call]:
        """Give the calls of a method that the server has had, oldest first."""
        return [
            call
            for call in self.server.calls
            if call.method == method and (chat is None or call.chat_id == chat.id)
        ]

    def said(self, chat: Person) -> list[str]:
        """Give the words of our letters in a chat, oldest first."""
        texts = [str(message.get("text") or message.get("caption")) for message in chat.from_bot]
        return [text.rpartition("reference ")[2].rstrip(".") for text in texts]


@asynccontextmanager
async def house(
    database: Database,
    server: ChatServer,
    url: str,
    clock: Clock | None = None,
    limits: Limits = FAST,
    *,
    wall: Callable[[], float] = time.time,
    polled: bool = True,
    key: str = KEY,
    handlers: Callable[[AnyApplication], None] = register,
    longest: float = 0.3,
) -> AsyncIterator[House]:
    """Start the bot on a chat server; stop it at the end. Not polled: updates are brought."""
    clock = clock or QuickClock()
    refusals: list[str] = []
    channel = Channel(key, server.token, f"{url}/bot", f"{url}/file/bot")
    sender = Sender(channel, database, clock, limits)
    toasts = Toasts(channel.calls)
    parts = Parts(key, database, toasts)
    application = channel.application(bound_to(parts), handlers)
    await channel.open(application, clock)
    intake = Intake(
        channel,
        application,
        database,
        clock,
        expect=toasts.expect,
        refused=refusals.append,
        longest=longest,
        wall=wall,
    )
    sender.start()
    if polled:
        await intake.start()
    try:
        yield House(server, database, channel, application, sender, intake, toasts, refusals)
    finally:
        await intake.stop(1)
        await sender.stop(1)
        await toasts.stop()
        await application.shutdown()
