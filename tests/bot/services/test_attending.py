"""Checking in by word, typed or tapped."""

import pytest

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import attending
from bot.services.callers import Caller, someone
from bot.services.day_words import word_of_the_day
from bot.services.marks import Mark, mark
from bot.services.opening import open_run
from storage.database import Database
from storage.work import Work
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def type_word(world: World, caller: Caller, text: str) -> bool:
    """Type a message; tell whether it was taken for a word of the day."""

    def hear(work: Work) -> bool:
        return attending.hear_word(work, someone(work, caller), text)

    return world.database.perform(hear)


def word(world: World, day: str) -> str:
    return world.look(lambda r: word_of_the_day(r, world.visit_id, day))  # type: ignore[no-any-return]


def test_todays_word_checks_in(world: World) -> None:
    """In its window the word counts, in any case and with any punctuation."""
    anna = world.add("Anna")
    now = world.at("2027-04-20T09:50")
    assert type_word(world, anna, f" {word(world, 'd1').upper()}! ")
    there = world.look(lambda r: r.presence.on(world.participant(anna).id, "d1"))
    assert (there.since, there.present, there.source) == (now, True, "word")
    assert world.keys(anna) == ["check-in-done"]
    assert "Meet the place" in world.read(anna)[0].text


def test_a_late_word_says_what_is_missing(world: World) -> None:
    """Whoever comes too late for the day to count hears it at once."""
    anna = world.add("Anna")
    world.at("2027-04-20T11:20")
    assert type_word(world, anna, word(world, "d1"))
    assert world.keys(anna) == ["check-in-late"]
    assert "45 minutes" in world.read(anna)[0].text
    assert "75 minutes" in world.read(anna)[0].text


def test_a_repeated_word_says_since_when(world: World) -> None:
    """The first check-in stays."""
    anna = world.add("Anna")
    first = world.at("2027-04-20T10:00")
    type_word(world, anna, word(world, "d1"))
    world.at("2027-04-20T11:55")
    assert type_word(world, anna, word(world, "d1"))
    assert world.keys(anna) == ["check-in-done", "check-in-already"]
    assert world.look(lambda r: r.presence.on(world.participant(anna).id, "d1")).since == first


@pytest.mark.parametrize(
    ("moment", "day", "answer"),
    [
        ("2027-04-20T09:00", "d1", "check-in-too-early"),
        ("2027-04-20T10:30", "d2", "check-in-too-early"),
        ("2027-04-20T15:00", "d1", "check-in-too-late"),
        ("2027-04-21T10:30", "d1", "check-in-other-day"),
    ],
)
def test_words_out_of_their_time_get_a_clear_answer(
    world: World, moment: str, day: str, answer: str
) -> None:
    """Too early, too late, and another day's word are told apart."""
    anna = world.add("Anna")
    world.at(moment)
    assert type_word(world, anna, word(world, day))
    assert world.keys(anna) == [answer]
    assert world.look(lambda r: r.presence.of_participant(world.participant(anna).id)) == {}


def test_a_slip_of_a_finger_is_helped(world: World) -> None:
    """Nearly today's word, inside its window, is answered with a hint."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:00")
    assert type_word(world, anna, word(world, "d1")[:-1])
    assert world.keys(anna) == ["check-in-nearly"]


@pytest.mark.parametrize("text", ["hello", "two words", "😀", "", "x" * 500])
def test_other_texts_are_left_to_others(world: World, text: str) -> None:
    """What is no word of the visit is not taken."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:00")
    assert not type_word(world, anna, text)
    assert world.keys(anna) == []


def test_an_open_question_takes_what_is_not_todays_word(world: World) -> None:
    """While text is asked for, only a first check-in today goes before the answer."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:20")
    world.database.perform(lambda work: open_run(work, world.visit_id, "p01"))
    assert not type_word(world, anna, word(world, "d2"))
    assert not type_word(world, anna, word(world, "d1")[:-1])
    assert type_word(world, anna, word(world, "d1"))
    assert not type_word(world, anna, word(world, "d1"))


def test_whoever_is_being_asked_is_not_interrupted(world: World) -> None:
    """Another day's word may be the answer to what a dialogue expects."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:20")
    world.database.perform(lambda work: work.people.expect(world.me(anna).person.id, "answer"))
    assert not type_word(world, anna, word(world, "d2"))


def test_a_facilitators_mark_stands_against_the_word(world: World) -> None:
    """Marked absent, one is sent to the team."""
    anna, ines = world.add("Anna"), world.lead()
    world.at("2027-04-20T10:00")
    given = Mark(world.participant(anna).id, "d1", present=False, reason="never came")
    world.database.perform(lambda work: mark(work, world.me(ines), world.visit_id, given))
    assert type_word(world, anna, word(world, "d1"))
    assert world.keys(anna) == ["attendance-you-absent", "check-in-marked-absent"]


def test_words_to_tap(world: World) -> None:
    """Three words are offered; a wrong one may be tried again, the right one checks in."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:00")
    press(world, anna, "d1")
    subject = attending.card_of(world.visit_id, "d1")
    assert world.pending(anna) == {subject}
    card = world.card(anna, subject)
    assert card is not None
    labels = [key.label for row in card.keyboard for key in row]
    assert len(labels) == 3
    assert word(world, "d1") in labels
    wrong = next(label for label in labels if label != word(world, "d1"))
    with pytest.raises(Refused, match="check-in-wrong-word"):
        press(world, anna, "d1", wrong)
    receipt = press(world, anna, "d1", word(world, "d1"))
    assert (receipt.key, receipt.alert) == ("check-in-done", False)
    done = world.card(anna, subject)
    assert done is not None
    assert not done.keyboard
    assert "since 10:00 (11:00 in Helsinki)" in done.text


def press(world: World, caller: Caller, day: str, tapped: str = "") -> Receipt:
    if tapped:
        return world.database.perform(attending.press_word, caller, world.visit, day, tapped)
    return world.database.perform(attending.open_check_in, caller, world.visit, day)


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [("2027-04-20T08:00", "check-in-too-early"), ("2027-04-20T13:00", "check-in-too-late")],
)
def test_a_tap_out_of_its_time_is_refused(world: World, moment: str, refusal: str) -> None:
    """The button of a reminder works only while the day's word counts."""
    anna = world.add("Anna")
    world.at(moment)
    with pytest.raises(Refused, match=refusal):
        press(world, anna, "d1")
    receipt = press(world, anna, "d1", word(world, "d1"))
    assert (receipt.key, receipt.alert) == (refusal, True)


def test_the_card_of_a_day_that_is_over(world: World) -> None:
    """Its buttons are gone."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:00")
    press(world, anna, "d1")
    world.at("2027-04-20T12:00")
    card = world.card(anna, attending.card_of(world.visit_id, "d1"))
    assert card is not None
    assert (card.keyboard, "check-in is closed" in card.text) == ((), True)


def test_others_cannot_check_in(world: World) -> None:
    """Neither the team nor anybody with an old or copied button gets in."""
    ines, anna = world.lead(), world.add("Anna")
    world.at("2027-04-20T10:00")
    with pytest.raises(Refused, match="not-your-button"):
        press(world, ines, "d1")
    with pytest.raises(Refused, match="no-such-day"):
        press(world, anna, "d9")
    assert not type_word(world, ines, word(world, "d1"))
    assert world.card(ines, attending.card_of(world.visit_id, "d1")) is None
