"""The team decides about a reminder that is to come: sent now, not at all, or at another time.

A decision is kept beside the plan, so that whoever joins later or changes zone has it too. The
visit is held.
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.circumstances import Override
from bot.domain.leeway import too_late
from bot.domain.messages import Lane, Receipt
from bot.domain.outlook import Group, about_of
from bot.domain.plan.calendar import to_utc
from bot.domain.reminders import due_at
from bot.domain.spoken_changes import clock_said
from bot.domain.spoken_times import moment_said
from bot.domain.timeline import LANES
from bot.errors import Refused
from bot.services.callers import Me
from bot.services.outlook import Planned, group_called, planned
from bot.services.outside import Reach, reach_among
from bot.services.planning import decisions, replan_reminder
from bot.services.reminding import why_not_now
from storage.work import Reading, Work

LONGEST = timedelta(days=7)  # by which a reminder may be moved


def reach_now(reading: Reading, visit_id: int, group: Group) -> Reach:
    """Work out whom it would reach if what is still to come of a group were sent now."""
    whose = {
        row.participant_id
        for row in _still_coming(reading, visit_id, group)
        if not why_not_now(reading, row)
    }
    people = [one for one in reading.people.participants_of(visit_id) if one.id in whose]
    asked_for = LANES.get(group.kind) is Lane.OWED
    return reach_among(reading, visit_id, people, reading.now, asked_for=asked_for)


def skip(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Have a reminder sent to nobody."""
    group, what = _reminder(work, visit_id, about)
    _decide(work, me, group, what, Override("skip"))
    return Receipt("timeline-skipped")


def as_planned(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Have a reminder come as the plan says."""
    group, what = _reminder(work, visit_id, about)
    _decide(work, me, group, what, None)
    return Receipt("timeline-after-all")


def send_now(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Have a reminder sent to those to whom it was not, outside their quiet hours.

    Raises:
        Refused: it looks back on a day that is not over yet.
    """
    group, what = _reminder(work, visit_id, about)
    if what.soonest is not None and work.now < what.soonest:
        raise Refused("timeline-too-soon", soonest=_as_typed(work, what, what.soonest), alert=True)
    reached = reach_now(work, visit_id, group)
    occurrence = decisions(work, visit_id).occurrences.get(what.day.key, 1)
    _decide(work, me, group, what, Override("now", at=work.now, occurrence=occurrence))
    return Receipt("timeline-sent", {"now": reached.now, "later": reached.later})


def move_by(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Move a reminder; behind its token, and a dot, stand the minutes.

    Raises:
        Refused: it cannot be moved there.
    """
    token, _, minutes = about.partition(".")
    group, what = _reminder(work, visit_id, token)
    before = what.override.by if what.override is not None else timedelta()
    _move(work, me, group, what, before + timedelta(minutes=int(minutes)))
    return Receipt("timeline-moved")


def move_to(work: Work, me: Me, visit_id: int, about: str, text: str) -> bool:
    """Move a reminder to a typed time; tell whether it could be read.

    Raises:
        Refused: it cannot be moved there, or has left.
    """
    group, what = _reminder(work, visit_id, about)
    by = _typed(work, visit_id, what, text)
    if by is not None:
        _move(work, me, group, what, by)
    return by is not None


def _move(work: Work, me: Me, group: Group, what: Planned, by: timedelta) -> None:
    """Move a reminder to this long after it is planned.

    Raises:
        Refused: that has passed, is too far away, before it can be true or after it is of any use,
            or it is being sent already.
    """
    if what.override is not None and what.override.act == "now":
        raise Refused("timeline-on-its-way", alert=True)
    before = what.override.by if what.override is not None else timedelta()
    if group.first + by - before <= work.now:
        raise Refused("timeline-in-the-past", alert=True)
    if abs(by) > LONGEST:
        raise Refused("timeline-too-far", days=LONGEST.days, alert=True)
    _check_sense(work, group, what, by)
    _decide(work, me, group, what, Override("move", by) if by else None)


def _check_sense(reading: Reading, group: Group, what: Planned, by: timedelta) -> None:
    """Make sure that a reminder can be true, and is of use to everybody, this long after planned.

    Raises:
        Refused: it cannot, or is not.
    """
    plan = reading.visits.plan(what.visit_id)
    written = due_at(plan, what.reminder, what.day, plan.host.zone)
    if what.soonest is not None and written + by < what.soonest:
        soonest = _as_typed(reading, what, what.soonest)
        raise Refused("timeline-too-soon", soonest=soonest, alert=True)
    zones = _zones(reading, what.visit_id, group) if what.own else {plan.host.zone}
    room = too_late(plan, what.reminder, what.day, zones)
    if room is not None and by >= room:
        key = f"timeline-too-late-{'own' if what.own else 'host'}"
        raise Refused(key, before=_as_typed(reading, what, written + room), alert=True)


def _still_coming(reading: Reading, visit_id: int, group: Group) -> list[Row[Any]]:
    rows = reading.timeline.of_visit(visit_id)
    planned_rows = (row for row in rows if row.state == "planned" and not row.args.get("drop"))
    return [row for row in planned_rows if about_of(row.key) == group.about]


def _zones(reading: Reading, visit_id: int, group: Group) -> set[str]:
    """Give the zones of those to whom it is still to come."""
    plan, whose = reading.visits.plan(visit_id), reading.people.participants_of(visit_id)
    coming = {row.participant_id for row in _still_coming(reading, visit_id, group)}
    people = (reading.people.by_id(one.person_id) for one in whose if one.id in coming)
    return {(person.zone if person else "") or plan.host.zone for person in people}


def _as_typed(reading: Reading, what: Planned, instant: datetime) -> str:
    """Write an instant as one would type it, on the host's clock."""
    zone = ZoneInfo(reading.visits.plan(what.visit_id).host.zone)
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"


def _decide(work: Work, me: Me, group: Group, what: Planned, to: Override | None) -> None:
    visit_id = what.visit_id
    if to is None:
        work.overrides.forget(visit_id, group.about)
    else:
        work.overrides.decide(visit_id, group.about, to, me.person.id, work.now)
    replan_reminder(work, visit_id, what.reminder.key)
    act = f"timeline.{to.act if to is not None else 'as-planned'}"
    work.records.audit(act, group.about, work.now, person=me.person.id, visit=visit_id)


def _reminder(work: Work, visit_id: int, token: str) -> tuple[Group, Planned]:
    """Find a reminder that is still to come.

    Raises:
        Refused: it has left, or is none of the plan's reminders.
    """
    group = group_called(work, visit_id, token)
    what = planned(work, visit_id, group) if group is not None else None
    if group is None or what is None:
        raise Refused("timeline-gone", alert=True)
    return group, what


def _typed(work: Work, visit_id: int, what: Planned, text: str) -> timedelta | None:
    """Read by how much a typed time is later than planned; none if it cannot be read."""
    zone = work.visits.plan(visit_id).host.zone
    clock = clock_said(text)
    before = what.override.by if what.override is not None else timedelta()
    written = what.meant - before
    local = what.meant.astimezone(ZoneInfo(zone))
    if clock is not None:
        return to_utc(datetime.combine(local.date(), clock), zone) - written
    moment = None if what.own else moment_said(text, work.now, zone)
    return moment - written if moment is not None else None
