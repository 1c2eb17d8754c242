"""The sample visit for whoever wants to see Hospes at once."""

from datetime import UTC, datetime, timedelta

from bot.domain.plan.calendar import day_start
from bot.rehearsal.demo import demo_plan, prepare_demo
from bot.services.callers import Caller
from bot.services.starting import start
from storage.database import Database
from storage.work import Reading
from tests.conftest import StillClock

LINK = "http://127.0.0.1/t/{token}"


def test_the_visit_begins_within_five_minutes() -> None:
    """It is moved to today, to the next full five minutes."""
    now = datetime(2027, 3, 1, 14, 42, 30, tzinfo=UTC)
    plan = demo_plan(now)
    assert day_start(plan, plan.days[0]) == datetime(2027, 3, 1, 14, 45, tzinfo=UTC)


async def test_links_for_a_facilitator_and_three_participants(
    database: Database, clock: StillClock
) -> None:
    """The lines name four people, each with a link."""
    head, *links = await prepare_demo(database, clock.now(), LINK)
    assert "begins at" in head
    assert [line.split()[0] for line in links] == ["facilitator", *["participant"] * 3]
    assert all("http://127.0.0.1/t/" in line for line in links)


async def test_a_second_start_changes_nothing_but_unopened_links(
    database: Database, clock: StillClock
) -> None:
    """The visit stays; who came in is not told again, the others get fresh links."""
    _, _, first, second, _ = await prepare_demo(database, clock.now(), LINK)
    database.perform(start, Caller("web", 1001), first.rpartition("/")[2])
    clock.move(hours=20)
    head, *links = await prepare_demo(database, clock.now(), LINK)
    assert "goes on" in head
    assert second.split(":")[0] == links[1].split(":")[0]
    assert second != links[1]
    assert database.look(versions) == 1


async def test_a_visit_that_is_over_begins_anew(database: Database, clock: StillClock) -> None:
    """Weeks later the sample is moved to that day."""
    await prepare_demo(database, clock.now(), LINK)
    clock.move(days=30)
    head, *_ = await prepare_demo(database, clock.now(), LINK)
    assert "begins at" in head
    assert database.look(first_start) - clock.now() <= timedelta(minutes=5)


def versions(reading: Reading) -> int:
    [visit] = reading.visits.everything()
    return int(visit.version)


def first_start(reading: Reading) -> datetime:
    [visit] = reading.visits.everything()
    plan = reading.visits.plan(visit.id)
    return day_start(plan, plan.days[0])
