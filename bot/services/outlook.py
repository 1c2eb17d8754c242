"""What will be sent in a visit, to how many and when, and what was not: read only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.circumstances import Override
from bot.domain.leeway import not_before
from bot.domain.messages import Arg, Say, Words
from bot.domain.outlook import (
    Group,
    Item,
    Suppressed,
    about_of,
    groups,
    reason_for_team,
    suppressed,
    token,
)
from bot.domain.plan.cadence import Reminder
from bot.domain.plan.model import Day, Plan
from bot.domain.reminders import due_at, stale_at
from bot.domain.timeline import PLANNED_FOR_PERSON, Kind
from bot.services.reminding import MERGED, carried_by
from bot.services.runs import prompt_of, title_of
from bot.services.visiting import name_of
from storage.ids import short, unshort
from storage.work import Reading

_ANNOUNCEMENTS = (Kind.ANNOUNCE, Kind.ANNOUNCED)
_LETTER_REASONS = {
    "unreachable": "not reachable",
    "expired": "stale",
    "paused": "paused",
    "left": "left",
}


@dataclass(frozen=True)
class Planned:
    """A reminder of one day, as the plan has it and as the team decided.

    Attributes:
        meant: the UTC instant for which it is written, on the host's clock; with the team's move.
        own: whether it is meant for that time on everybody's own clock.
        soonest: the UTC instant before which it would not be true; none: there is none.
        override: what the team decided; none: nothing.
    """

    visit_id: int
    reminder: Reminder
    day: Day
    meant: datetime
    own: bool
    soonest: datetime | None
    override: Override | None


def timeline_card(visit_id: int) -> str:
    """Name the card that shows what will be sent in a visit."""
    return f"timeline:{short(visit_id)}"


def coming(reading: Reading, visit_id: int) -> list[Group]:
    """Give what will be sent or done by itself, the next first."""
    rows = reading.timeline.of_visit(visit_id)
    return groups(_item(row, row.args.get("drop", "")) for row in rows if row.state == "planned")


def not_sent(reading: Reading, visit_id: int) -> list[Suppressed]:
    """Give what was not sent, the newest first."""
    rows = reading.timeline.of_visit(visit_id)
    dropped = [_item(row, _reason(row)) for row in rows if row.state in {"dropped", "failed"}]
    return suppressed([*dropped, *_letters(reading, visit_id, rows)])


def group_called(reading: Reading, visit_id: int, called: str) -> Group | None:
    """Find what is still to come by the name on its button."""
    rows = [row for row in reading.timeline.of_visit(visit_id) if row.state == "planned"]
    abouts = [about_of(row.key) for row in rows]
    about = next((one for one in set(abouts) if token(one) == called), None)
    wanted = (row for row, one in zip(rows, abouts, strict=True) if one == about)
    return next(iter(groups(_item(row, row.args.get("drop", "")) for row in wanted)), None)


def planned(reading: Reading, visit_id: int, group: Group) -> Planned | None:
    """Look a group up in the plan; none if it is no reminder of the plan."""
    plan = reading.visits.plan(visit_id)
    found = _in_plan(plan, group)
    if found is None:
        return None
    reminder, day = found
    override = reading.overrides.of(visit_id).get(group.about)
    meant = due_at(plan, reminder, day, plan.host.zone)
    if override is not None and override.act == "move":
        fits = meant + override.by < stale_at(plan, reminder.say, day)
        override = override if fits else None  # a newer plan may leave no time for it
        meant += override.by if override is not None else timedelta()
    soonest = not_before(plan, reminder, day, plan.host.zone)
    own = reminder.when.at is not None
    return Planned(visit_id, reminder, day, meant, own, soonest, override)


def what(reading: Reading, visit_id: int, about: str, day: str) -> Say:
    """Name what a group or a line is."""
    kind, _, subject = about.partition("/")
    plan = reading.visits.plan(visit_id)
    title = _title(reading, plan, kind, subject)
    args: dict[str, Arg] = {
        "title": title,
        "day": name_of(plan.day(day)) if day in {one.key for one in plan.days} else day,
    }
    if not title and kind in _ANNOUNCEMENTS:
        return Say("timeline-announcement-gone")
    return Say(f"timeline-{kind.replace('_', '-')}", args)


def _title(reading: Reading, plan: Plan, kind: str, subject: str) -> Words | str:
    """Name the prompt, or give how the announcement begins."""
    if kind in (Kind.ASK, Kind.SHOW, Kind.CLOSE_PROMPT):
        run = reading.prompts.run(_number(subject.partition(".")[0]))
        return title_of(prompt_of(run)) if run is not None else ""
    if kind == Kind.OPEN_PROMPT:
        prompt = plan.prompts().get(subject)
        return title_of(prompt) if prompt is not None else subject
    if kind in _ANNOUNCEMENTS:
        row = reading.announcements.one(unshort(subject))
        return str(row.text) if row is not None else ""
    return ""


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0


def _in_plan(plan: Plan, group: Group) -> tuple[Reminder, Day] | None:
    if group.kind not in PLANNED_FOR_PERSON:
        return None
    day, _, key = group.about.partition("/")[2].partition(".")
    reminder = next((one for one in plan.reminders if one.key == key), None)
    days = [one for one in plan.days if one.key == day]
    return (reminder, days[0]) if reminder is not None and days else None


def _item(row: Row[Any], reason: str) -> Item:
    at = row.settled_at or row.due
    why = reason_for_team(reason)
    return Item(about_of(row.key), row.kind, row.args.get("day", ""), row.participant_id, at, why)


def _reason(row: Row[Any]) -> str:
    return "failed" if row.state == "failed" else str(row.reason)


def _letters(reading: Reading, visit_id: int, rows: Iterable[Row[Any]]) -> list[Item]:
    """Give what left as a letter and did not arrive."""
    by_letter = defaultdict(list)
    for row in rows:
        if row.state == "done" or row.reason == MERGED:
            by_letter[carried_by(row)].append(row)
    return [
        _item(row, _LETTER_REASONS.get(letter.error, "failed"))
        for letter in reading.outbox.given_up(visit_id)
        for row in by_letter[letter.unique_key]
    ]
