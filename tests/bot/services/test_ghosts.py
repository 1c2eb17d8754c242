"""Ghost mode: the team rehearses, participants get nothing, and nothing stays."""

from typing import Any

import pytest

from bot.errors import Refused
from bot.services import account, asking, cockpit, housekeeping, opening
from bot.services.ghosts import is_on
from bot.services.progress import standing
from bot.services.runs import prompt_card
from bot.services.sheets import sheet_of
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.prompt_room import Room, everything
from tests.bot.services.spot_desk import desk, rehearse, tap_desk
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def ghost(room: Room, key: str) -> int:
    """Open a prompt while the team rehearses; give its run."""
    room.open(key)
    return int(room.look(lambda r: r.prompts.ghosts_of(room.visit_id))[-1].id)


def rows(room: Room, table: str) -> list[Any]:
    """Give all rows of a table that belong to Inés."""
    person = room.me(room.ines).person.id
    found: list[Any] = room.look(lambda r: r.belongings.of(person))[table]
    return found


def test_only_the_team_is_asked(room: Room) -> None:
    """What is opened reaches the team, marked, and no participant in any way."""
    assert rehearse(room).key == "ghost-on"
    run, anna = ghost(room, "p02"), room.people[0]
    assert prompt_card(run) in room.pending(room.ines)
    assert "only the team sees this" in room.seen(room.ines, run).text
    assert room.pending(anna) == set()
    assert room.letters(anna) == []
    assert room.look(lambda r: asking.open_for(r, room.me(anna).person.id)) == []


def test_answered_by_the_team(room: Room) -> None:
    """The team answers by tap and by text, and sees the result."""
    colleague = room.lead("Ravi")
    rehearse(room)
    by_tap, by_text = ghost(room, "p02"), ghost(room, "p01")
    room.tap(room.ines, by_tap, "The city")
    room.write(room.ines, "A leaking roof")
    assert room.said(room.ines, by_tap) == {"answer": "city"}
    assert room.said(room.ines, by_text) == {"answer": "A leaking roof"}
    assert room.look(lambda r: r.asked.counts(by_text)) == (2, 1)
    room.close(by_text)
    assert "A leaking roof" in room.result(colleague, by_text)


def test_nothing_of_it_counts(room: Room) -> None:
    """A rehearsed answer shows in no list of runs, people or what somebody has done."""
    rehearse(room)
    run = ghost(room, "p02")
    room.tap(room.ines, run, "The city")
    shadow = room.participant(room.ines)
    assert room.look(lambda r: r.prompts.runs_of(room.visit_id)) == []
    assert shadow.id not in {p.id for p in room.look(_participants(room))}
    assert room.look(lambda r: standing(r, shadow)).answered == {}
    assert room.look(lambda r: sheet_of(r, room.visit_id)).joined == 4


def test_it_leaves_no_trace(room: Room) -> None:
    """Ending it removes runs, answers and shadows, and the cards say that it is over."""
    rehearse(room)
    still_open, closed = ghost(room, "p02"), ghost(room, "p01")
    room.tap(room.ines, still_open, "The city")
    room.write(room.ines, "A leaking roof")
    room.close(closed)
    assert rehearse(room, "off").key == "ghost-off"
    for run in (still_open, closed):
        assert room.look(lambda r, run=run: r.prompts.run(run)) is None
        assert room.look(lambda r, run=run: everything(r, run)) == []
        assert "The rehearsal is over" in room.seen(room.ines, run).text
    assert "The rehearsal is over" in room.result(room.ines, closed)
    assert rows(room, "participants") == rows(room, "asked") == []
    assert room.look(lambda r: r.timeline.planned(f"close_prompt/vlm-2027-04/{still_open}")) is None
    with pytest.raises(Refused, match="prompt-unknown"):
        room.press(room.ines, f"a:{short(still_open)}:answer:city")


def test_then_for_everybody(room: Room) -> None:
    """After a rehearsal the same prompt is asked of all, as if for the first time."""
    rehearse(room)
    ghost(room, "p02")
    rehearse(room, "off")
    run = room.open("p02")
    assert room.run(run).number == 1
    assert room.asked(room.people[0], run).answered is False
    assert "only the team" not in room.seen(room.people[0], run).text


