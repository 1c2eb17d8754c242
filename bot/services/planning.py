"""From a plan to what is written down: versions, words of the day, and what falls due."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.plan.comparing import differences, stale
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.promises import forbidden_changes
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import (
    LANES,
    PLANNED_FOR_VISIT,
    Entry,
    Kind,
    entries_for_visit,
)
from bot.errors import HospesError
from bot.services.bots import give_to
from bot.services.day_words import make_words
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


def import_plan(work: Work, plan: Plan, force: bool = False, bot: str = "") -> int:
    """Make a plan the truth: of a new visit, or as the next version of one.

    A plan that says the same as the newest version changes nothing.

    Args:
        work: the transaction.
        plan: the plan, checked by its own rules.
        force: take it even if it is based on an older version.
        bot: the channel of the bot that is to run the visit; empty: as it is.

    Returns:
        The number of the version that holds from now on.

    Raises:
        PlanStale: it is based on an older version.
        PlanInvalid: it breaks what people who answered already were told.
        BotTaken: people came to another bot already.
    """
    visit = work.visits.by_key(plan.visit)
    if visit is None:
        visit_id = work.visits.add(plan.visit, work.now)
        _give_to(work, visit_id, bot)
    else:
        visit_id = int(visit.id)
        work.hold_visit(visit_id)
        visit = work.visits.by_key(plan.visit) or visit  # somebody may have imported meanwhile
        _give_to(work, visit_id, bot)
        newest = work.visits.plan(visit_id)
        if not differences(newest, plan):
            return int(visit.version)
        _check(work, visit_id, int(visit.version), newest, plan, force=force)
    version = work.visits.add_version(visit_id, plan, work.now)
    make_words(work, visit_id, plan)
    replan(work, visit_id)
    return version


def _give_to(work: Work, visit_id: int, bot: str) -> None:
    if bot:
        give_to(work, visit_id, bot)


def _check(  # noqa: PLR0913 - two versions, their number and how strict to be
    work: Work, visit_id: int, version: int, newest: Plan, plan: Plan, *, force: bool
) -> None:
    if stale(plan.based_on, version) and not force:
        raise PlanStale(version, [str(change) for change in differences(newest, plan)])
    answered = {
        r.prompt_key for r in work.prompts.runs_of(visit_id) if work.prompts.counts(r.id)[1]
    }
    broken = forbidden_changes(newest, plan, answered)
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
    return reading.visits.plan(visit.id).model_copy(update={"based_on": visit.version})


def replan(work: Work, visit_id: int) -> None:
    """Plan anew what falls due in a visit, for itself and for everybody who joined."""
    plan = work.visits.plan(visit_id)
    mine = [
        row
        for row in work.timeline.of_visit(visit_id)
        if row.participant_id is None and row.kind in PLANNED_FOR_VISIT
    ]
    _write(work, visit_id, mine, entries_for_visit(plan))
    for participant in work.people.participants_of(visit_id):
        plan_participant(work, participant.id)


def plan_participant(work: Work, participant_id: int) -> None:
    """Plan a person's reminders, on joining or when their time zone changed."""
    participant = work.people.participant(participant_id)
    if participant is None or participant.state != "joined":
        return
    person = work.people.by_id(participant.person_id)
    plan = work.visits.plan(participant.visit_id)
    zone = (person.zone if person else "") or plan.host.zone
    wanted = entries_for_participant(plan, participant_id, zone, participant.joined_at)
    mine = [row for row in work.timeline.of_participant(participant_id) if row.kind in LANES]
    _write(work, participant.visit_id, mine, wanted)


def drop_participant(work: Work, participant_id: int, why: str) -> None:
    """Take back what was planned for somebody who left, saying why."""
    for row in work.timeline.of_participant(participant_id):
        if row.state == "planned":
            work.timeline.settle(row.key, "dropped", work.now, why)
    work.replanned()


def _write(work: Work, visit_id: int, there: Sequence[Row[Any]], wanted: Iterable[Entry]) -> None:
    """Bring the rows in line with what is wanted, touching only what is still to come."""
    rows = {row.key: row for row in there}
    entries = {entry.key: entry for entry in wanted}
    for key, row in rows.items():
        if row.state == "planned" and key not in entries:
            work.timeline.remove(key)
        elif key in entries:
            _rewrite(work, row, entries[key])
    new = [entry for key, entry in entries.items() if key not in rows]
    coming = [e for e in new if e.due >= work.now or e.kind == Kind.CERTIFY]
    work.timeline.add([_row(visit_id, entry) for entry in coming])
    work.replanned()


def _rewrite(work: Work, row: Row[Any], entry: Entry) -> None:
    # Only leaving drops an entry before it is due; whoever comes back is reminded again.
    if row.state == "dropped" and row.due > work.now:
        work.timeline.revive(row.key)
    elif row.state != "planned":
        return
    if (row.due, row.args) != (entry.due, _args(entry)):
        work.timeline.move(row.key, entry.due, _args(entry))


def _row(visit_id: int, entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "due": entry.due,
        "kind": entry.kind,
        "visit_id": visit_id,
        "participant_id": entry.participant_id,
        "args": _args(entry),
    }


def _args(entry: Entry) -> dict[str, Any]:
    """Write what is only needed when the entry falls due; what says nothing is left out."""
    said = {
        "day": entry.day,
        "until": entry.until.isoformat() if entry.until else "",
        "only": entry.only,
        "unless": "checked_in" if entry.unless_checked_in else "",
        "drop": entry.drop,
        **entry.args,
    }
    return {name: value for name, value in said.items() if value}
