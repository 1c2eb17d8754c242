"""A whole visit in one thread: people who keep a diary, a clock that is moved, the post."""

import asyncio
import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Row

from bot.domain.plan.model import Plan
from bot.messaging.drafts import Draft, drafts
from bot.messaging.jobs import CardJob, Job, LetterJob
from bot.messaging.marks import CardMark, LetterMark, Lost, Mark, PutOff, record
from bot.rehearsal.diary import Diary
from bot.rehearsal.facts import Facts, Sent
from bot.rehearsal.gathering import _Gathering
from bot.rehearsal.sayings import plain
from bot.rehearsal.wire import choices
from bot.services.callers import Caller
from bot.services.planning import export_plan
from schedules.tick import tick
from storage.database import Database
from storage.work import Reading
from tests.bot.domain.sample_visit import brussels
from tests.bot.services.guests import VISIT, Guest, invite_sample
from tests.conftest import StillClock, migrate_at

CHANNEL = "telegram"
MOST_AT_ONCE = 10_000
TOO_MANY = 5000  # things that fall due in one stretch of time


@dataclass
class Citizen:
    """Somebody in front of a chat, and their own account of the visit.

    Attributes:
        missed: they blocked the bot once; what was sent meanwhile is not sent again.
    """

    guest: Guest
    reference: str
    token: str
    zone: str = "Europe/Brussels"
    blocked: bool = False
    missed: bool = False
    diary: Diary = field(default_factory=Diary)

    @property
    def caller(self) -> Caller:
        return self.guest.caller

    def as_actor(self) -> SimpleNamespace:
        """Give what the gathering of a rehearsal's facts asks of its actors."""
        invited = SimpleNamespace(
            reference=self.reference, name="", email="", role="participant", channel=CHANNEL
        )
        return SimpleNamespace(
            part=SimpleNamespace(invited=invited),
            chat=SimpleNamespace(id=self.caller.chat_id, blocked=self.missed),
            language="en",
            zone=self.zone,
            diary=self.diary,
        )


