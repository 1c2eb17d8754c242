"""From a plan to what is written down: versions, words of the day, and what falls due."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.circumstances import AS_PLANNED, Decisions
from bot.domain.outlook import about_of
from bot.domain.plan.comparing import differences, stale
from bot.domain.plan.history import Version, occurrences
from bot.domain.plan.holding import as_held
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.promises import changed_past, changed_while_open, forbidden_changes
from bot.domain.reminders import entries_for_participant
from bot.domain.replanning import CANCELLED, Steps, There, args_of, steps
from bot.domain.timeline import (
    PLANNED_FOR_PERSON,
    PLANNED_FOR_VISIT,
    Entry,
    entries_for_visit,
)
from bot.errors import HospesError
from bot.services.bots import give_to
from bot.services.day_words import make_words
from bot.services.recalling import owe_held
from bot.services.restating import open_prompts, take_over
from bot.services.taking_part import Part, joined_in, part_of, parts_of
from bot.services.telling import owe_notices
from bot.services.zone_notes import note_planned
from storage.work import Reading, Work


class PlanStale(HospesError):
    """A plan file that was not made from the newest version, so that it would undo some of it.

    Attributes:
        newest: the number of the newest version.
        changes: what the import would change in it, a line each.
    """

    def __init__(self, newest: int, changes: Sequence[str]) -> None:
        super().__init__(newest)
        self.newest = newest
        self.changes = tuple(changes)


class Meanwhile(HospesError):
    """A visit that is not any more as it was when somebody looked at what a plan would change."""


def import_plan(work: Work, plan: Plan, force: bool = False, bot: str = "", seen: str = "") -> int:
    """Make a plan the truth: of a new visit, or as the next version of one.

    A plan that says the same as the newest version changes nothing. Exactly the entries that it
    changes are planned anew, and everybody who joined is owed a notice of what is different.

    Args:
        work: the transaction.
        plan: the plan, checked by its own rules.
        force: take it even if it is based on an older version.
        bot: the channel of the bot that is to run the visit; empty: as it is.
        seen: the `revision` that was looked at; empty: whatever it is.

    Returns:
        The number of the version that holds from now on.

    Raises:
        Meanwhile: the visit is at another revision.
        PlanStale: it is based on an older version.
        PlanInvalid: it breaks what people who answered or are being asked were told, or changes
            what has taken place.
        BotTaken: people came to another bot already.
    """
    visit = work.visits.by_key(plan.visit)
    if visit is None:
        if not work.visits.everything():
            note_planned(work)
        visit_id = work.visits.add(plan.visit, work.now)
        _give_to(work, visit_id, bot)
        _make_true(work, visit_id, plan)
        return 1
    visit_id = int(visit.id)
    work.hold_visit(visit_id)
    visit = work.visits.by_key(plan.visit) or visit  # somebody may have imported meanwhile
    _give_to(work, visit_id, bot)
    if not differences(work.visits.written(visit_id), plan):
        return int(visit.version)
    check_next(work, visit, plan, force=force)
    if seen and seen != revision(work, visit_id):
        raise Meanwhile(plan.visit)
    people = _make_true(work, visit_id, plan)
    take_over(work, visit_id, plan)
    return owe_notices(work, visit_id, int(visit.version), people)


def _make_true(work: Work, visit_id: int, plan: Plan) -> list[Part]:
    work.visits.add_version(visit_id, plan, work.now)
    make_words(work, visit_id, plan)
    owe_held(work, visit_id)
    return replan(work, visit_id)


def revision(reading: Reading, visit_id: int) -> str:
    """Name the state of a visit on which it depends what a plan would change, and for whom."""
    visit = reading.visits.by_id(visit_id)
    people = sorted(part.id for part in joined_in(reading, visit_id))
    return hashlib.sha256(f"{visit and visit.version} {people}".encode()).hexdigest()[:12]


def _give_to(work: Work, visit_id: int, bot: str) -> None:
    if bot:
        give_to(work, visit_id, bot)


def check_next(reading: Reading, visit: Row[Any], plan: Plan, *, force: bool) -> None:
    """Make sure that a plan may follow the newest version of a visit.

    Raises:
        PlanStale: it is based on an older version.
        PlanInvalid: it breaks what people who answered already were told, or changes what has
            taken place.
    """
    newest = reading.visits.written(visit.id)
    if stale(plan.based_on, int(visit.version)) and not force:
        raise PlanStale(visit.version, [str(change) for change in differences(newest, plan)])
    runs = reading.prompts.runs_of(visit.id)
    answered = {run.prompt_key for run in runs if reading.asked.counts(run.id)[1]}
    there = reading.presence.of_visit(visit.id).items()
    attended = {day for (_, day), row in there if row.present}
    broken = (
        *forbidden_changes(newest, plan, answered),
        *changed_while_open(newest, plan, open_prompts(reading, visit.id)),
        *changed_past(newest, plan, attended, reading.now),
    )
    if broken:
        raise PlanInvalid(broken)


def export_plan(reading: Reading, key: str) -> Plan:
    """Give the newest plan of a visit, saying which version it is.

    Raises:
        LookupError: there is no such visit.
    """
    visit = reading.visits.by_key(key)
    if visit is None:
        raise LookupError(key)
    return reading.visits.written(visit.id).model_copy(update={"based_on": visit.version})


def replan(work: Work, visit_id: int) -> list[Part]:
    """Plan anew what falls due in a visit, for itself and for everybody who joined.

    Returns:
        These people, each with what they were owed before.
    """
    plan, decided = work.visits.plan(visit_id), decisions(work, visit_id)
    people = parts_of(work, visit_id, plan)
    theirs = [steps_for_participant(work, part, plan, decided) for part in people]
    _take(work, visit_id, [steps_for_visit(work, visit_id, plan, decided), *theirs])
    return people


def replan_reminder(work: Work, visit_id: int, key: str) -> None:
    """Plan anew, for everybody who joined, the reminder that has this key in the plan.

    Of what is owed in a pause only the last comes, so that for whoever paused all is planned anew.
    """
    plan, decided = work.visits.plan(visit_id), decisions(work, visit_id)
    alone = tuple(one for one in plan.reminders if one.key == key)
    only = plan.model_copy(update={"reminders": alone})
    theirs = [
        steps_for_participant(work, part, plan, decided)
        if part.wishes.paused_until is not None
        else steps_for_participant(work, _of_reminder(part, key), only, decided)
        for part in parts_of(work, visit_id, plan)
    ]
    _take(work, visit_id, theirs)


def _of_reminder(part: Part, key: str) -> Part:
    """Give somebody with their entries of one of the plan's reminders only."""
    rows = (row for row in part.entries if row.kind in PLANNED_FOR_PERSON)
    return replace(part, entries=[row for row in rows if about_of(row.key).endswith(f".{key}")])


