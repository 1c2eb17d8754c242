"""What a visit's plan versions, in order, say of each session and day: what changed, how often."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.model import Day, Plan
from bot.domain.plan.scalars import Localised

REMINDS_AGAIN = timedelta(minutes=30)  # a day that moves by less is not announced anew


@dataclass(frozen=True)
class Version:
    """A plan version; `made_at` is its UTC instant."""

    plan: Plan
    made_at: datetime


@dataclass(frozen=True)
class Slot:
    """What a calendar shows of one session now.

    Attributes:
        key: the session's; never given to another one.
        start, end: UTC instants; of a session that is not in the plan any more, its last ones.
        day_key: key of its day.
        day: title of its day.
        link: where it takes place; empty if that is not known.
        cancelled: it does not take place: it says so, or it or its day left the plan.
        sequence: how often time, title, link or cancellation have changed (RFC 5545, 3.8.7.4).
        changed_at: UTC instant of the version that changed one of them last, or brought it.
            Nothing of a cancelled session changes until it takes place again.
    """

    key: str
    start: datetime
    end: datetime
    title: Localised
    day_key: str
    day: Localised
    link: str
    cancelled: bool
    sequence: int
    changed_at: datetime

    def says_the_same(self, other: "Slot") -> bool:
        """Tell whether nothing has changed that would have to be told."""
        return self == replace(
            other,
            sequence=self.sequence,
            changed_at=self.changed_at,
            day_key=self.day_key,
            day=self.day,
        )


def slots(versions: Sequence[Version], since: int = 0) -> tuple[Slot, ...]:
    """Give every session that ever was in the plan, as it stands now, by its start.

    Args:
        versions: all there are, the first one first.
        since: how many there were when somebody joined (`versions_before`); what was cancelled
            by then is nothing to them, and left out.
    """
    known: dict[str, Slot] = {}
    for version in versions:
        there = {slot.key: slot for slot in _slots_of(version)}
        gone = {key: replace(slot, cancelled=True) for key, slot in known.items()}
        for key, slot in (gone | there).items():
            known[key] = _next(known.get(key), slot, version.made_at)
    past = versions[since - 1].made_at if since else None
    told = (
        slot
        for slot in known.values()
        if past is None or not slot.cancelled or slot.changed_at > past
    )
    return tuple(sorted(told, key=lambda slot: (slot.start, slot.end, slot.key)))


def versions_before(versions: Sequence[Version], joined_at: datetime) -> int:
    """Count the versions that were made before somebody joined, at a UTC instant."""
    return sum(version.made_at < joined_at for version in versions)


def _slots_of(version: Version) -> Iterator[Slot]:
    plan = version.plan
    for day in plan.days:
        for session in day.sessions:
            yield Slot(
                session.key,
                session_start(plan, day, session),
                session_end(plan, day, session),
                session.title,
                day.key,
                day.title,
                plan.call_link,
                session.cancelled,
                sequence=0,
                changed_at=version.made_at,
            )


def _next(before: Slot | None, now: Slot, made_at: datetime) -> Slot:
    if before is None:
        return now
    if before.cancelled and now.cancelled:
        return before
    if before.says_the_same(now):
        return replace(now, sequence=before.sequence, changed_at=before.changed_at)
    return replace(now, sequence=before.sequence + 1, changed_at=made_at)


def occurrences(versions: Sequence[Version]) -> Mapping[str, int]:
    """Give how often each day's time was announced, by the key of the days of the newest version.

    It is announced anew when its date changes, or when it starts half an hour or more away from
    what was announced last; several small moves add up. A day without a session that takes place
    keeps what was announced.
    """
    announced: dict[str, _Announced] = {}
    for version in versions:
        for day in version.plan.days:
            start = _start(version.plan, day)
            if start is not None:
                announced[day.key] = _announce(announced.get(day.key), start, day.date)
    newest = versions[-1].plan.days if versions else ()
    return {day.key: announced[day.key].times for day in newest if day.key in announced}


@dataclass(frozen=True)
class _Announced:
    start: datetime
    date: date
    times: int


def _start(plan: Plan, day: Day) -> datetime | None:
    """Give when a day really begins; none: nothing of it takes place."""
    starts = (
        session_start(plan, day, session) for session in day.sessions if not session.cancelled
    )
    return min(starts, default=None)


def _announce(before: _Announced | None, start: datetime, on: date) -> _Announced:
    if before is None:
        return _Announced(start, on, 1)
    if before.date == on and abs(start - before.start) < REMINDS_AGAIN:
        return before
    return _Announced(start, on, before.times + 1)
