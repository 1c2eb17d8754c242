"""The run sheet: what it shows, what its buttons do, and for whom."""

import pytest
from sqlalchemy import update

from bot.domain.buttons import Verb, press
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import cockpit
from storage.database import Database
from storage.ids import short
from storage.tables.people import Participant
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def test_it_shows_what_is_next(room: Room) -> None:
    """Day, session, next session, the word for the screen, who is there, the next prompt."""
    text = room.sheet().text
    word = room.look(lambda reading: reading.presence.words(room.visit_id)["d1"])
    for part in (
        "Day 1 - Meet the place and each other",
        "Speed dating in pairs: three rounds",
        "Vellamonranta in 30 minutes",
        f"<b>{word}</b>",
        "0 of 4 are checked in.",
        "Next prompt: Challenge and offer",
    ):
        assert part in text
    assert room.sheet().pinned


def test_a_prompt_from_open_to_result(room: Room) -> None:
    """Each act leads to the next, and the counter follows the answers."""
    assert room.steer("Open: Challenge").key == "sheet-opened"
    assert "0 of 4 answered; closes 11:30" in room.sheet().text
    room.write(room.people[0], "A roof")
    assert "1 of 4 answered" in room.sheet().text
    assert room.steer("1 minute").key == "sheet-prolonged"
    assert "closes 11:31" in room.sheet().text
    assert room.steer("Result so far").key == "sheet-result-below"
    assert room.steer("Close").key == "sheet-closed"
    assert "1 of 4 answered" in room.sheet().text
    assert room.steer("Show result").key == "sheet-result-below"
    room.turn_to("Challenge")
    assert room.steer("Open again").key == "sheet-reopened"
    assert "🟢" in room.sheet().text


def test_both_facilitators_see_the_same(room: Room) -> None:
    """What one does, the other sees; each turns the pages in their own chat."""
    pekka = room.lead("Pekka")
    for caller in (room.ines, pekka):
        room.database.perform(cockpit.bring_sheets, caller)
    room.steer("Open: Challenge")
    assert room.sheet().text == room.sheet(pekka).text
    assert "sheet:vlm-2027-04" in room.pending(pekka)
    room.steer("All prompts")
    assert room.sheet().text != room.sheet(pekka).text
    with pytest.raises(Refused, match="sheet-meanwhile-by-opened"):
        room.press(pekka, _button(room, "open", "p01"))


def test_participants_cannot_press_it(room: Room) -> None:
    """A copied button of the run sheet is refused to a participant, whatever it says."""
    run_id = room.open("p01")
    for act, about in [("open", "p02"), ("close", short(run_id)), ("main", "")]:
        with pytest.raises(Refused, match="not-your-button"):
            room.press(room.people[0], _button(room, act, about))
    assert room.run(run_id).state == "open"
    assert room.card(room.people[0], "sheet:vlm-2027-04") is None


def test_the_team_of_another_visit_cannot(room: Room) -> None:
    """A run of one visit cannot be closed through another visit's button."""
    run_id = room.open("p01")
    visits = room.database.perform(lambda work: work.visits.add("elsewhere", work.now))
    room.database.perform(
        lambda work: work.people.grant(room.me(room.ines).person.id, "facilitator", visits)
    )
    data = press(Verb.SHEET, short(visits), "close", short(run_id))
    with pytest.raises(Refused, match="not-your-button"):
        room.press(room.ines, data)


def test_an_act_that_does_not_exist(room: Room) -> None:
    """A made-up act is refused."""
    with pytest.raises(Refused, match="prompt-unknown"):
        room.press(room.ines, _button(room, "explode", ""))


def test_who_is_missing(room: Room) -> None:
    """The names of those who have not answered, until nobody is missing."""
    room.steer("Open: Challenge")
    room.write(room.people[0], "A roof")
    room.steer("Who is missing")
    text = room.sheet().text
    assert "3 people have not answered" in text
    assert ("Anna" in text, "Bruno" in text) == (False, True)
    for caller in room.people[1:]:
        room.write(caller, "A roof")
    assert "Everybody has answered" in room.sheet().text
    room.steer("Back")
    assert "Run sheet" in room.sheet().text


def test_nobody_answers_for_others_without_names(room: Room) -> None:
    """Where nobody may know who said what, the page has no button that would only refuse."""
    offered = {}
    for key in ("p01", "p02"):
        room.press(room.ines, _button(room, "missing", short(room.open(key))))
        offered[key] = any("Answer for" in label for label in room.sheet_labels())
    assert offered == {"p01": True, "p02": False}


def test_withdrawing_is_asked_back(room: Room) -> None:
    """Withdrawing needs a second tap, and going back leaves all as it was."""
    room.steer("Open: Challenge")
    room.turn_to("Challenge", "Change or withdraw", "Withdraw")
    assert "cannot be undone" in room.sheet().text
    room.steer("Back")
    assert "🟢" in room.sheet().text
    room.turn_to("Challenge", "Change or withdraw", "Withdraw")
    assert room.steer("Yes, withdraw").key == "sheet-withdrawn"
    assert "🟢" not in room.sheet().text


