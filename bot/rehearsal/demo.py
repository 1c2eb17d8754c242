"""The sample visit, moved to today: for whoever wants to see Hospes at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.people_file import read_people
from bot.domain.plan.calendar import day_start, moved_to
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.domain.timeline import decided_at
from bot.rehearsal.stage import Visit
from bot.services.invited import Invited
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from storage.database import Database
from storage.work import Work

SAMPLE = Path(__file__).parent / "sample"
_STEP = timedelta(minutes=5)


@dataclass(frozen=True)
class Prepared:
    """A visit that can be rehearsed.

    Attributes:
        visit: what was imported.
        sentence: tells whoever started it when it begins.
        people: everybody; those who have not come in yet with the token of a fresh link.
    """

    visit: Visit
    sentence: str
    people: Sequence[Invited]


async def prepare_demo(database: Database, now: datetime) -> Prepared:
    """Import the sample visit, so that it begins within five minutes, and its people.

    A second time, the visit stays where it is, also when it is over; those who have not opened
    their link get a new one, because the old ones were not kept.

    Args:
        database: started.
        now: the present instant.
    """
    return await database.transact(_prepare, now)


async def prepare_own(database: Database, visit: Visit) -> Prepared:
    """Import an organiser's own visit as it is planned; a second time, as it is planned now."""
    return await database.transact(_prepare_own, visit)


def demo_plan(now: datetime) -> Plan:
    """Give the sample's plan, from today on, beginning with the next full five minutes."""
    plan = read_plan((SAMPLE / "visit.yaml").read_text(encoding="utf-8"))
    local = now.astimezone(ZoneInfo(plan.times_in)).replace(second=0, microsecond=0)
    start = local + _STEP - timedelta(minutes=local.minute % 5)
    return moved_to(plan, start.date(), start.time())


def _prepare(work: Work, now: datetime) -> Prepared:
    plan = demo_plan(now)
    there = work.visits.by_key(plan.visit)
    if there is None:
        import_plan(work, plan, force=True)
        start = day_start(plan, plan.days[0]).astimezone(ZoneInfo(plan.host.zone))
        sentence = f"The sample visit begins at {start:%H:%M} ({plan.host.zone})."
    else:
        plan = work.visits.plan(there.id)
        over = decided_at(plan) <= now
        sentence = f"The sample visit {'is over' if over else 'goes on where it was'}."
    people = read_people((SAMPLE / "participants.csv").read_bytes())
    return _with_people(work, Visit(plan, people), sentence)


def _prepare_own(work: Work, visit: Visit) -> Prepared:
    import_plan(work, visit.plan, force=True)
    start = day_start(visit.plan, visit.plan.days[0]).astimezone(ZoneInfo(visit.plan.host.zone))
    when = f"{start:%Y-%m-%d} at {start:%H:%M} ({visit.plan.host.zone})"
    return _with_people(work, visit, f"The visit begins on {when}.")


def _with_people(work: Work, visit: Visit, sentence: str) -> Prepared:
    rows = visit.people.rows
    people = import_people(work, visit.plan.visit, rows, skip_bad=True, renew=True).people
    return Prepared(visit, sentence, people)
