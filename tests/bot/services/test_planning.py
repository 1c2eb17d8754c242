"""Plans become versions, and versions become what falls due."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid
from bot.domain.timeline import thing_of
from bot.services.opening import open_run
from bot.services.planning import (
    PlanStale,
    drop_participant,
    export_plan,
    import_plan,
    plan_participant,
    replan,
)
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def a_day_later(plan: Plan, number: int) -> Plan:
    """Move one day and all after it by a week."""
    days = [
        day.model_copy(update={"date": day.date + timedelta(days=7)}) if n >= number else day
        for n, day in enumerate(plan.days)
    ]
    return plan.model_copy(update={"days": tuple(days)})


def timeline(world: World) -> dict[str, Row[Any]]:
    rows: list[Row[Any]] = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    return {row.key: row for row in rows}


def test_a_new_visit_gets_its_first_version_and_its_words(world: World) -> None:
    """The import plans the visit's own entries and gives each day a word of its own."""
    exported = world.look(lambda r: export_plan(r, sample().visit))
    assert exported == changed(based_on=1)
    words = world.look(lambda r: r.presence.words(world.visit_id))
    assert list(words) == ["d1", "d2", "d3", "d4"]
    assert len(set(words.values())) == 4
    assert {row.kind for row in timeline(world).values()} == {"sheet", "open_prompt", "certify"}


def test_the_same_plan_again_changes_nothing(world: World) -> None:
    """An import of what is true already makes no version, whatever it says it is based on."""
    assert world.database.perform(import_plan, sample()) == 1


def test_a_version_based_on_the_newest_is_taken(world: World) -> None:
    """The next version holds from then on, and every word of a day stays."""
    before = world.look(lambda r: r.presence.words(world.visit_id))
    assert world.database.perform(import_plan, changed(based_on=1, places=20)) == 2
    assert world.look(lambda r: r.visits.plan(world.visit_id)).places == 20
    assert world.look(lambda r: r.presence.words(world.visit_id)) == before


def test_a_stale_plan_is_refused_with_what_it_would_change(world: World) -> None:
    """Somebody's older file does not undo what another has imported, unless it is forced."""
    world.database.perform(import_plan, changed(based_on=1, places=20))
    with pytest.raises(PlanStale) as caught:
        world.database.perform(import_plan, changed(based_on=1, call_link="https://x.example.org"))
    assert caught.value.newest == 2
    assert any("places" in change for change in caught.value.changes)
    late = changed(based_on=1, places=18)
    assert world.database.perform(import_plan, late, True) == 3


def test_what_was_answered_may_not_be_deleted(world: World) -> None:
    """After the first answer a prompt stays in the plan."""
    world.add("Anna")
    without = sample().model_copy(
        update={
            "based_on": 1,
            "days": tuple(
                day.model_copy(
                    update={
                        "sessions": tuple(
                            session.model_copy(update={"run": ()}) for session in day.sessions
                        )
                    }
                )
                for day in sample().days
            ),
        }
    )
    world.at("2027-04-20T10:20")
    world.database.perform(answer_first, world)
    with pytest.raises(PlanInvalid) as caught:
        world.database.perform(import_plan, without)
    assert "p01" in str(caught.value)
    assert world.look(lambda r: r.visits.by_id(world.visit_id)).version == 1


def answer_first(work: Work, world: World) -> None:
    run = open_run(work, world.visit_id, "p01")
    [participant] = work.people.participants_of(world.visit_id)
    work.asked.mark(run.id, participant.id, answered=True, changed=0)


def test_an_export_of_nothing_says_so(world: World) -> None:
    """A visit that does not exist cannot be exported."""
    with pytest.raises(LookupError):
        world.look(lambda r: export_plan(r, "no-visit"))