def test_sealed_is_asked_anew(room: Room) -> None:
    """Opening an anonymous prompt again says that everybody is asked anew."""
    run_id = room.open("p02")
    assert room.steer("Close").key == "sheet-closed"
    room.press(room.ines, _button(room, "item", "p02"))
    receipt = room.steer("Ask everybody anew")
    assert (receipt.key, receipt.alert) == ("sheet-asked-anew", True)
    assert room.run(run_id).state == "closed"


def test_results_that_are_not_there(room: Room) -> None:
    """Nothing is shown of an open anonymous prompt, nor where fewer than three answered."""
    run_id = room.open("p02")
    about = short(run_id)
    assert not any("Result" in label for label in room.sheet_labels())
    with pytest.raises(Refused, match="sheet-nothing-yet"):
        room.press(room.ines, _button(room, "result", about))
    room.close(run_id)
    with pytest.raises(Refused, match="sheet-no-result"):
        room.press(room.ines, _button(room, "result", about))
    assert "Fewer than 3" in room.sheet().text
    assert not any("result" in label for label in room.sheet_labels())
    room.close(room.open("p01"))
    assert not any("result" in label for label in room.sheet_labels())


def test_the_list_has_everything(room: Room) -> None:
    """All prompts and methods are in the list, on pages of at most eight buttons."""
    room.open("p01")
    room.steer("All prompts")
    labels = room.sheet_labels()
    while any("Later" in label for label in labels):
        room.steer("Later")
        labels += room.sheet_labels()
        assert len(room.sheet_labels()) <= 8
        if not any("Later" in label for label in room.sheet_labels()):
            break
    assert "🟢 Challenge and offer" in labels
    assert {"◆ Troika consulting", "○ Evaluation", "○ My action plan"} <= set(labels)
    room.steer("Evaluation")
    assert "Not opened yet" in room.sheet().text
    assert room.steer("Open: Evaluation").key == "sheet-opened"


def test_a_method_is_run_by_hand(room: Room) -> None:
    """A method's page gives its steps with their texts and times."""
    room.at("2027-04-22 10:20")
    room.steer("Troika")
    text = room.sheet().text
    assert "3 rounds, groups of 3" in text
    assert "1. 1:30 · all: Write your question" in text
    assert "5:00 · those who advise: Client: camera off" in text
    assert "(each round)" in text


def test_pages_of_what_is_no_more(room: Room) -> None:
    """A page about something that the plan does not have any more says so."""
    room.press(room.ines, _button(room, "item", "p99"))
    assert "not in the plan any more" in room.sheet().text
    for page in ("missing", "withdraw"):
        room.press(room.ines, _button(room, page, short(4711)))
        assert "not in the plan any more" in room.sheet().text


def test_after_the_last_session(room: Room) -> None:
    """When all is over the sheet says so, and prompts still open are shown with their day."""
    room.open("p08")
    room.at("2027-04-25 10:00")
    assert "All sessions are over." in room.sheet().text
    assert "closes Friday 30 April" in room.sheet().text


def test_sheet_brings_it_to_the_end(room: Room) -> None:
    """/sheet puts the run sheet at the end of the chat, at its first page; only for the team."""
    room.steer("All prompts")
    room.database.perform(cockpit.bring_sheets, room.ines)
    assert "Run sheet" in room.sheet().text
    assert "sheet:vlm-2027-04" in room.pending(room.ines)
    with pytest.raises(Refused, match="sheet-not-yours"):
        room.database.perform(cockpit.bring_sheets, room.people[0])


def test_acts_are_written_down(room: Room) -> None:
    """Who did what is in the audit log, without content."""
    assert isinstance(room.steer("Open: Challenge"), Receipt)
    rows = room.look(_audit)
    assert ("prompt.open", "p01") in rows


def _audit(reading: object) -> list[tuple[str, str]]:
    from storage.tables.messaging import AuditEntry

    rows = reading.connection.execute(AuditEntry.__table__.select())  # type: ignore[attr-defined]
    return [(row.act, row.subject) for row in rows]


def _button(room: Room, act: str, about: str) -> str:
    return press(Verb.SHEET, room.visit, act, about)


def test_who_left_is_not_missed(room: Room) -> None:
    """Somebody who left counts among those asked only if they answered."""
    run_id = room.open("p01")
    anna, bruno = room.people[:2]
    room.write(anna, "A roof")

    def leave(work: Work) -> None:
        rows = [room.participant(caller).id for caller in (anna, bruno)]
        this = Participant.id.in_(rows)
        work.connection.execute(update(Participant).where(this).values(state="left"))

    room.database.perform(leave)
    assert "1 of 3 answered" in room.sheet().text
    room.press(room.ines, _button(room, "missing", short(run_id)))
    assert "Bruno" not in room.sheet().text


def test_the_team_of_one_visit_learns_nothing_of_another(room: Room) -> None:
    """A page about a run of another visit is refused, whoever knows its id."""
    run_id = room.open("p01")

    def lead_elsewhere(work: Work) -> int:
        visit_id = work.visits.add("elsewhere", work.now)
        work.people.grant(room.me(room.people[0]).person.id, "facilitator", visit_id)
        return visit_id

    elsewhere = short(room.database.perform(lead_elsewhere))
    for page in ("missing", "withdraw"):
        with pytest.raises(Refused, match="not-your-button"):
            room.database.perform(cockpit.act, room.people[0], elsewhere, page, short(run_id))
