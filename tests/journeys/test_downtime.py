"""Hospes was down for days: what fell due meanwhile is done once, the urgent first.

`DOWNTIME_ENTRIES` says how much fell due; `make downtime` takes 30,000.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, func, select

from bot.app.hospes import Hospes
from bot.app.verbs import running
from bot.chat_server import Call, ChatServer
from bot.domain.messages import Lane
from bot.domain.plan.model import Plan
from bot.messaging.channel import Channel
from bot.messaging.pace import Limits
from bot.messaging.sender import WORKERS
from bot.services.planning import import_plan, plan_participant
from bot.views import rendering
from storage.database import Database
from storage.tables.messaging import Card, OutboxLetter, TimelineEntry
from storage.tables.people import Address
from storage.work import Reading, Work
from tests.attack.arrivals import plain
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.messaging.conftest import server, url
from tests.bot.messaging.house import KEY, QuickClock
from tests.conftest import StillClock

__all__ = ["server", "url"]  # fixtures

ENTRIES = int(os.environ.get("DOWNTIME_ENTRIES", "1500"))
PEOPLE = 24
A_VISIT = 296  # entries that fall due in the time that Hospes is down
BUSY = Limits(per_second=40, chat_interval=0.1)  # ten times as fast: letters have to wait
BEFORE, AFTER = brussels("2027-04-15T09:00"), brussels("2027-04-25T11:50")


@asynccontextmanager
async def awake(
    address: str, clock: StillClock, bot: ChatServer, url: str
) -> AsyncIterator[Hospes]:
    """Run Hospes meanwhile, with its keeper and its alarm clock."""
    channel = Channel(KEY, bot.token, f"{url}/bot", f"{url}/file/bot")
    hospes = Hospes(Database(address, clock), QuickClock(10), [channel], limits=BUSY)
    async with running(hospes):
        yield hospes


def plans() -> Iterator[Plan]:
    """Give the sample visit again and again, beginning on one day of six."""
    for number in range(ENTRIES // A_VISIT + 1):
        by = timedelta(days=number % 6)
        days = tuple(day.model_copy(update={"date": day.date + by}) for day in sample().days)
        yield changed(visit=f"visit-{number}", days=days)


def settle_in(work: Work, plan: Plan, chats: list[int]) -> None:
    """Import a visit that people have joined already."""
    import_plan(work, plan)
    visit = work.visits.by_key(plan.visit)
    assert visit is not None
    for chat_id in chats:
        person_id = work.people.add(work.now)
        work.people.bind(work.people.add_address(KEY, chat_id, "en", work.now), person_id)
        work.people.describe(person_id, name=f"Guest {chat_id}")
        part_id = work.people.add_participant(visit.id, person_id, f"T{chat_id}")
        part = work.people.participant(part_id)
        assert part is not None
        work.people.set_joined(part, work.now)
        plan_participant(work, part_id)


def newcomer(server: ChatServer) -> int:
    """Let somebody be there who has pressed "start" some days ago; give the chat."""
    person = server.person("Guest")
    server.state.chat(person.id).started = True
    return person.id


def left(reading: Reading) -> int:
    """Count what is to be done, sent or drawn still."""
    due = (TimelineEntry.state == "planned", TimelineEntry.due <= AFTER)
    counts = [
        select(func.count()).where(*due),
        select(func.count()).where(OutboxLetter.state == "waiting"),
        select(func.count()).where(Card.shown != Card.wanted),
    ]
    return sum(reading.connection.execute(count).scalar_one() for count in counts)


async def at_rest(hospes: Hospes, seconds: float) -> None:
    """Wait until everything is done and nothing moves."""
    async with asyncio.timeout(seconds):
        # Idleness has no event: it is the absence of any.
        while await hospes.database.read(left) > 0 or not hospes.idle:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


class Ledger:
    """What the database says that was to be sent, and what the chat server got.

    Attributes:
        done: the entries that fell due.
        letters: all of them.
        wrong: by chat and text, what arrived more often or less often than it was written.
        drawn: how often each chat got each card by the same words. One that was drawn before the
            absence was noticed is drawn once more, with a note: that is another text.
        late: how many messages to others left before everybody had the card of their session.
        lanes: those of the letters to chats without a card, in the order of arrival. Where a card
            waits, letters go with it.
        most: how many letters one of the chats with a card got, at most.
    """

    def __init__(self, reading: Reading, calls: list[Call]) -> None:
        run = reading.connection.execute
        self.done = run(select(TimelineEntry.__table__).where(TimelineEntry.due <= AFTER)).all()
        letters = select(OutboxLetter.__table__, Address.chat_id)
        self.letters = run(letters.where(Address.id == OutboxLetter.address_id)).all()
        cards = select(Address.chat_id).where(Address.id == Card.address_id)
        live = set(run(cards).scalars())
        written = Counter((row.chat_id, _text(reading, row)) for row in self.letters)
        arrived = Counter((call.chat_id, plain(str(call.parameters["text"]))) for call in calls)
        others = {what: arrived[what] for what in arrived.keys() - written.keys()}
        self.drawn = {what: number for what, number in others.items() if what[0] in live}
        self.wrong = {what: arrived[what] - number for what, number in written.items()} | others
        self.wrong = {what: n for what, n in self.wrong.items() if n and what not in self.drawn}
        self.without_card = live - {chat for chat, _text in self.drawn}
        known = {(row.chat_id, row.message_id): row.lane for row in self.letters}
        places = [(call.chat_id, call.outcome["message_id"]) for call in calls]
        first = {
            chat: at
            for at, (chat, message) in reversed([*enumerate(places)])
            if (chat, message) not in known
        }
        self.late = sum(chat not in live for chat, _message in places[: max(first.values())])
        self.lanes = [known[one] for one in places if one in known and one[0] not in live]
        self.most = max(
            Counter(row.chat_id for row in self.letters if row.chat_id in live).values()
        )


def _text(reading: Reading, row: Row[Any]) -> str:
    return plain(rendering.letter(reading, row).text)


async def test_after_days_of_downtime(
    database_url: str, clock: StillClock, server: ChatServer, url: str
) -> None:
    """What is stale is dropped with its reason; the rest leaves once, lane after lane."""
    clock.instant = BEFORE
    async with awake(database_url, clock, server, url) as hospes:
        for plan in plans():
            chats = [newcomer(server) for _ in range(PEOPLE)]
            await hospes.database.transact(settle_in, plan, chats)
        assert await hospes.database.read(left) >= ENTRIES
    assert not [call for call in server.calls if call.method == "sendMessage"]
    clock.instant = AFTER
    async with awake(database_url, clock, server, url) as hospes:
        await at_rest(hospes, 10 + ENTRIES / 100)
        calls = [call for call in server.calls if call.method == "sendMessage"]
        ledger = await hospes.database.read(Ledger, calls)
    assert not ledger.wrong
    assert not ledger.without_card
    assert set(ledger.drawn.values()) == {1}
    assert {row.state for row in ledger.letters} == {"sent"}
    reminded = [row.key for row in ledger.done if row.state == "done" and row.participant_id]
    assert Counter(row.unique_key.partition("#")[0] for row in ledger.letters) == Counter(reminded)
    assert {row.state for row in ledger.done} == {"done", "dropped"}
    reasons = {row.reason for row in ledger.done if row.state == "dropped"}
    assert "stale" in reasons
    assert reasons <= {"stale", "merged", "nothing to catch up"}
    owed = ledger.lanes.count(Lane.OWED)
    assert ledger.late <= WORKERS * (1 + ledger.most) < len(ledger.lanes)  # beside each other
    assert WORKERS < owed < len(ledger.lanes)
    assert set(ledger.lanes[: owed - WORKERS]) == {Lane.OWED}
