"""The sample visit, moved to today: for whoever wants to see Hospes at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.people_file import read_people
from bot.domain.plan.calendar import day_start, moved_to
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.domain.timeline import decided_at
from bot.domain.tokens import link as link_of
from bot.services.invited import Invited
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from storage.database import Database
from storage.work import Work

SAMPLE = Path(__file__).parent / "sample"
_STEP = timedelta(minutes=5)
_TOLD = {"facilitator": 1, "participant": 3}  # how many links are told


async def prepare_demo(database: Database, now: datetime, link: str) -> list[str]:
    """Import the sample visit, so that it begins within five minutes, and its people.

    A second time, a visit that is not over stays where it is; those who have not opened their
    link get a new one, because the old ones were not kept.

    Args:
        database: started.
        now: the present instant.
        link: what personal links look like, with `{token}` in it.

    Returns:
        The lines to tell whoever started it.
    """
    return await database.transact(_prepare, now, link)


def demo_plan(now: datetime) -> Plan:
    """Give the sample's plan, from today on, beginning with the next full five minutes."""
    plan = read_plan((SAMPLE / "visit.yaml").read_text(encoding="utf-8"))
    local = now.astimezone(ZoneInfo(plan.times_in)).replace(second=0, microsecond=0)
    start = local + _STEP - timedelta(minutes=local.minute % 5)
    return moved_to(plan, start.date(), start.time())


def _prepare(work: Work, now: datetime, link: str) -> list[str]:
    plan = demo_plan(now)
    there = work.visits.by_key(plan.visit)
    if there is None or decided_at(work.visits.plan(there.id)) <= now:
        import_plan(work, plan, force=True)
        start = day_start(plan, plan.days[0]).astimezone(ZoneInfo(plan.times_in))
        when = f"begins at {start:%H:%M} ({plan.times_in})"
    else:
        when = "goes on where it was"
    rows = read_people((SAMPLE / "participants.csv").read_bytes()).rows
    people = import_people(work, plan.visit, rows, renew=True).people
    return [
        f"The sample visit {when}. Open these links in tabs of their own:",
        *_links(people, link),
    ]


def _links(people: Sequence[Invited], link: str) -> Iterator[str]:
    """Write the links that still open something: a facilitator's, then some participants'."""
    for role, most in _TOLD.items():
        fresh = [one for one in people if one.role == role and one.token]
        for one in fresh[:most]:
            yield f"  {role:<12} {one.name}: {link_of(link, one.token)}"