def test_not_while_people_are_asked(room: Room) -> None:
    """It cannot begin while participants have a prompt open."""
    run = room.open("p02")
    with pytest.raises(Refused, match="ghost-not-now"):
        rehearse(room)
    room.close(run)
    rehearse(room)
    assert room.look(lambda r: is_on(r, room.visit_id))


def test_closed_for_all_is_not_reopened_for_all(room: Room) -> None:
    """Opening again what was closed for everybody is rehearsed as well."""
    run, anna = room.open("p02"), room.people[0]
    room.close(run)
    rehearse(room)
    room.database.perform(cockpit.act, room.ines, room.visit, "reopen", short(run))
    assert room.run(run).state == "closed"
    assert room.look(lambda r: asking.open_for(r, room.me(anna).person.id)) == []


def test_the_schedule_asks_everybody(room: Room) -> None:
    """What opens by itself with its session goes to everybody as always."""
    rehearse(room)
    run = room.database.perform(_by_the_schedule, room.visit_id)
    assert room.asked(room.people[0], run).answered is False
    assert "only the team" not in room.seen(room.people[0], run).text


def test_the_sheet_says_so(room: Room) -> None:
    """The run sheet is marked, and warns while a session is on."""
    assert "Rehearsal" not in room.sheet().text
    rehearse(room)
    assert "👻 <b>Rehearsal.</b>" in room.sheet().text
    assert "A session is on" in room.sheet().text
    room.at("2027-04-20 22:00")
    assert "A session is on" not in room.sheet().text


def test_who_takes_part_and_leads(room: Room) -> None:
    """Somebody of the team who takes part rehearses as the participant that they are."""
    anna = room.people[0]
    room.database.perform(_lead, room.me(anna).person.id, room.visit_id)
    rehearse(room)
    run = ghost(room, "p02")
    room.tap(anna, run, "The city")
    rehearse(room, "off")
    assert room.participant(anna).state == "joined"
    assert room.look(lambda r: standing(r, room.participant(anna))).answered == {}


def test_invited_in_the_middle_of_it(room: Room) -> None:
    """A shadow who is invited to take part becomes a participant, and stays one."""
    rehearse(room)
    person = room.me(room.ines).person.id
    room.database.perform(_invite, room.visit_id, person)
    assert room.participant(room.ines).reference == "T77"
    rehearse(room, "off")
    assert room.participant(room.ines).state == "invited"


def test_erased_in_the_middle_of_it(room: Room) -> None:
    """Whoever erases themselves leaves no shadow, and no rehearsed answer, sealed or not."""
    rehearse(room)
    room.write(room.ines, "ask: How was it?")
    tap_desk(room, "Seen by everybody")
    tap_desk(room, "Seen by facilitators")
    assert "goes to the team only" in desk(room).text
    tap_desk(room, "Send to the team")
    run = int(room.look(lambda r: r.prompts.ghosts_of(room.visit_id))[-1].id)
    room.write(room.ines, "Well")
    shadow = room.participant(room.ines).id
    room.database.perform(account.delete, room.ines, "yes")
    assert room.look(lambda r: r.people.participant(shadow)) is None
    assert room.look(lambda r: everything(r, run)) == []


def test_leaving_leaves_the_rehearsal_alone(room: Room) -> None:
    """A facilitator who sends /stop takes part in nothing, so nothing of it ends."""
    rehearse(room)
    room.database.perform(account.stop, room.ines, "yes")
    assert room.participant(room.ines).state == "ghost"


def test_it_ends_with_the_answers(room: Room) -> None:
    """A rehearsal that was forgotten ends when the time of the visit's answers is over."""
    rehearse(room)
    run = ghost(room, "p01")
    room.write(room.ines, "A leaking roof")
    room.at("2028-04-20 10:00")
    assert room.look(housekeeping.expired) == [room.visit_id]
    room.database.perform(housekeeping.forget_answers, room.visit_id)
    assert room.look(lambda r: r.prompts.run(run)) is None
    assert room.look(housekeeping.expired) == []


def _participants(room: Room) -> Any:  # noqa: ANN401 - a query
    return lambda reading: reading.people.participants_of(room.visit_id)


def _by_the_schedule(work: Work, visit_id: int) -> int:
    return int(opening.open_run(work, visit_id, "p10").id)


def _lead(work: Work, person_id: int, visit_id: int) -> None:
    work.people.grant(person_id, "facilitator", visit_id)


def _invite(work: Work, visit_id: int, person_id: int) -> None:
    work.people.add_participant(visit_id, person_id, "T77")
