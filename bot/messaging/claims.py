"""Finding what is to be sent: handed over after a commit, or claimed from the database."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.messaging.jobs import RANKS, CardJob, LetterJob
from bot.messaging.queue import Queue
from storage.database import Database
from storage.work import Effects, Reading

MOST = 10_000  # letters kept in memory; beyond that the database keeps them
_LOW = MOST // 4
_AT_ONCE = 100
_MOST_CARDS = 1000
_BEHIND_INTERVAL = 1.0  # seconds until the queue is looked at again when it holds all it may


@dataclass(frozen=True)
class Handed:
    """What a commit caused, without its words.

    Attributes:
        letters: id, address id, lane and `not_before` of each new letter; none: at once.
        cards: address id and subject of each card that wants to be drawn.
        awaited: those of `cards` that somebody has just tapped on.
        unknown: whether there may be more, in the database.
    """

    letters: Sequence[tuple[int, int, str, datetime | None]]
    cards: Collection[tuple[int, str]]
    awaited: Collection[tuple[int, str]]
    unknown: bool

    @classmethod
    def from_effects(cls, effects: Effects) -> "Handed":
        """Take what the sender needs."""
        letters = [
            (row["id"], row["address_id"], row["lane"], _later(row)) for row in effects.letters
        ]
        return cls(letters, effects.cards, effects.awaited, effects.unknown)  # type: ignore[arg-type] # rows hold objects


class Claims:
    """Fills the queue of one channel, as far as memory goes.

    What is handed over goes into the queue at once. If there is too much, it is left to the
    database until the queue is low; in between nothing is taken over, so that order is kept, but
    live letters, each with all that waits for the same address.
    """

    def __init__(self, channel: str, database: Database, queue: Queue, clock: Clock) -> None:
        self._channel = channel
        self._database = database
        self._queue = queue
        self._clock = clock
        self._next_due: datetime | None = None
        self._behind = True
        self._missed = False
        self._cards_wanted = True
        self._live: set[int] = set()  # addresses whose live letters were left to the database
        self._live_anywhere = True

    def accept(self, handed: Handed) -> bool:
        """Take over what a commit caused; tell whether the database must be asked for it."""
        now = self._clock.now()
        if handed.unknown:
            self.look_again()
        for letter_id, address_id, lane, not_before in handed.letters:
            if not_before is not None and not_before > now:
                self._wait_until(not_before)
            elif self._behind or len(self._queue) >= MOST:
                self._behind = self._missed = True
                if lane == "live":
                    self._live.add(address_id)
            else:
                self._queue.add(LetterJob(letter_id, address_id, RANKS[lane]))
        # Letters that are asked for now come before the cards of the same commit all the same.
        later = {address_id for _, address_id, _, _ in handed.letters} if handed.unknown else set()
        for address_id, subject in handed.cards:
            awaited = (address_id, subject) in handed.awaited
            if awaited or address_id not in later:
                self._queue.add(CardJob(address_id, subject, awaited=awaited))
        return self._cards_wanted or self._behind or self._next_due is not None

    def _wait_until(self, instant: datetime | None) -> None:
        """Know of an instant at which the database must be asked; the earliest counts."""
        if instant is not None:
            self._next_due = min(self._next_due or instant, instant)

    def look_again(self) -> None:
        """Ask the database for everything: somebody else may have written."""
        self._behind = self._cards_wanted = self._live_anywhere = True

    def next_in(self) -> float | None:
        """Give the seconds until the database must be asked; none if nothing is planned."""
        if self._behind or self._cards_wanted:
            return _BEHIND_INTERVAL
        if self._next_due is None:
            return None
        return max(0.0, (self._next_due - self._clock.now()).total_seconds())

    async def gather(self) -> None:
        """Claim what is due and what is to be drawn, if there may be any.

        Raises:
            DatabaseDown: the database does not answer.
        """
        due = self._next_due is not None and self._next_due <= self._clock.now()
        if due or (self._behind and len(self._queue) <= _LOW):
            await self._gather_letters()
        elif (self._live or self._live_anywhere) and len(self._queue) < 2 * MOST:
            await self._gather_live()
        if self._cards_wanted:
            await self._gather_cards()

    async def _gather_letters(self) -> None:
        self._behind, self._missed = True, False
        most = MOST + len(self._queue)
        self._live, self._live_anywhere = set(), False  # they come first
        self._next_due = None  # what is handed over during the read must not be lost by it
        try:
            rows, later = await self._database.read(_due, self._channel, most)
        except Exception:
            self._live_anywhere = True
            raise
        self._wait_until(later)
        await self._add(rows)
        self._behind = self._missed or len(rows) == most

    async def _gather_live(self) -> None:
        """Claim what is live out of its turn, and what must leave before it in the same chats."""
        live, self._live = self._live, set()
        anywhere, self._live_anywhere = self._live_anywhere, False
        try:
            rows = await self._database.read(_live, self._channel, live, anywhere)
        except Exception:
            self._live |= live
            self._live_anywhere |= anywhere
            raise
        await self._add(rows)
        self._live_anywhere |= len(rows) == MOST

    async def _add(self, rows: Sequence[tuple[int, int, str]]) -> None:
        for place, (letter_id, address_id, lane) in enumerate(rows):
            self._queue.add(LetterJob(letter_id, address_id, RANKS[lane]))
            if place % _AT_ONCE == 0:
                await asyncio.sleep(0)  # ten thousand at once would hold up those on their way

    async def _gather_cards(self) -> None:
        self._cards_wanted = False
        try:
            cards = await self._database.read(_pending, self._channel)
        except Exception:
            self._cards_wanted = True
            raise
        for address_id, subject in cards:
            self._queue.add(CardJob(address_id, subject))
        self._cards_wanted |= len(cards) == _MOST_CARDS


def _later(row: Mapping[str, Any]) -> datetime | None:
    """Give from when on a letter may leave; none if it never had to wait, by whatever clock."""
    return row["not_before"] if row["not_before"] > row["created_at"] else None


def _due(
    reading: Reading, channel: str, most: int
) -> tuple[list[tuple[int, int, str]], datetime | None]:
    rows = reading.outbox.due_on(channel, reading.now, most)
    found = [(row.id, row.address_id, row.lane) for row in rows]
    return found, reading.outbox.next_due(reading.now)


def _live(
    reading: Reading, channel: str, addresses: set[int], anywhere: bool
) -> list[tuple[int, int, str]]:
    if anywhere:
        addresses = addresses | reading.outbox.live_on(channel, reading.now)
    rows = reading.outbox.due_to(addresses, channel, reading.now, MOST) if addresses else []
    return [(row.id, row.address_id, row.lane) for row in rows]


def _pending(reading: Reading, channel: str) -> list[tuple[int, str]]:
    rows = reading.cards.pending_on(channel, _MOST_CARDS)
    return [(row.address_id, row.subject) for row in rows]
