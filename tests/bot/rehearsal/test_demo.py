"""The sample visit for whoever wants to see Hospes at once."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.plan.calendar import day_start
from bot.rehearsal.demo import SAMPLE, demo_plan, prepare_demo, prepare_own
from bot.rehearsal.rehearsing import read_visit
from bot.services.callers import Caller
from bot.services.starting import start
from storage.database import Database
from storage.work import Reading
from tests.conftest import StillClock


def test_the_visit_begins_within_five_minutes() -> None:
    """It is moved to today, to the next full five minutes."""
    now = datetime(2027, 3, 1, 14, 42, 30, tzinfo=UTC)
    plan = demo_plan(now)
    assert day_start(plan, plan.days[0]) == datetime(2027, 3, 1, 14, 45, tzinfo=UTC)


async def test_everybody_is_invited(database: Database, clock: StillClock) -> None:
    """The team and all participants are there, each with a link that opens."""
    prepared = await prepare_demo(database, clock.now())
    assert "begins at" in prepared.sentence
    assert Counter(one.role for one in prepared.people)["participant"] == 24
    assert all(one.token for one in prepared.people)


async def test_a_second_start_changes_nothing_but_unopened_links(
    database: Database, clock: StillClock
) -> None:
    """The visit stays; who came in keeps their link, the others get fresh ones."""
    first, second, *_ = (await prepare_demo(database, clock.now())).people
    database.perform(start, Caller("web", 1001), first.token)
    clock.move(hours=20)
    again = await prepare_demo(database, clock.now())
    assert "goes on" in again.sentence
    assert again.people[0].token == ""
    assert again.people[1].token not in {"", second.token}
    assert database.look(versions) == 1


async def test_a_visit_that_is_over_stays_as_it_ended(
    database: Database, clock: StillClock
) -> None:
    """Nobody who was in it hears of new days; whoever starts it is told."""
    await prepare_demo(database, clock.now())
    before = database.look(first_start)
    clock.move(days=30)
    assert "is over" in (await prepare_demo(database, clock.now())).sentence
    assert database.look(first_start) == before


async def test_an_own_visit_stays_where_it_is_planned(database: Database) -> None:
    """It is not moved; a file that was changed meanwhile is taken in at the next start."""
    visit = read_visit(SAMPLE / "visit.yaml", SAMPLE / "participants.csv")
    assert "begins on 2027-04-20" in (await prepare_own(database, visit)).sentence
    changed = visit.plan.model_copy(update={"help_contact": "team@example.org"})
    await prepare_own(database, replace(visit, plan=changed))
    assert database.look(versions) == 2


def versions(reading: Reading) -> int:
    [visit] = reading.visits.everything()
    return int(visit.version)


def first_start(reading: Reading) -> datetime:
    [visit] = reading.visits.everything()
    plan = reading.visits.plan(visit.id)
    return day_start(plan, plan.days[0])
