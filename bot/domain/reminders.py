"""A person's reminders, planned from the plan, on their own clock and out of their quiet hours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.circumstances import AS_PLANNED, Circumstances, Decisions
from bot.domain.messages import Lane
from bot.domain.plan.cadence import Reminder
from bot.domain.plan.calendar import day_end, day_start, to_utc
from bot.domain.plan.model import Day, Plan
from bot.domain.plan.scalars import Quiet
from bot.domain.quiet import allowed_before, allowed_from
from bot.domain.timeline import (
    AFTER_THE_END,
    EXCUSED,
    LANES,
    SKIPPED,
    Entry,
    Kind,
    about,
    decided_at,
    key_of,
    next_start,
    thing_of,
)


def entries_for_participant(
    plan: Plan, participant_id: int, who: Circumstances, decided: Decisions = AS_PLANNED
) -> tuple[Entry, ...]:
    """Plan a person's reminders, as the plan's `reminders` say; none that was due before they came.

    In quiet hours (their own, or else `plan.messages.quiet`, on their clock), what is owed moves
    to the last minute before them, unless the person only came later; what is unsolicited moves
    to their end, or is to be dropped where it would be stale by then: a recap is stale when the
    next day begins. What is held until the same minute is sent as one (`bot.services.reminding`).

    In a pause, what is unsolicited is to be dropped; what is owed waits for the pause's end, if it
    is still worth something then, and of what is owed about one day only the last comes.

    Whoever said that they cannot come on a day gets no link to it. Whoever came after a day hears
    nothing about it.

    Args:
        plan: the newest plan.
        participant_id: whose.
        who: what of them decides when they are reminded.
        decided: what the team has decided beside the plan.
    """
    wished = (
        _decided(
            _reminder(plan, reminder, day, participant_id, zone=who.zone, decided=decided),
            decided,
            reminder,
            who.joined_at,
        )
        for reminder in plan.reminders
        for day in _days(plan, reminder)
    )
    promised = {thing_of(key) for key in who.promised}
    coming = [
        entry
        for entry in wished
        if (entry.due > who.joined_at or thing_of(entry.key) in promised)
        and not _looks_back(plan, entry, who)
    ]
    considerate = [_considerate(plan, entry, who) for entry in coming]
    return tuple(_after_the_pause(plan, considerate, who))


def _looks_back(plan: Plan, entry: Entry, who: Circumstances) -> bool:
    """Tell whether it is about a day that was over when the person came: they get the next step."""
    late = entry.kind in {Kind.RECAP, Kind.MISSED}
    return late and day_end(plan, plan.day(entry.day)) <= who.joined_at


def _days(plan: Plan, reminder: Reminder) -> tuple[Day, ...]:
    """Give the days that a reminder is about; the deadline stands after the last one."""
    if reminder.when.anchor == "deadline" and plan.complete.catch_up_until is None:
        return ()
    chosen = {"first_day": plan.days[:1], "each_day": plan.days}
    return chosen.get(reminder.when.anchor, plan.days[-1:])


def _reminder(  # noqa: PLR0913 - what an entry is made of
    plan: Plan, reminder: Reminder, day: Day, participant_id: int, *, zone: str, decided: Decisions
) -> Entry:
    # Two reminders may say the same, a week and a day before, say; the plan's key tells them apart.
    whose = f"{day.key}.{reminder.key}"
    occurrence = decided.occurrences.get(day.key, 1)
    return Entry(
        key=key_of(reminder.say, plan.visit, whose, participant_id, occurrence),
        due=due_at(plan, reminder, day, zone),
        kind=reminder.say,
        day=day.key,
        participant_id=participant_id,
        until=stale_at(plan, reminder.say, day),
        only=reminder.only or "",
        unless_checked_in=reminder.unless == "checked_in",
    )


def _decided(entry: Entry, decided: Decisions, reminder: Reminder, joined_at: datetime) -> Entry:
    """Have an entry skipped, sent or moved as the team decided, if that still makes sense.

    Whoever came after the instant that was chosen gets it when it is planned; so does everybody
    for whom that instant would be too late, as the plan or their zone has changed since.
    """
    override = decided.overrides.get(about(entry.kind, entry.day, reminder.key))
    if override is None:
        return entry
    if override.act == "skip":
        return replace(entry, drop=SKIPPED)
    if override.at is not None:
        same = decided.occurrences.get(entry.day, 1) == override.occurrence
        return replace(entry, due=override.at) if same and joined_at <= override.at else entry
    moved = entry.due + override.by
    fits = joined_at < moved and (entry.until is None or moved < entry.until)
    return replace(entry, due=moved) if fits else entry


def due_at(plan: Plan, reminder: Reminder, day: Day, zone: str) -> datetime:
    """Give the UTC instant for which a reminder is written, on the clock of a zone.

    Neither quiet hours nor what the team decided count.
    """
    when = reminder.when
    start, end = day_start(plan, day), day_end(plan, day)
    if when.anchor == "deadline":
        start = end = decided_at(plan)
    if when.at is None:
        return start - when.amount if when.direction == "before" else end + when.amount
    own_day = start.astimezone(ZoneInfo(zone)).date()
    shifted = own_day - when.amount if when.direction == "before" else own_day + when.amount
    return to_utc(datetime.combine(shifted, when.at), zone)


def in_time(plan: Plan, kind: str, day: str, until: datetime | None, at: datetime) -> bool:
    """Tell whether a reminder comes in time at an instant; a link does until its day begins.

    Args:
        plan: the plan as it is held; the day may be gone from it.
        kind: what it is.
        day: key of the day that it is about; empty for none.
        until: from this UTC instant on it is not worth doing; none: always worth doing.
        at: the UTC instant.
    """
    starts = [day_start(plan, one) for one in plan.days if one.key == day]
    if kind == Kind.JOIN and any(at > start for start in starts):
        return False
    return until is None or at < until


def stale_at(plan: Plan, kind: str, day: Day) -> datetime:
    """Give the UTC instant from which on a reminder of a day is not worth sending."""
    match kind:
        case Kind.PREPARE | Kind.TOMORROW:
            return day_start(plan, day)
        case Kind.JOIN:
            return day_end(plan, day)
        case Kind.LAST_CALL:
            return decided_at(plan)
        case _:
            return next_start(plan, day) or max(
                decided_at(plan), day_end(plan, day) + AFTER_THE_END
            )


def _considerate(plan: Plan, entry: Entry, who: Circumstances) -> Entry:
    """Keep out of quiet hours: what is owed comes before them, the rest after or not at all."""
    if entry.drop:
        return entry
    if entry.kind == Kind.JOIN and entry.day in who.excused:
        return replace(entry, drop=EXCUSED)
    quiet, zone = who.quiet or plan.messages.quiet, who.zone
    if LANES[entry.kind] is Lane.OWED:
        before = allowed_before(entry.due, quiet, zone)
        due = before if before > who.joined_at else entry.due
        return _held_by_pause(plan, replace(entry, due=due), quiet, who)
    after = allowed_from(entry.due, quiet, zone)
    if entry.until and after >= entry.until:
        return replace(entry, drop="stale" if entry.due >= entry.until else "quiet hours")
    paused = who.paused_until is not None and after < who.paused_until
    return replace(entry, due=after, drop="paused" if paused else entry.drop)


def _held_by_pause(plan: Plan, entry: Entry, quiet: Quiet, who: Circumstances) -> Entry:
    """Let what is owed wait for the end of a pause, in the day if there is time enough."""
    end = who.paused_until
    if end is None or entry.due >= end:
        return entry
    if entry.until is not None and end >= entry.until:
        # Not before: whoever comes back earlier still gets it.
        return replace(entry, due=entry.until, drop="paused")
    after = allowed_from(end, quiet, who.zone)
    early_enough = in_time(plan, entry.kind, entry.day, entry.until, after)
    return replace(entry, due=after if early_enough else end)


def _after_the_pause(plan: Plan, entries: list[Entry], who: Circumstances) -> Iterator[Entry]:
    """Let only the last of what is owed about a day through where a pause held several."""
    end, quiet = who.paused_until, who.quiet or plan.messages.quiet
    ends = {end, allowed_from(end, quiet, who.zone)} if end else set()
    held = [entry for entry in entries if entry.due in ends and _waits(entry)]
    last = {entry.day: entry.until for entry in sorted(held, key=_by_until)}
    for entry in entries:
        late = entry in held and entry.until != last[entry.day]
        yield replace(entry, drop="paused") if late else entry


def _by_until(entry: Entry) -> float:
    return entry.until.timestamp() if entry.until else float("inf")


def _waits(entry: Entry) -> bool:
    return LANES[entry.kind] is Lane.OWED and not entry.drop
