"""The sample visit as it stands, with its 24 people on their own clocks: considerate throughout."""

from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.messages import Lane
from bot.domain.plan.calendar import day_start
from bot.domain.quiet import is_quiet
from storage.database import Database
from tests.bot.domain.sample_visit import sample
from tests.bot.services.guests import sample_rows
from tests.bot.services.visit_world import World
from tests.conftest import StillClock

LINKED = {"reminder-join", "reminder-join-early", "reminder-join-begun"}


async def test_nobody_above_six_and_nobody_without_a_link(
    database: Database, clock: StillClock
) -> None:
    """Over the whole visit nobody gets a seventh message, one at night, or no link on a day."""
    world, plan = World(database, clock), sample()
    people = [
        (world.add(row.invitee.name, zone=row.invitee.zone), row.invitee.zone)
        for row in sample_rows()
    ]
    assert len(people) == 24
    await world.live_until("2027-05-01T12:00")
    for caller, zone in people:
        letters = world.letters(caller)
        unsolicited = [row for row in letters if row.lane == Lane.UNSOLICITED]
        days = Counter(row.not_before.astimezone(ZoneInfo(zone)).date() for row in unsolicited)
        assert max(days.values()) <= plan.messages.at_most_a_day
        assert not [
            row for row in unsolicited if is_quiet(row.not_before, plan.messages.quiet, zone)
        ]
        links = sorted(row.not_before for row in letters if row.text_key in LINKED)
        starts = [day_start(plan, day) for day in plan.days]
        assert len(links) == len(starts)
        ahead = [start - link for start, link in zip(starts, links, strict=True)]
        assert all(timedelta() < one <= timedelta(hours=13) for one in ahead)
