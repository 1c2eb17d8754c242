"""A small bot for the tests: the real intake and sender, two handlers, the real chat server."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.chat_server import Call, ChatServer, Person
from bot.clock import Clock
from bot.domain.messages import Receipt
from bot.messaging.channel import AnyApplication, Channel
from bot.messaging.intake import Intake
from bot.messaging.pace import Limits
from bot.messaging.sender import Sender
from bot.services.callers import Caller
from handlers.context import Context, Parts, bound_to
from storage.database import Database
from storage.unit import Unit
from storage.work import Effects, Reading, Work

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


@dataclass
class House:
    """All parts of the bot, running."""

    server: ChatServer
    database: Database
    channel: Channel
    application: AnyApplication
    sender: Sender
    intake: Intake
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
            while not (self.intake.idle and self.database.idle and self.sender.idle):  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def until(self, query: Callable[[Reading], object], expected: object) -> None:
        """Wait until the database says what is expected."""
        async with asyncio.timeout(5):
            # A commit of another part gives no event to a test.
            while await self.database.read(query) != expected:  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    @contextmanager
    def failing(self, origin: str = "") -> Iterator[None]:
        """Have no transaction committed, or none of one origin."""
        writer = self.database._writer  # noqa: SLF001 - nothing outside can break a disk
        works = writer._commit  # noqa: SLF001

        def commit(group: list[Unit]) -> Effects:
            if any(unit.origin.startswith(origin) for unit in group):
                raise OSError("disk full")
            return works(group)

        setattr(writer, "_commit", commit)  # noqa: B010 - mypy minds an assignment
        try:
            yield
        finally:
            setattr(writer, "_commit", works)  # noqa: B010

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
) -> AsyncIterator[House]:
    """Start the bot on a chat server; stop it at the end."""
    clock = clock or QuickClock()
    channel = Channel(KEY, server.token, f"{url}/bot", f"{url}/file/bot")
    sender = Sender(channel, database, clock, limits)
    parts = Parts(KEY, database, sender)
    application = channel.application(bound_to(parts), register)
    await channel.open(application, clock)
    intake = Intake(channel, application, database, clock, expect=sender.expect, longest=0.3)
    sender.start()
    await intake.start()
    try:
        yield House(server, database, channel, application, sender, intake)
    finally:
        await intake.stop(1)
        await sender.stop(1)
        await application.shutdown()
