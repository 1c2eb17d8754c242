"""How much waits and how much was set aside: figures for the operator."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, literal, select, union_all

from storage.collection import Collection
from storage.driver import Driver
from storage.tables.messaging import Card, OutboxLetter, ParkedUpdate, TimelineEntry
from storage.tables.people import Address
from storage.work import Reading

_letters = OutboxLetter.__table__.c
_entries = TimelineEntry.__table__.c
_waiting = (
    select(
        Address.channel,
        _letters.lane,
        func.count().label("number"),
        func.min(_letters.not_before).label("since"),
    )
    .join(Address, Address.id == _letters.address_id)
    .where(_letters.state == "waiting", _letters.not_before <= bindparam("now"))
    .group_by(Address.channel, _letters.lane)
)
_cards = (
    select(Address.channel, func.count().label("number"))
    .select_from(Card)
    .join(Address, Address.id == Card.address_id)
    .where(Card.pending)
    .group_by(Address.channel)
)
_kinds = union_all(
    select(literal("update").label("what"), func.count().label("number")).select_from(ParkedUpdate),
    select(literal("letter"), func.count()).where(_letters.state == "parked"),
    select(literal("entry"), func.count()).where(_entries.state == "failed"),
).subquery()
_parked = select(_kinds.c.what, _kinds.c.number)


class Waiting(NamedTuple):
    """What may be sent on a channel and is not sent yet.

    Attributes:
        lane: of these letters; `card` for cards.
        since: the instant from which the oldest may be sent; unknown for cards.
    """

    channel: str
    lane: str
    number: int
    since: datetime | None


class Backlog(Collection):
    """Counts by indexes only, so that it may be asked every few seconds."""

    @classmethod
    def of(cls, reading: Reading) -> "Backlog":
        """Count on a reading's snapshot."""
        return cls(Driver(reading.connection))

    def waiting(self, now: datetime) -> list[Waiting]:
        """Give what may be sent, by channel and lane; what nothing waits in is not named."""
        letters = [
            Waiting(row.channel, row.lane, row.number, row.since)
            for row in self._all(_waiting, now=now)
        ]
        return letters + [
            Waiting(row.channel, "card", row.number, None) for row in self._all(_cards)
        ]

    def parked(self) -> dict[str, int]:
        """Give how many updates, letters and timeline entries were set aside."""
        return {row.what: row.number for row in self._all(_parked)}
