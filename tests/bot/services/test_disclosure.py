"""Who sees what, and when: every way out of the answers."""

import pytest
from sqlalchemy import update

from bot.services import disclosure, running
from storage.database import Database
from storage.tables.prompts import PromptRun
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

AUDIENCES: tuple[disclosure.Audience, ...] = ("group", "facilitators")


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


def test_for_no_one_while_it_is_open(room: Room) -> None:
    """Of an anonymous prompt nobody sees anything before it is closed."""
    run_id = room.open("p03")
    write_all(room, 6)
    assert seen(room, run_id) == ("", "")
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
    """That somebody answered is no secret, also in an anonymous prompt."""
    run_id = room.open("p02")
    for caller in room.people[1:]:
        room.tap(caller, run_id, "The city")
    run = room.run(run_id)
    assert room.database.look(disclosure.who_is_missing, run) == ["Anna"]


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

    def narrow(work: Work) -> None:
        definition = {**room.run(run_id).definition, "seen_by": "own_group"}
        this = PromptRun.id == run_id
        work.connection.execute(update(PromptRun).where(this).values(definition=definition))

    room.database.perform(narrow)
    room.close(run_id)
    assert seen(room, run_id) == ("", "")