class Town:
    """The database, the clock and the post; nothing moves but what a step asks for."""

    def __init__(self, people: int) -> None:
        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "hospes.db"
        shutil.copy(_migrated(), path)
        self._loop = asyncio.new_event_loop()
        self.clock = StillClock(brussels("2027-04-15T09:00").astimezone(UTC))
        self.database = Database(f"sqlite:///{path}", self.clock)
        self.database.start()
        tokens = invite_sample(self.database)
        references = [reference for reference in tokens if reference.startswith("T")][:people]
        self.people = [
            Citizen(Guest(self.database, number), reference, tokens[reference])
            for number, reference in enumerate(references, start=1)
        ]
        self.team = Guest(self.database, 100)
        self.team.join(tokens["f01"])
        self.sent: list[Sent] = []
        self._messages = itertools.count(1)

    def close(self) -> None:
        self.database.stop()
        self._loop.close()
        self._folder.cleanup()

    @property
    def now(self) -> datetime:
        return self.clock.instant

    @property
    def plan(self) -> Plan:
        return self.database.look(export_plan, VISIT)

    @property
    def visit_id(self) -> int:
        return int(self.database.look(lambda reading: reading.visits.by_key(VISIT)).id)  # type: ignore[union-attr]

    def part(self, citizen: Citizen) -> Row[Any]:
        """Look at somebody's part in the visit."""
        found = self.database.look(
            lambda r: r.people.participant_called(self.visit_id, citizen.reference)
        )
        assert found is not None
        return found

    def card(self, citizen: Citizen, subject: str) -> Row[Any] | None:
        """Look at a card of somebody's."""

        def query(reading: Reading) -> Row[Any] | None:
            address = reading.people.address_of(CHANNEL, citizen.caller.chat_id)
            return reading.cards.of(address.id, subject) if address else None

        return self.database.look(query)

    def live_until(self, instant: datetime) -> None:
        """Let time pass while the bot is awake: everything happens when it is due."""
        for _ in range(TOO_MANY):
            due = self.database.look(_next)
            if due is None or due > instant:
                break
            self.clock.instant = max(due, self.now)
            self.wake()
        self.clock.instant = max(instant, self.now)
        self.wake()

    def wake(self) -> None:
        """Do what is due, and send what may be sent."""
        self._loop.run_until_complete(tick(self.database))
        self.post()

    def post(self) -> None:
        """Bring letters and cards to their chats, as a sender without haste."""
        while jobs := self.database.look(_jobs):
            ready = self.database.look(drafts, CHANNEL, jobs)
            marks = [
                mark
                for job, draft in zip(jobs, ready, strict=True)
                for mark in self._send(job, draft)
            ]
            self.database.perform(record, marks)

    def _send(self, job: Job, draft: Draft) -> Iterator[Mark]:
        assert not draft.fault, draft.fault
        assert draft.row is not None
        if draft.put_off is not None:
            yield PutOff(draft.row.id, draft.put_off)
            return
        message, why = None, draft.dropped
        if not why and draft.chat_id in {one.caller.chat_id for one in self.people if one.blocked}:
            yield Lost(job.address_id)
            why = "unreachable"
        if not why:
            message = self._arrive(job, draft)
        if isinstance(job, CardJob):
            yield CardMark(job.address_id, job.subject, draft.row.wanted, message, why)
        else:
            yield LetterMark(job.id, "dropped" if why else "sent", why=why, message_id=message)

    def _arrive(self, job: Job, draft: Draft) -> int:
        message = next(self._messages)
        if draft.content is not None:
            keys = [key for row in draft.content.keyboard for key in row]
            file = draft.content.attachment
            if file is not None:
                self._receive(draft.chat_id, file.file_name)
            self.sent.append(
                Sent(
                    chat=(CHANNEL, draft.chat_id),
                    at=self.now,
                    method="sendDocument" if file else "sendMessage",
                    text=plain(draft.content.text),
                    new=isinstance(job, LetterJob),
                    message_id=message,
                    urls=tuple(key.url for key in keys if key.url),
                    data=tuple(key.press for key in keys if key.press),
                    buttons=sum(
                        choices([key.label for key in row]) for row in draft.content.keyboard
                    ),
                )
            )
        return message

    def _receive(self, chat_id: int, name: str) -> None:
        """Have somebody note that a file came; how it is drawn has tests of its own."""
        for one in self.people:
            if one.caller.chat_id == chat_id:
                one.diary.files[name] = b"%PDF-"

    def facts(self) -> Facts:
        """Gather what happened so far, as a rehearsal does."""
        visit = SimpleNamespace(
            world=SimpleNamespace(plan=self.plan),
            everybody=[citizen.as_actor() for citizen in self.people],
            participants=[],
            facilitators=[],
            personas={},
        )
        board = SimpleNamespace(frames=[])
        stage = SimpleNamespace(casts=[visit], servers={CHANNEL: None}, onlookers=[board])
        return self.database.look(_Gathering(cast("Any", stage), self.sent).facts)


@cache
def _migrated() -> Path:
    """Give a database with all tables and nothing in them, to be copied."""
    path = Path(mkdtemp(prefix="town")) / "hospes.db"
    migrate_at(f"sqlite:///{path}")
    return path


def _next(reading: Reading) -> datetime | None:
    found = [reading.timeline.next_due(), reading.outbox.next_due(reading.now)]
    return min((due for due in found if due is not None), default=None)


def _jobs(reading: Reading) -> list[Job]:
    letters = reading.outbox.due_on(CHANNEL, reading.now, MOST_AT_ONCE)
    cards = reading.cards.pending_on(CHANNEL, MOST_AT_ONCE)
    return [
        *(LetterJob(row.id, row.address_id, 0) for row in letters),
        *(CardJob(row.address_id, row.subject) for row in cards),
    ]
