"""What of a visit may leave as a file: for the team, and for everybody."""

from typing import Any

from bot.domain.plan.model import Plan
from bot.services import running
from bot.services.exporting import Asking, Export, export_run, export_visit
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


def visit(room: Room, audience: Any = "facilitators") -> Export:  # noqa: ANN401 - one of two words
    found: Export = room.look(lambda r: export_visit(r, room.visit_id, audience, r.now))
    return found


def asking(room: Room, run_id: int, audience: Any = "facilitators") -> Asking:  # noqa: ANN401
    [found] = room.look(lambda r: export_run(r, r.prompts.run(run_id), audience, r.now).askings)
    return found  # type: ignore[no-any-return]


def seen_by(key: str, who: str) -> Plan:
    """Give the sample visit with one prompt that others see."""
    whole = sample().model_dump(mode="json", by_alias=True)
    for day in whole["days"]:
        for session in day["sessions"]:
            for item in session["run"]:
                if item.get("ask") == key:
                    item["seen_by"] = who
    return Plan.model_validate(whole)


def test_named_answers_are_for_both_once_they_may_be_seen(
    database: Database, clock: StillClock
) -> None:
    """While it is open only the team may have them; when it is closed everybody, with names."""
    room = Room(database, clock)
    run = room.open("p01")
    room.write(room.people[0], "A bridge")
    assert [given.name for given in asking(room, run).given] == ["Anna"]
    early = asking(room, run, "group")
    assert (early.given, early.items, early.hidden) == ((), (), "still_open")
    room.close(run)
    late = asking(room, run, "group")
    assert [(given.name, given.value) for given in late.given] == [("Anna", "A bridge")]
    assert (late.asked, late.answered, late.hidden) == (4, 1, "")


def test_what_only_the_team_sees_is_only_in_its_file(database: Database, clock: StillClock) -> None:
    """Answers for the facilitators are not in what is shared, also not after closing."""
    room = Room(database, clock, plan=seen_by("p01", "facilitators"))
    run = room.open("p01")
    room.write(room.people[0], "Between us")
    room.close(run)
    assert [given.value for given in asking(room, run).given] == ["Between us"]
    shared = asking(room, run, "group")
    assert (shared.given, shared.items, shared.hidden) == ((), (), "facilitators")


def test_an_own_group_s_answers_are_in_no_file(database: Database, clock: StillClock) -> None:
    """What only the own small group sees, the team's file has neither."""
    room = Room(database, clock, plan=seen_by("p01", "own_group"))
    run = room.open("p01")
    room.write(room.people[0], "Ours")
    room.close(run)
    assert {asking(room, run, who).hidden for who in ("facilitators", "group")} == {"own_group"}
    assert asking(room, run).given == ()


def test_fewer_than_three_anonymous_answers_are_hidden(
    database: Database, clock: StillClock
) -> None:
    """Two votes are not told; three are, without anything that says whose they are."""
    room = Room(database, clock)
    run = room.open("p02")
    for person in room.people[:2]:
        room.tap(person, run, "The city")
    assert asking(room, run).hidden == "still_open"
    room.close(run)
    few = asking(room, run)
    assert (few.given, few.items, few.hidden) == ((), (), "too_few")
    again = room.open("p02")
    for person in room.people[:3]:
        room.tap(person, again, "The city")
    room.close(again)
    enough = asking(room, again)
    assert len(enough.given) == 3
    assert {(given.name, given.whose) for given in enough.given} == {("", "")}
    assert enough.told == frozenset()


def test_types_of_organisation_come_once_it_is_closed(
    database: Database, clock: StillClock
) -> None:
    """While it is open even the team's file says so, and of two people that they are too few."""
    room = Room(database, clock, plan=seen_by("p01", "organisation_type"))
    run = room.open("p01")
    for person in room.people[:2]:
        room.write(person, "A bridge")
    assert asking(room, run).hidden == "still_open"
    room.close(run)
    assert asking(room, run).hidden == "too_few"


def test_an_answer_that_was_told_is_marked(database: Database, clock: StillClock) -> None:
    """The name stays as it is; beside it stands that a facilitator wrote it down."""
    room = Room(database, clock)
    run, ines = room.open("p01"), room.me(room.ines).person.id
    room.write(room.people[0], "By phone")
    anna = room.participant(room.people[0]).id

    def write_down(work: Work) -> None:
        work.asked.mark(run, anna, answered=True, changed=0, proxy=ines)

    database.perform(write_down)
    [given] = asking(room, run).given
    assert (given.name, given.whose in asking(room, run).told) == ("Anna", True)
    assert [one.told for one in visit(room).turnouts] == [1, 0, 0, 0]


def test_why_there_is_nothing(database: Database, clock: StillClock) -> None:
    """A withdrawn prompt, one that nobody answered, one whose answers' time is over."""
    room = Room(database, clock)
    withdrawn, silent = room.open("p03"), room.open("p01")
    database.perform(running.retract_run, withdrawn)
    room.close(silent)
    gone = room.open("p08")
    room.write(room.people[0], "x")
    whys = [one.hidden for one in visit(room).askings]
    assert whys[:2] == ["withdrawn", "nobody"]
    room.close(gone)


def test_participation_has_numbers_only(database: Database, clock: StillClock) -> None:
    """For everybody who takes part: how many prompts they were asked, and answered."""
    room = Room(database, clock, people=2)
    run = room.open("p01")
    room.write(room.people[0], "Yes")
    room.close(run)
    turnouts = [(one.name, one.asked, one.answered, one.told) for one in visit(room).turnouts]
    assert turnouts == [("Anna", 1, 1, 0), ("Bruno", 1, 0, 0)]
    assert visit(room, "group").turnouts == ()


def test_participation_moves_in_the_steps_of_an_open_anonymous_prompt(
    database: Database, clock: StillClock
) -> None:
    """One more answer to an anonymous prompt does not show before three more have come."""
    room = Room(database, clock)
    run = room.open("p02")
    for person in room.people[:2]:
        room.tap(person, run, "The city")
    assert {one.answered for one in visit(room).turnouts} == {0}
    room.tap(room.people[2], run, "The state")
    assert sorted(one.answered for one in visit(room).turnouts) == [0, 1, 1, 1]


def test_notes_are_for_the_team(database: Database, clock: StillClock) -> None:
    """What a facilitator noted is in the team's file of the visit, and in no other."""
    room = Room(database, clock, people=1)
    run, ines = room.open("p01"), room.me(room.ines).person.id

    def note(work: Work) -> None:
        work.notes.add(room.visit_id, run, ines, "Ask again in autumn", work.now)

    database.perform(note)
    [told] = visit(room).notes
    assert (told.author, told.text) == ("Inés", "Ask again in autumn")
    assert told.prompt is not None
    assert told.prompt.ask == "p01"
    assert visit(room, "group").notes == ()


def test_a_rehearsed_prompt_is_in_no_file(database: Database, clock: StillClock) -> None:
    """What the team tried out among themselves is not part of the visit."""
    room = Room(database, clock, people=1)
    database.perform(lambda work: work.visits.set_ghost(room.visit_id, ghost=True))
    room.open("p01")
    assert visit(room).askings == ()
