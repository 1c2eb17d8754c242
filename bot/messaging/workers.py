"""The hands of the sender: each takes a job, has it put into words, sends it, writes down how."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.messaging.attempts import Attempts
from bot.messaging.batches import Batches
from bot.messaging.channel import Channel
from bot.messaging.drafts import Draft, drafts
from bot.messaging.jobs import Job, LetterJob
from bot.messaging.marks import Mark, record
from bot.messaging.pace import Pace
from bot.messaging.persistence import Persistence
from bot.messaging.queue import Queue
from bot.messaging.supervisor import Supervisor
from storage.database import Database

log = structlog.get_logger(__name__)


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
        self._attempts = Attempts(channel, pace)
        self._drafts: Batches[Job, Draft] = Batches(self._draft, persistence, supervisor)
        self._marks: Batches[Mark, None] = Batches(self._record, persistence, supervisor)
        self._at_work: set[asyncio.Task[None]] = set()
        self._given_up: set[int] = set()
        self._stopping = False

    def start(self, number: int) -> None:
        """Let so many begin."""
        for _ in range(number):
            self._supervisor.start(self._work())

    async def stop(self, within: float) -> None:
        """Let nobody begin anything new; wait so many seconds for what is on its way."""
        self._stopping = True
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=within)

    async def _work(self) -> None:
        while not self._stopping:
            job = await self._queue.next()
            sending = self._supervisor.start(self._finish(job))
            self._at_work.add(sending)
            sending.add_done_callback(self._at_work.discard)
            await asyncio.wait({sending})

    async def _finish(self, job: Job) -> None:
        again = None
        try:
            again = await self._send(job)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the sender
            self._give_up(job, error)
        finally:
            self._queue.done(job, again_after=again)

    async def _send(self, job: Job) -> float | None:
        if isinstance(job, LetterJob) and job.id in self._given_up:
            return None
        draft = await self._drafts.ask(job)
        mark, again = await self._attempts.attempt(job, draft)
        if mark is not None:
            await self._marks.ask(mark)
        return again

    def _give_up(self, job: Job, error: Exception) -> None:
        """Leave a letter alone whose outcome cannot be kept: sent again it might never end."""
        log.error("message given up", address=job.address_id, error=type(error).__name__)
        if isinstance(job, LetterJob):
            self._given_up.add(job.id)

    async def _draft(self, jobs: Sequence[Job]) -> Sequence[Draft]:
        return await self._database.read(drafts, self._channel.key, jobs)

    async def _record(self, marks: Sequence[Mark]) -> Sequence[None]:
        # Whoever stops us must not stop a transaction that has begun.
        await asyncio.shield(self._database.transact(record, marks, origin="sender"))
        return [None] * len(marks)
