"""What a newer version of a plan changes that everybody in the visit must know: times and link.

Told by session, or by day where all that takes place on it changed alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.model import Day, Plan
from bot.domain.plan.scalars import Localised

What = Literal["moved", "ends", "cancelled", "restored", "added"]
_SEVERAL = 2  # sessions, from which on a day is told as one


@dataclass(frozen=True)
class Times:
    """From one UTC instant to another."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Item:
    """One thing that changed.

    Attributes:
        key: the session's, or the day's where the whole day changed.
        name: what the session or day is called; a day without a title by its date.
        what: `moved`; `ends` at another time; `cancelled`, also what left the plan; `restored`,
            what was cancelled and takes place after all; `added`.
        before, after: when it was to take place, and when it will; none where it does not.
    """

    key: str
    name: Localised | date
    what: What
    before: Times | None
    after: Times | None

    @property
    def times(self) -> tuple[Times, ...]:
        """Give when somebody would be there in vain, or not be there."""
        return tuple(times for times in (self.before, self.after) if times)


@dataclass(frozen=True)
class News:
    """All that changed.

    Attributes:
        items: sessions and days, by time.
        link: the new link to the call; none if it is as it was.
        soonest: the first UTC instant for which it must be known: a session that is not over
            begins, or was to begin; none if there is none.
    """

    items: tuple[Item, ...] = ()
    link: str | None = None
    soonest: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.items) or self.link is not None


@dataclass(frozen=True)
class _Slot:
    day: str
    name: Localised
    times: Times
    held: bool


def news(old: Plan, new: Plan, now: datetime) -> News:
    """Compare two versions; what is over in both is no news.

    Args:
        old: the version that people know, as it is written, with what is cancelled.
        new: the version that holds, as it is written.
        now: the UTC instant.
    """
    before, after = _slots(old), _slots(new)
    days = {day.key: day for day in (*old.days, *new.days)}
    items = [item for day in days.values() for item in _of_day(day, before, after, now)]
    link = new.call_link if new.call_link != old.call_link else None
    concerned = [times for item in items for times in item.times]
    if link is not None:
        concerned += [slot.times for slot in after.values() if slot.held]
    return News(
        items=tuple(sorted(items, key=lambda item: (item.times[-1].start, item.key))),
        link=link,
        soonest=min((times.start for times in concerned if times.end > now), default=None),
    )


def _slots(plan: Plan) -> Mapping[str, _Slot]:
    return {
        session.key: _Slot(
            day.key,
            session.title,
            Times(session_start(plan, day, session), session_end(plan, day, session)),
            not session.cancelled,
        )
        for day in plan.days
        for session in day.sessions
    }


def _of_day(
    day: Day, before: Mapping[str, _Slot], after: Mapping[str, _Slot], now: datetime
) -> Iterator[Item]:
    """Tell a day's changes as one, if there are several sessions and all changed alike."""
    sides = {key: (before.get(key), after.get(key)) for key in (*before, *after)}
    mine = {key: two for key, two in sides.items() if _day(two) == day.key}
    held = [two for two in mine.values() if any(slot and slot.held for slot in two)]
    items = [item for key, two in mine.items() if (item := _item(key, *two)) and _counts(item, now)]
    alike = {(item.what, _shift(item)) for item in items}
    if len(items) < max(len(held), _SEVERAL) or len(alike) > 1 or items[0].what == "ends":
        yield from items
        return
    old, new = (_whole(times) for times in ([i.before for i in items], [i.after for i in items]))
    yield Item(day.key, day.title or day.date, items[0].what, old, new)


def _day(sides: tuple[_Slot | None, _Slot | None]) -> str:
    """Give the day of a session, the new one if it went to another."""
    old, new = sides
    return new.day if new else old.day if old else ""


def _item(key: str, old: _Slot | None, new: _Slot | None) -> Item | None:
    was, becomes = (slot.times if slot and slot.held else None for slot in (old, new))
    slot = new or old
    if slot is None or was == becomes:
        return None
    return Item(key, slot.name, _what(was, becomes, known=old is not None), was, becomes)


def _what(was: Times | None, becomes: Times | None, *, known: bool) -> What:
    if becomes is None:
        return "cancelled"
    if was is None:
        return "restored" if known else "added"
    return "ends" if was.start == becomes.start else "moved"


def _counts(item: Item, now: datetime) -> bool:
    return any(times.end > now for times in item.times)


def _shift(item: Item) -> float:
    both = item.before and item.after
    return (both.start - item.before.start).total_seconds() if item.before and both else 0


def _whole(times: list[Times | None]) -> Times | None:
    known = [one for one in times if one]
    if not known:
        return None
    return Times(min(one.start for one in known), max(one.end for one in known))
