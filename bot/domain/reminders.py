"""A person's reminders, planned from the plan, on their own clock and out of their quiet hours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.messages import Lane
from bot.domain.plan.calendar import day_end, day_start, to_utc
from bot.domain.plan.model import Day, Plan, Reminder
from bot.domain.quiet import allowed_before, allowed_from
from bot.domain.timeline import (
    AFTER_THE_END,
    LANES,
    Entry,
    Kind,
    decided_at,
    key_of,
    next_start,
)


def entries_for_participant(
    plan: Plan, participant_id: int, zone: str, joined_at: datetime
) -> tuple[Entry, ...]:
    """Plan a person's reminders, as the plan's `reminders` say; none that was due before they came.

    In quiet hours (`plan.messages.quiet` on the person's clock), what is owed moves to the last
    minute before them, unless the person only came later; what is unsolicited moves to their end,
    one each morning, or is to be dropped where it would be stale by then: a recap is stale when
    the next day begins.

    Args:
        plan: the newest plan.
        participant_id: whose.
        zone: the person's IANA zone.
        joined_at: when they joined, UTC.
    """
    wished = (
        _reminder(plan, reminder, day, participant_id, zone)
        for reminder in plan.reminders
        for day in _days(plan, reminder)
    )
    coming = [entry for entry in wished if entry.due > joined_at]
    considerate = [_considerate(plan, entry, zone, joined_at) for entry in coming]
    return tuple(_one_each_morning(coming, considerate))


def _days(plan: Plan, reminder: Reminder) -> tuple[Day, ...]:
    chosen = {"first_day": plan.days[:1], "last_day": plan.days[-1:], "each_day": plan.days}
    return chosen[reminder.when.anchor]


def _reminder(plan: Plan, reminder: Reminder, day: Day, participant_id: int, zone: str) -> Entry:
    # Two reminders may say the same, a week and a day before, say; the plan's key tells them apart.
    about = f"{day.key}.{reminder.key}"
    return Entry(
        key=key_of(reminder.say, plan.visit, about, participant_id),
        due=_due(plan, reminder, day, zone),
        kind=reminder.say,
        day=day.key,
        participant_id=participant_id,
        until=_stale_at(plan, reminder.say, day),
        only=reminder.only or "",
        unless_checked_in=reminder.unless == "checked_in",
    )


def _due(plan: Plan, reminder: Reminder, day: Day, zone: str) -> datetime:
    when = reminder.when
    start, end = day_start(plan, day), day_end(plan, day)
    if when.at is None:
        return start - when.amount if when.direction == "before" else end + when.amount
    own_day = start.astimezone(ZoneInfo(zone)).date()
    shifted = own_day - when.amount if when.direction == "before" else own_day + when.amount
    return to_utc(datetime.combine(shifted, when.at), zone)


def _stale_at(plan: Plan, kind: str, day: Day) -> datetime:
    match kind:
        case Kind.PREPARE | Kind.TOMORROW:
            return day_start(plan, day)
        case Kind.JOIN:
            return day_end(plan, day)
        case _:
            return next_start(plan, day) or max(
                decided_at(plan), day_end(plan, day) + AFTER_THE_END
            )


def _considerate(plan: Plan, entry: Entry, zone: str, joined_at: datetime) -> Entry:
    """Keep out of quiet hours: what is owed comes before them, the rest after or not at all."""
    quiet = plan.messages.quiet
    if LANES[entry.kind] is Lane.OWED:
        before = allowed_before(entry.due, quiet, zone)
        return replace(entry, due=before) if before > joined_at else entry
    after = allowed_from(entry.due, quiet, zone)
    if entry.until and after >= entry.until:
        return replace(entry, drop="quiet hours")
    return replace(entry, due=after)


def _one_each_morning(wished: list[Entry], moved: list[Entry]) -> Iterator[Entry]:
    """Let a night's held messages through as one; who was absent is told how to catch up."""
    taken: dict[datetime, str] = {}
    for before, entry in sorted(zip(wished, moved, strict=True), key=_by_weight):
        if entry.drop or entry.due < before.due:
            yield entry
        elif entry.due == before.due or entry.due not in taken:
            taken[entry.due] = entry.only
            yield entry
        elif taken[entry.due] == "absent" and entry.only != "absent":
            taken[entry.due] = "everybody"
            yield replace(entry, only="present")
        else:
            yield replace(entry, drop="quiet hours")


def _by_weight(pair: tuple[Entry, Entry]) -> tuple[bool, bool, datetime, str]:
    wished, moved = pair
    return moved.due != wished.due, moved.only != "absent", wished.due, wished.key