def plan_participant(work: Work, participant_id: int) -> None:
    """Plan a person's reminders, on joining or when something about them has changed."""
    participant = work.people.participant(participant_id)
    if participant is None or participant.state != "joined":
        return
    visit_id = participant.visit_id
    plan, decided = work.visits.plan(visit_id), decisions(work, visit_id)
    part = part_of(work, participant, plan)
    _take(work, visit_id, [steps_for_participant(work, part, plan, decided)])


def decisions(reading: Reading, visit_id: int, further: Plan | None = None) -> Decisions:
    """Give what was decided in a visit beside its newest plan.

    Args:
        reading: the state.
        visit_id: the visit.
        further: a plan that may become the next version.
    """
    versions = reading.visits.versions(visit_id)
    if further is not None:
        versions = [*versions, Version(further, reading.now)]
    overrides = reading.overrides.of(visit_id)
    return replace(AS_PLANNED, occurrences=occurrences(versions), overrides=overrides)


def steps_for_visit(reading: Reading, visit_id: int, plan: Plan, decided: Decisions) -> Steps:
    """Tell what a plan, as it is held or as it is written, changes in a visit's own entries."""
    rows = reading.timeline.of_visit(visit_id)
    mine = [row for row in rows if row.participant_id is None and row.kind in PLANNED_FOR_VISIT]
    wanted = entries_for_visit(as_held(plan), decided.occurrences)
    return steps(there(mine), wanted, reading.now)


def steps_for_participant(reading: Reading, part: Part, plan: Plan, decided: Decisions) -> Steps:
    """Tell what a plan, as it is held or as it is written, changes in somebody's entries."""
    wanted = entries_for_participant(as_held(plan), part.id, part.circumstances, decided)
    mine = [row for row in part.entries if row.kind in PLANNED_FOR_PERSON]
    return steps(there(mine), wanted, reading.now)


def there(rows: Iterable[Row[Any]]) -> list[There]:
    """Turn rows of the timeline into what can be compared."""
    return [There(r.key, r.kind, r.due, r.state, r.args, r.settled_at, r.reason) for r in rows]


def drop_participant(work: Work, participant_id: int, why: str) -> None:
    """Take back what was planned for somebody who left, saying why."""
    rows = work.timeline.of_participant(participant_id)
    work.timeline.drop([row.key for row in rows if row.state == "planned"], work.now, why)
    work.replanned()


def _take(work: Work, visit_id: int, all_found: Sequence[Steps]) -> None:
    """Bring the rows in line with what is wanted."""
    moved = [item for found in all_found for item in found.moved.items()]
    work.timeline.remove_all([key for found in all_found for key in found.remove])
    off = [key for found in all_found for key in found.cancel]
    work.timeline.drop(off, work.now, CANCELLED)
    work.timeline.revive([key for found in all_found for key in found.revive])
    work.timeline.move_all({key: (entry.due, args_of(entry)) for key, entry in moved})
    work.timeline.add([_row(visit_id, entry) for found in all_found for entry in found.add])
    work.replanned()


def _row(visit_id: int, entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "due": entry.due,
        "kind": entry.kind,
        "visit_id": visit_id,
        "participant_id": entry.participant_id,
        "args": args_of(entry),
    }
