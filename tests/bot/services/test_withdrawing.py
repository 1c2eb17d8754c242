"""Taking an answer back, until the prompt closes."""

import pytest

from bot.domain.buttons import Verb, press
from bot.errors import Refused
from storage.database import Database
from storage.ids import short
from tests.bot.services.kinds import plan_of_kinds
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, plan=plan_of_kinds())


@pytest.mark.parametrize(
    ("key", "typed"),
    [("p01", "A roof"), ("p02", "1"), ("p03", "Who pays?"), ("p04", "rust tar"), ("p06", "2")],
)
def test_an_answer_is_taken_back_and_given_again(room: Room, key: str, typed: str) -> None:
    """Whatever was answered can be taken back after one question, and answered again."""
    run, anna = room.open(key), room.people[0]
    room.write(anna, typed)
    stored = room.said(anna, run)
    room.tap(anna, run, "Take it back")
    assert "Take your answer back?" in room.seen(anna, run).text
    assert room.labels(anna, run) == ["Yes, take it back", "Keep it"]
    assert room.said(anna, run) == stored
    assert room.tap(anna, run, "Yes").key == "receipt-taken-back"
    assert room.said(anna, run) == {}
    assert not room.asked(anna, run).answered
    assert "You took your answer back." in room.seen(anna, run).text
    assert "Take it back" not in room.labels(anna, run)
    room.write(anna, typed)
    assert room.said(anna, run) == stored
    assert "You took your answer back." not in room.seen(anna, run).text


def test_keeping_it_after_all(room: Room) -> None:
    """Whoever thinks again keeps the answer, and the card is as it was."""
    run, anna = room.open("p06"), room.people[0]
    room.tap(anna, run, "4")
    before = room.seen(anna, run)
    room.tap(anna, run, "Take it back")
    assert room.tap(anna, run, "Keep").key == "receipt-kept"
    assert room.seen(anna, run) == before
    assert room.said(anna, run) == {"answer": 4}


def test_answering_instead_of_choosing(room: Room) -> None:
    """Who types another answer while they are asked has changed their answer."""
    run, anna = room.open("p06"), room.people[0]
    room.tap(anna, run, "4")
    room.tap(anna, run, "Take it back")
    room.write(anna, "5")
    assert room.said(anna, run) == {"answer": 5}
    assert "Take your answer back?" not in room.seen(anna, run).text


def test_questions_one_by_one(room: Room) -> None:
    """Of several questions each can be taken back by its number; the others stay."""
    run, anna = room.open("p03"), room.people[0]
    for text in ("Who pays?", "Who decides?", "Who cares?"):
        room.write(anna, text)
    room.tap(anna, run, "Take it back")
    assert "2. Who decides?" in room.seen(anna, run).text
    assert room.labels(anna, run) == ["1", "2", "3", "Keep it"]
    room.tap(anna, run, "2")
    assert list(room.said(anna, run).values()) == ["Who pays?", "Who cares?"]
    assert room.asked(anna, run).answered


def test_a_whole_form(room: Room) -> None:
    """A form is taken back from its overview, and begins again with its first question."""
    run, anna = room.open("k-grid"), room.people[0]
    for corner in "123":
        room.write(anna, corner)
    assert room.labels(anna, run) == ["Change answers", "Take it all back"]
    room.tap(anna, run, "Take it all back")
    assert "The law" in room.seen(anna, run).text
    room.tap(anna, run, "Yes")
    assert room.said(anna, run) == {}
    assert "1 of 3" in room.seen(anna, run).text


def test_where_there_is_no_room_for_a_button(room: Room) -> None:
    """With many steps, tapping the ticked one again asks; a hasty second tap changes nothing."""
    run, anna = room.open("k-ten"), room.people[0]
    first = room.seen(anna, run).keyboard[1][0].press
    for _ in range(2):
        room.press(anna, first)
    assert room.said(anna, run) == {"answer": 7}
    assert len(room.labels(anna, run)) == 10
    assert "Tap yours again to take it back." in room.seen(anna, run).text
    room.tap(anna, run, "✓ 7")
    room.tap(anna, run, "Yes")
    assert room.said(anna, run) == {}


def test_what_is_closed_stays(room: Room) -> None:
    """After closing nothing is taken back, by whichever button."""
    run, anna = room.open("p06"), room.people[0]
    room.tap(anna, run, "4")
    room.close(run)
    for act in (("withdraw",), ("keep",), ("gone", ".")):
        assert room.press(anna, press(Verb.FIELD, short(run), *act)).key == "receipt-closed"
    room.write(anna, "Hello")
    assert room.asked(anna, run).answered


def test_what_others_vote_on_stays(room: Room) -> None:
    """In a later phase nothing is taken back any more, and that is said."""
    run, anna = room.open("p03"), room.people[0]
    room.write(anna, "Who pays?")
    room.database.perform(lambda work: work.prompts.enter(run, "voting", None))
    for act in (("withdraw",), ("gone", ".")):
        with pytest.raises(Refused, match="withdraw-counted"):
            room.press(anna, press(Verb.FIELD, short(run), *act))
    assert room.said(anna, run) == {"answer.1": "Who pays?"}


def test_taking_back_nothing(room: Room) -> None:
    """An old button for what is gone already changes nothing and breaks nothing."""
    run, anna = room.open("p06"), room.people[0]
    room.press(anna, press(Verb.FIELD, short(run), "withdraw"))
    assert "Take your answer back?" not in room.seen(anna, run).text
    room.press(anna, press(Verb.FIELD, short(run), "gone", "."))
    assert room.asked(anna, run).changed == 0
