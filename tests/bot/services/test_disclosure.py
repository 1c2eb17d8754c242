"""Who sees what, and when: every way out of the answers."""

from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import update

from bot.services import disclosure, opening, running
from bot.services.authors import contribution_of
from bot.services.callers import Caller
from storage.database import Database
from storage.tables.people import Person
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

AUDIENCES: tuple[disclosure.Audience, ...] = ("group", "facilitators")
TYPES = ("municipality", "municipality", "municipality", "museum", "region", "region", "region")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=6)


def shown(room: Room, run_id: int, audience: disclosure.Audience) -> str:
    """Everything that an audience may see of a run."""
    found = room.database.look(disclosure.result, room.run(run_id), audience)
    return repr(found.pages) if found.pages else ""


def seen(room: Room, run_id: int) -> tuple[str, str]:
    group, facilitators = (shown(room, run_id, audience) for audience in AUDIENCES)
    return group, facilitators


def write_all(room: Room, people: int) -> None:
    for number, caller in enumerate(room.people[:people]):
        room.write(caller, f"thought-{number}")


def test_for_the_group(room: Room) -> None:
    """What is for the group: facilitators see it as it comes, the group when it is closed."""
    run_id = room.open("p01")
    write_all(room, 1)
    group, team = seen(room, run_id)
    assert group == ""
    assert ("thought-0" in team, "Anna" in team) == (True, True)
    room.close(run_id)
    assert all("thought-0" in text and "Anna" in text for text in seen(room, run_id))


def test_for_the_facilitators(room: Room) -> None:
    """What is for the facilitators never reaches the group, named and by question."""
    run_id = room.open("p08")
    for text in ("An agreement", "Call", "2027-05-31", "Pekka", "Rain"):
        room.write(room.people[0], text)
    room.close(run_id)
    group, team = seen(room, run_id)
    assert group == ""
    assert all(text in team for text in ("Anna", "An agreement", "By when", "Rain"))
    assert "Only the facilitators see the answers." in room.seen(room.people[0], run_id).text
    assert "An agreement" in room.result(room.ines, run_id)
    assert "An agreement" not in room.result(room.people[1], run_id)


def test_for_no_one(room: Room) -> None:
    """An anonymous prompt is shown without names, while it is open in steps to the team alone."""
    run_id = room.open("p03")
    write_all(room, 5)
    assert seen(room, run_id) == ("", "")
    room.write(room.people[5], "thought-5")
    group, team = seen(room, run_id)
    assert (group, team.count("thought-")) == ("", 3)
    room.close(run_id)
    for text in seen(room, run_id):
        assert all(f"thought-{number}" in text for number in range(6))
        assert not any(name in text for name in ("Anna", "Bruno", "Clara"))


@pytest.mark.parametrize(("people", "visible"), [(1, False), (2, False), (3, True)])
def test_fewer_than_three_stay_hidden(room: Room, people: int, visible: bool) -> None:
    """A result that fewer than three answered is not shown to anybody, and that is said."""
    run_id = room.open("p02")
    for caller in room.people[:people]:
        room.tap(caller, run_id, "The city")
    room.close(run_id)
    assert [bool(text) for text in seen(room, run_id)] == [visible, visible]
    assert ("Fewer than 3" in room.seen(room.people[0], run_id).text) is not visible
    letters = room.keys(room.people[0])
    assert ("result-picture" in letters) is visible


def test_three_questions_of_one_person_stay_hidden(room: Room) -> None:
    """Three questions from one person are not three people."""
    run_id = room.open("p03")
    for text in ("Who pays?", "Who decides?", "Who cleans?"):
        room.write(room.people[0], text)
    room.close(run_id)
    assert seen(room, run_id) == ("", "")


def test_each_field_is_counted_for_itself(room: Room) -> None:
    """A field that fewer than three filled in is hidden while the others are shown."""
    run_id = room.open("p10")
    for number, caller in enumerate(room.people[:4]):
        for rating in ("5", "4", "3"):
            room.tap(caller, run_id, rating)
        if number < 2:
            room.write(caller, f"best-{number}")
        else:
            room.tap(caller, run_id, "Skip")
        room.write(caller, f"change-{number}")
    room.close(run_id)
    group, _ = seen(room, run_id)
    assert "change-3" in group
    assert "best-0" not in group
    assert "Counts" in group


@pytest.mark.parametrize(("people", "hidden"), [(2, True), (3, False)])
def test_begun_by_three_is_not_said_to_be_hidden(room: Room, people: int, hidden: bool) -> None:
    """What three began and nobody finished is shown, and the card does not say otherwise."""
    run_id = room.open("p10")
    for caller in room.people[:people]:
        room.tap(caller, run_id, "5")
    room.close(run_id)
    assert (seen(room, run_id) == ("", "")) is hidden
    assert ("nothing is shown" in room.seen(room.people[0], run_id).text) is hidden


def test_a_few_reasons_stay_hidden(room: Room) -> None:
    """The reasons for low ratings are shown only where at least three gave one."""
    run_id = room.open("p06")
    for number, caller in enumerate(room.people):
        room.tap(caller, run_id, "1")
        if number < 2:
            room.write(caller, f"reason-{number}")
    room.close(run_id)
    group, _ = seen(room, run_id)
    assert group
    assert "reason" not in group


def test_what_is_withdrawn_is_gone(room: Room) -> None:
    """A withdrawn prompt shows nothing to anybody."""
    run_id = room.open("p01")
    write_all(room, 6)
    room.database.perform(running.retract_run, run_id)
    assert seen(room, run_id) == ("", "")


