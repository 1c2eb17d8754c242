"""The hands of the sender: each takes a job, has it put into words, sends it, writes down how."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.messaging.attempts import Attempts
from bot.messaging.batches import Batches
from bot.messaging.channel import Channel
from bot.messaging.drafts import Draft, drafts
from bot.messaging.jobs import CardJob, Job, LetterJob, is_awaited
from bot.messaging.marks import Mark, record
from bot.messaging.pace import Pace
from bot.messaging.persistence import Persistence
from bot.messaging.queue import Queue
from bot.messaging.supervisor import Supervisor
from storage.database import Database

log = structlog.get_logger(__name__)

# Seconds, at most and only while many wait for their turn: a third of the pace's CPU is saved.
_READ_TOGETHER = 0.2
_MARK_TOGETHER = 0.07  # a kill in between repeats what is not marked, so it is short


class Workers:
    """Sends what the queue gives, each job in another chat; reading and marking are shared."""

    def __init__(  # noqa: PLR0913 - the parts that they stand between
        self,
        *,
        channel: Channel,
        database: Database,
        queue: Queue,
        pace: Pace,
        persistence: Persistence,
        supervisor: Supervisor,
    ) -> None:
        self._channel = channel
        self._database = database
        self._queue = queue
        self._supervisor = supervisor
        self._pace = pace
        self._attempts = Attempts(channel, pace)
        self._drafts: Batches[Job, Draft] = Batches(self._draft, persistence, supervisor)
        self._awaited: Batches[Job, Draft] = Batches(self._draft, persistence, supervisor)
        self._marks: Batches[Mark, None] = Batches(self._record, persistence, supervisor)
        self._hands: list[asyncio.Task[None]] = []
        self._at_work: set[int] = set()  # of them
        self._given_up: set[object] = set()
        self._stopping = False

    def start(self, number: int) -> None:
        """Let so many begin."""
        self._hands = [self._supervisor.start(self._work(hand)) for hand in range(number)]

    async def stop(self, within: float) -> None:
        """Let nobody begin anything new; wait so many seconds for what is on its way."""
        self._stopping = True
        if self._at_work:
            await asyncio.wait([self._hands[hand] for hand in self._at_work], timeout=within)

    async def _work(self, hand: int) -> None:
        while not self._stopping:
            job = await self._queue.next()
            self._at_work.add(hand)
            await self._finish(job)
            self._at_work.discard(hand)

    async def _finish(self, job: Job) -> None:
        again = None
        try:
            again = await self._send(job)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the sender
            self._give_up(job, error)
        finally:
            self._queue.done(job, again_after=again)

    async def _send(self, job: Job) -> float | None:
        draft = await self._put_into_words(job)
        if isinstance(job, CardJob) and draft.row is not None:
            job.wanted = draft.row.wanted
        if _content_of(job) in self._given_up:
            return None
        mark, again = await self._attempts.attempt(job, draft)
        if mark is not None:
            await self._pace.linger(_MARK_TOGETHER)
            await self._marks.ask(mark)
        return again

    async def _put_into_words(self, job: Job) -> Draft:
        """Read what a job says; what somebody waits for is not read along with all the others."""
        if is_awaited(job):
            return await self._awaited.ask(job)
        await self._pace.linger(_READ_TOGETHER)
        return await self._drafts.ask(job)

    def _give_up(self, job: Job, error: Exception) -> None:
        """Leave alone what has an outcome that cannot be kept: sent again it might never end."""
        log.error("message given up", **job.ids, error=type(error).__name__)
        self._given_up.add(_content_of(job))

    async def _draft(self, jobs: Sequence[Job]) -> Sequence[Draft]:
        return await self._database.read_in_turn(drafts, self._channel.key, jobs)

    async def _record(self, marks: Sequence[Mark]) -> Sequence[None]:
        # Whoever stops us must not stop a transaction that has begun.
        await asyncio.shield(self._database.transact(record, marks, origin="sender"))
        return [None] * len(marks)


def _content_of(job: Job) -> object:
    """Give what tells a letter, or one state of a card, from all others."""
    return job.id if isinstance(job, LetterJob) else (job.address_id, job.subject, job.wanted)