def test_a_moved_day_moves_what_is_still_planned(world: World) -> None:
    """The diff goes by key: done entries stay done, what is announced anew gets another key."""
    anna = world.add("Anna")
    before = timeline(world)
    world.database.perform(settle_first, world)
    moved = a_day_later(sample(), 2).model_copy(update={"based_on": 1})
    world.database.perform(import_plan, moved)
    after = timeline(world)
    things = {thing_of(key): row for key, row in before.items()}
    told = {key for key in after if after[key].kind == "changed"}
    assert {thing_of(key) for key in after.keys() - told} == things.keys()
    assert len(told) == 1
    shifted = {key for key in after.keys() - told if after[key].due != things[thing_of(key)].due}
    assert {after[key].args.get("day", "") for key in shifted} == {"d3", "d4", ""}
    again = {key for key in shifted if after[key].participant_id is not None}
    assert {key.split("/")[3] for key in again} == {"2"}
    assert [row.state for row in after.values()].count("done") == 1
    assert len(world.letters(anna)) == 0


def settle_first(work: Work, world: World) -> None:
    rows = sorted(work.timeline.of_visit(world.visit_id), key=lambda row: row.due)
    work.timeline.settle(rows[0].key, "done", work.now)


def test_a_reminder_that_leaves_the_plan_is_taken_back(world: World) -> None:
    """Only what the new plan still wants stays planned."""
    world.add("Anna")
    world.database.perform(import_plan, changed(based_on=1, reminders=()))
    planned = {row.kind for row in timeline(world).values() if row.state == "planned"}
    assert planned == {"sheet", "open_prompt", "certify"}


def test_prompts_closing_times_survive_replanning(world: World) -> None:
    """Entries that others wrote are left alone."""
    world.at("2027-04-20T10:20")
    world.database.perform(lambda work: open_run(work, world.visit_id, "p01"))
    world.database.perform(replan, world.visit_id)
    assert "close_prompt" in {row.kind for row in timeline(world).values()}


def test_another_zone_moves_what_follows_the_persons_clock(world: World) -> None:
    """Whoever changes their zone is reminded at five of their new evening."""
    anna = world.add("Anna")
    participant = world.participant(anna)

    def move(work: Work) -> None:
        work.people.settle(participant.person_id, zone="Asia/Tokyo")
        plan_participant(work, participant.id)

    world.database.perform(move)
    [eve] = [r for r in timeline(world).values() if r.kind == "tomorrow" and r.args["day"] == "d1"]
    assert eve.due == brussels("2027-04-19T10:00")


def test_whoever_leaves_is_reminded_no_more_and_again_when_they_are_back(world: World) -> None:
    """What was dropped on leaving and is still to come is planned again on coming back."""
    participant = world.participant(world.add("Anna"))
    world.database.perform(drop_participant, participant.id, "left")
    assert states(world, participant.id) == {("dropped", "left")}
    world.at("2027-04-21T12:30")
    world.database.perform(plan_participant, participant.id)
    rows = world.look(lambda r: r.timeline.of_participant(participant.id))
    planned = {row.args["day"] for row in rows if row.state == "planned"}
    assert planned == {"d2", "d3", "d4"}
    assert all((row.state == "planned") == (row.due > world.clock.now()) for row in rows)


def states(world: World, participant_id: int) -> set[tuple[str, str]]:
    def query(reading: Reading) -> set[tuple[str, str]]:
        return {(r.state, r.reason) for r in reading.timeline.of_participant(participant_id)}

    return world.look(query)  # type: ignore[no-any-return]


def test_whoever_only_was_invited_is_not_reminded(world: World) -> None:
    """Reminders begin with joining."""

    def invite(work: Work) -> None:
        person_id = work.people.add(work.now)
        plan_participant(work, work.people.add_participant(world.visit_id, person_id, "T99"))
        plan_participant(work, 1)

    world.database.perform(invite)
    assert all(row.participant_id is None for row in timeline(world).values())


def test_a_visit_imported_on_its_second_day_owes_nothing_of_the_first(
    database: Database, clock: StillClock
) -> None:
    """Only certificates are ever made up for."""
    clock.instant = brussels("2027-04-21T18:00")
    world = World(database, clock)
    assert {row.args.get("day", "") for row in timeline(world).values()} == {"d3", "d4", ""}
