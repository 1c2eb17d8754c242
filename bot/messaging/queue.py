"""What waits to be sent: a line per chat, and which chat's turn it is.

In a chat letters go in their order, one at a time, and cards after them, but for a card on which
somebody has just tapped. Between chats that one goes first, then the more urgent lane, then whoever
has waited longer.
"""

import asyncio
import heapq
import itertools
import math
from collections.abc import Callable

from bot.messaging.heartbeats import Pulse
from bot.messaging.jobs import Job, LetterJob
from bot.messaging.lines import Line
from bot.messaging.waiting import TOLERANCE

# Seconds of real time: what may leave is taken up at once where nobody is busy, and of what is on
# its way something comes to its end, unless there is an excuse for it.
TAKEN_WITHIN = 3.0
PATIENCE = 3.0
_CROWD = 1000  # lines; from then on those with nothing in them are forgotten


class Queue:
    """All lines of one channel.

    Args:
        now: gives monotonic seconds.
        free_at: from which monotonic second an address may get its next message, and from
            which one if so many are to be kept in hand.
        changed: called when a line begins to rest, so that somebody wakes it in time.
        excused: tells whether what is on its way may take its time just now.

    Attributes:
        active: how many jobs are on their way.
    """

    def __init__(
        self,
        now: Callable[[], float],
        free_at: Callable[[int, int], float],
        changed: Callable[[], None],
        excused: Callable[[], bool] = lambda: False,
    ) -> None:
        self._now = now
        self._free_at = free_at
        self._changed = changed
        self._excused = excused
        self._lines: dict[int, Line] = {}
        self._ready: asyncio.PriorityQueue[tuple[float, int, Line]] = asyncio.PriorityQueue()
        self._resting: list[tuple[float, int, Line]] = []
        self._entries = itertools.count(1)
        self._letters: set[int] = set()
        self._crowded = _CROWD
        self.active = 0
        self._pulse = Pulse()
        self._sign()

    def __len__(self) -> int:
        """Give how many letters wait or are on their way."""
        return len(self._letters)

    @property
    def ready(self) -> bool:
        """Tell whether something could leave at once."""
        return not self._ready.empty()

    @property
    def pulse(self) -> Pulse:
        """Tell that what may leave is taken, and of what is on its way something comes to an end.

        Whoever looks while there is an excuse for it sees a sign of life.
        """
        if self.active and self._excused():
            self._sign()
        return self._pulse

    def add(self, job: Job) -> None:
        """Let a job wait, unless it does already; a card on its way is drawn once more."""
        if isinstance(job, LetterJob):
            if job.id in self._letters:
                return
            self._letters.add(job.id)
        line = self._lines.setdefault(job.address_id, Line(job.address_id))
        line.add(job)
        self._place(line)

    async def next(self) -> Job:
        """Wait for what goes next; its chat is busy until `done`."""
        while True:
            _, entry, line = await self._ready.get()
            job = self._take(line) if entry == line.entry else None
            self._sign()
            if job is not None:
                return job

    def _take(self, line: Line) -> Job | None:
        line.leave()
        if line.empty:
            return None
        line.busy = True
        self.active += 1
        return line.take(self._now())

    def done(self, job: Job, *, again_after: float | None = None) -> None:
        """Let the next of the chat go; with `again_after` this one again, in so many seconds."""
        line = self._lines[job.address_id]
        line.busy = False
        self.active -= 1
        if again_after is not None:
            line.rest_until = self._now() + again_after
            line.add(job)
        elif isinstance(job, LetterJob):
            self._letters.discard(job.id)
        self._place(line)
        self._sign()

    def wake(self) -> float | None:
        """Make ready what has rested enough; give the seconds until the next one has."""
        self._forget()
        while self._resting:
            until, entry, line = self._resting[0]
            if entry == line.entry and until > self._now() + TOLERANCE:
                return until - self._now()
            heapq.heappop(self._resting)
            if entry == line.entry:
                line.leave()
                self._place(line)
        return None

    def _place(self, line: Line) -> None:
        """Put a line where it belongs: among the ready ones by rank, or to rest."""
        if line.busy or line.empty:
            return
        # A card that nobody waits for leaves room for the answer to a tap, where taps are awaited.
        kept = int(line.tapped and not line.letters and not line.is_awaited)
        until = max(line.due(), self._free_at(line.address_id, kept))
        now = until <= self._now() + TOLERANCE
        place = (0, float(line.rank())) if now else (1, until)
        if place >= line.place:
            return
        line.place, line.entry = place, next(self._entries)
        if place[0] == 0:
            waited = self.ready or self.active
            self._ready.put_nowait((place[1], line.entry, line))
            if not waited:
                self._sign()
        else:
            heapq.heappush(self._resting, (until, line.entry, line))
            self._changed()

    def _sign(self) -> None:
        """Show that something moves; from now on nothing need, if nothing may leave."""
        if self.active:
            self._pulse.beat(PATIENCE)
        else:
            self._pulse.beat(TAKEN_WITHIN if self.ready else math.inf)

    def _forget(self) -> None:
        if len(self._lines) > self._crowded:
            now = self._now()
            self._lines = {key: line for key, line in self._lines.items() if not line.spent(now)}
            self._crowded = max(_CROWD, 2 * len(self._lines))