def test_who_is_missing_but_never_what_was_said(room: Room) -> None:
    """That somebody answered an anonymous prompt is told of three people at once, not of one."""
    run_id = room.open("p02")
    run, told = room.run(run_id), []
    for caller in room.people[1:]:
        room.tap(caller, run_id, "The city")
        missing = room.database.look(disclosure.who_is_missing, run)
        told.append((room.database.look(disclosure.counted, run), len(missing)))
    assert told == [((6, 0), 6), ((6, 0), 6), ((6, 3), 3), ((6, 3), 3), ((6, 3), 3)]
    room.close(run_id)
    [(name, _)] = room.database.look(disclosure.who_is_missing, room.run(run_id))
    assert name == "Anna"


def test_how_many_more_are_needed(room: Room) -> None:
    """How many must answer until the next step is said from what is told already."""
    run_id, named = room.open("p02"), room.open("p01")
    needed = []
    for caller in room.people:
        needed.append(room.database.look(disclosure.voices_needed, room.run(run_id)))
        room.tap(caller, run_id, "The city")
    assert needed == [6, 6, 6, 3, 3, 3]
    assert room.database.look(disclosure.voices_needed, room.run(named)) == 1


def by_type(room: Room, types: tuple[str, ...] = TYPES) -> int:
    """Open a prompt that is signed with types; each of as many as there are types answers."""

    def prepare(work: Work) -> None:
        for caller, kind in zip(room.people, types, strict=True):
            person = room.me(caller).person
            details = {**person.details, "organisation_type": kind}
            this = Person.id == person.id
            work.connection.execute(update(Person).where(this).values(details=details))

    room.people += [room.add(f"Guest {number}") for number in range(6, len(types))]
    room.database.perform(prepare)
    run_id = room.open("p01")
    narrow(room, run_id, "organisation_type")
    write_all(room, len(types))
    return run_id


def narrow(room: Room, run_id: int, seen_by: str) -> None:
    def become(work: Work) -> None:
        work.prompts.define(run_id, {**room.run(run_id).definition, "seen_by": seen_by})

    room.database.perform(become)


def signed(room: Room, run_id: int) -> dict[str, str]:
    """Give what the team reads beside each text."""
    given = room.database.look(disclosure.given, room.run(run_id), "facilitators")
    return {str(one.value): one.name if isinstance(one.name, str) else "other" for one in given}


def test_types_of_organisation(room: Room) -> None:
    """Answers stand under types that three who answered belong to, once the prompt is closed.

    The only museum would be known as soon as both other types are named, so one more is not.
    """
    run_id = by_type(room)
    assert seen(room, run_id) == ("", "")
    room.close(run_id)
    found = signed(room, run_id)
    names = sorted(found.values())
    assert found["thought-3"] == "other"
    assert names in (
        ["municipality"] * 3 + ["other"] * 4,
        ["other"] * 4 + ["region"] * 3,
    )
    for text in seen(room, run_id):
        assert "thought-0" in text
        assert "Anna" not in text


def test_a_type_of_which_few_answered(room: Room) -> None:
    """Who is missing is known by name, so a type counts only those who answered."""
    run_id = by_type(room, ("region", "region", "region", "museum", "museum", "museum"))
    room.database.perform(account_leaves, room, run_id)
    room.close(run_id)
    assert set(signed(room, run_id).values()) == {"other"}


def account_leaves(work: Work, room: Room, run_id: int) -> None:
    """Take back what one of three museums said."""
    work.answers.remove_author(run_id, str(room.participant(room.people[3]).id))


def test_names_under_types_lead_to_nobody(room: Room) -> None:
    """With the ids that our buttons carry, nobody can work out whose a contribution is."""
    prompt = sample().prompts()["p01"].model_copy(update={"seen_by": "organisation_type"})
    run_id = room.database.perform(opening.start_run, room.visit_id, prompt).id
    write_all(room, len(room.people))
    run = room.close(run_id)
    given = room.database.look(disclosure.given, run, "facilitators")
    known: Any = SimpleNamespace(**{**run._asdict(), "seal_key": None})
    ids = [str(room.participant(one).id) for one in room.people]
    worked_out = {contribution_of(known, one, "answer") for one in ids}
    assert len(given) == len(room.people)
    assert worked_out.isdisjoint(one.contribution for one in given)


def test_two_under_types_stay_hidden(room: Room) -> None:
    """Of fewer than three nothing is shown under types either, nor is it opened again."""
    run_id = by_type(room, ("region",) * 6)
    for caller in room.people[2:]:
        room.database.perform(account_removed, room, caller, run_id)
    room.close(run_id)
    assert seen(room, run_id) == ("", "")
    again = room.database.perform(opening.reopen_run, run_id)
    assert again.id != run_id


def account_removed(work: Work, room: Room, caller: Caller, run_id: int) -> None:
    work.answers.remove_author(run_id, str(room.participant(caller).id))


def test_my_own_until_it_is_sealed(room: Room) -> None:
    """Everybody sees their own answer until it is sealed, and nobody else's."""
    run_id = room.open("p02")
    room.tap(room.people[0], run_id, "The city")
    assert "The city" in room.seen(room.people[0], run_id).text
    assert "Your answer" not in room.seen(room.people[1], run_id).text
    room.close(run_id)
    assert "The city" not in room.seen(room.people[0], run_id).text
    assert "nobody can tell any more" in room.seen(room.people[0], run_id).text


def test_groups_that_do_not_exist_see_nothing(room: Room) -> None:
    """What is for one's own small group is shown to nobody as long as there are no groups."""
    run_id = room.open("p01")
    write_all(room, 6)

    narrow(room, run_id, "own_group")
    room.close(run_id)
    assert seen(room, run_id) == ("", "")
