"""Kinds of prompts from the first tap to the result: what is stored, shown and said."""

import pytest

from bot.errors import Refused
from bot.services.runs import prompt_card
from storage.database import Database
from tests.bot.services.kinds import plan_of_kinds
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

SKIP, NEXT = (f"{word} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}" for word in ("Skip", "Next"))


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, plan=plan_of_kinds())


def test_a_ranking_by_taps(room: Room) -> None:
    """Each tap gives the next place; a tap on a placed one takes it out, and others move up."""
    run, anna = room.open("k-rank"), room.people[0]
    assert room.labels(anna, run) == ["The law", "Money", "Trust"]
    receipt = room.tap(anna, run, "Trust")
    assert (receipt.key, receipt.args["left"]) == ("receipt-ranking-left", 2)
    room.tap(anna, run, "The law")
    card = room.seen(anna, run).text
    assert "Your order so far: <b>1. Trust, 2. The law</b>. One place is left." in card
    assert not room.asked(anna, run).answered
    room.tap(anna, run, "Trust")
    assert room.said(anna, run) == {"answer": ["law"]}
    room.tap(anna, run, "Money")
    assert room.tap(anna, run, "Trust").key == "receipt-recorded"
    assert room.said(anna, run) == {"answer": ["law", "money", "trust"]}
    assert "✓ Your answer: <b>1. The law, 2. Money, 3. Trust</b>" in room.seen(anna, run).text
    assert room.asked(anna, run).answered
    assert room.labels(anna, run) == ["1. The law", "2. Money", "3. Trust", "Start over"]


def test_a_ranking_with_fewer_places(room: Room) -> None:
    """Once all places are given, another tap says how to go on, and changes nothing."""
    run, anna = room.open("k-two"), room.people[0]
    room.write(anna, "Trust > Money")
    assert room.asked(anna, run).answered
    with pytest.raises(Refused, match="answer-places-taken"):
        room.tap(anna, run, "The law")
    room.tap(anna, run, "Start over")
    assert room.said(anna, run) == {}
    assert not room.asked(anna, run).answered
    assert "You took your answer back" in room.seen(anna, run).text


def test_who_is_not_done_when_it_closes(room: Room) -> None:
    """A ranking with places left is not counted, and its card says so after closing."""
    run, anna = room.open("k-rank"), room.people[0]
    room.tap(anna, run, "Trust")
    room.close(run)
    assert "not finished yet: <b>1. Trust</b>. So it is not counted." in room.seen(anna, run).text


def test_many_options_are_numbers(room: Room) -> None:
    """What does not fit on six buttons is written out, and its numbers stand side by side."""
    run, anna = room.open("k-long"), room.people[0]
    assert room.labels(anna, run) == [str(number) for number in range(1, 9)]
    assert "8. Option 8" in room.seen(anna, run).text
    room.tap(anna, run, "8")
    assert room.labels(anna, run)[-2:] == ["✓ 8", "Start over"]


def test_what_people_prefer_together(room: Room) -> None:
    """The result is an order with how many put each first; who is not done is left out."""
    run = room.open("k-rank")
    for caller, typed in zip(
        room.people, ("2 1 3", "2, 3, 1", "Trust; Money; The law", "1"), strict=True
    ):
        room.write(caller, typed)
    room.close(run)
    assert "3 of 4 answered" in room.read(room.people[0])[-1].text
    assert "1. Money · first for 2" in room.last_letter(room.people[0])
    assert "2. Trust · first for one" in room.last_letter(room.people[0])


def test_points_by_taps(room: Room) -> None:
    """A tap gives ten of the hundred points, or what is left; the card says how many are."""
    run, anna = room.open("k-points"), room.people[0]
    room.tap(anna, run, "Money")
    receipt = room.tap(anna, run, "Money")
    assert (receipt.key, receipt.args["left"]) == ("receipt-points-left", 80)
    assert "<b>Money · 20</b>. 80 of 100 are left." in room.seen(anna, run).text
    assert room.labels(anna, run) == ["The law", "Money · 20", "Trust", "Start over"]
    for _ in range(8):
        room.tap(anna, run, "The law")
    assert room.said(anna, run) == {"answer": {"law": 80, "money": 20}}
    assert room.asked(anna, run).answered
    with pytest.raises(Refused, match="answer-points-spent"):
        room.tap(anna, run, "Trust")


def test_points_typed(room: Room) -> None:
    """Points may be typed in the order of the options, or beside their names; the sum is told."""
    run, anna, bruno = room.open("k-points"), *room.people[:2]
    room.write(anna, "50 30 25")
    assert "That makes 105 points. Please share out 100 exactly." in room.last_letter(anna)
    assert room.said(anna, run) == {}
    room.write(anna, "Trust 5, the law: 95")
    assert room.said(anna, run) == {"answer": {"law": 95, "trust": 5}}
    room.write(bruno, "25 25 50")
    room.close(run)
    assert "The law: 60 of 100" in room.last_letter(anna)
    assert "Trust: 27.5 of 100" in room.last_letter(anna)


def test_a_grid_one_after_the_other(room: Room) -> None:
    """A grid asks for each option in which corner it is, back and forth like a form."""
    run, anna = room.open("k-grid"), room.people[0]
    corners = ["Easy · Large effect", "Hard · Large effect", "Easy · Small effect"]
    assert room.labels(anna, run) == [*corners, "Hard · Small effect", SKIP]
    assert "<b>1 of 3</b> · The law" in room.seen(anna, run).text
    room.tap(anna, run, "Hard · Large")
    assert len(room.labels(anna, run)) == 6
    room.tap(anna, run, "Skip")
    room.write(anna, "3")
    assert room.said(anna, run) == {"law": "right_top", "trust": "left_bottom"}
    assert not room.asked(anna, run).answered
    assert "○ Money" in room.seen(anna, run).text
    room.tap(anna, run, "Change answers")
    room.tap(anna, run, "✓ Hard · Large")
    room.tap(anna, run, "Easy · Small")
    assert room.asked(anna, run).answered


def test_where_people_together_put_things(room: Room) -> None:
    """The result counts the corners of each option."""
    run = room.open("k-grid")
    for caller in room.people[:3]:
        for corner in ("1", "4", "2"):
            room.write(caller, corner)
    room.close(run)
    said = room.last_letter(room.people[0])
    assert (
        "<b>The law</b>\n• Easy · Large effect: 3\n<b>Money</b>\n• Hard · Small effect: 3" in said
    )


def test_a_temperature_needs_no_words_of_the_plan(room: Room) -> None:
    """A temperature check asks in our words, in five of them, and understands numbers and faces."""
    anna, zoe = room.people[0], room.add("Zoé", language="fr")
    run = room.open("k-mood")
    room.write(anna, "5")
    assert "How are you just now?" in room.seen(anna, run).text
    assert room.labels(anna, run)[-2:] == ["✓ 😀 Very good", "Take it back"]
    assert "Comment allez-vous en ce moment ?" in room.seen(zoe, run).text
    assert room.labels(zoe, run)[0] == "😞 Pas bien"
    room.write(zoe, "🙂")
    assert room.said(zoe, run) == {"answer": 4}
    room.tap(room.people[1], run, "Good")
    room.close(run)
    assert "😀 Very good: 1" in room.last_letter(anna)


def test_a_quiz_is_explained_when_it_closes(room: Room) -> None:
    """The right option and why are told after closing, never before, beside what I chose."""
    run, anna = room.open("k-quiz"), room.people[0]
    room.tap(anna, run, "The city")
    assert "cooperative</b>" not in room.seen(anna, run).text
    assert "1997" not in room.seen(anna, run).text
    room.close(run)
    card = room.seen(anna, run).text
    assert "You chose: <b>The city</b>" in card
    assert "✓ Right: <b>A cooperative</b>" in card
    assert "It bought it in 1997." in card


def test_an_anonymous_quiz_does_not_say_what_i_chose(database: Database, clock: StillClock) -> None:
    """Where nobody may know who chose what, the closed card has only the right option and why."""
    room = Room(database, clock, plan=plan_of_kinds(seen_by="no_one"))
    run, anna = room.open("k-quiz"), room.people[0]
    for caller in room.people:
        room.tap(caller, run, "The city")
    room.close(run)
    card = room.seen(anna, run).text
    assert "✓ Right: <b>A cooperative</b>" in card
    assert "The city" not in card


def test_several_choices_in_a_form(room: Room) -> None:
    """In a form, several options are ticked before it goes on, and a date is understood."""
    run, anna = room.open("k-form"), room.people[0]
    room.tap(anna, run, "Trust")
    room.tap(anna, run, "The law")
    assert "1 of 3" in room.seen(anna, run).text
    assert room.labels(anna, run) == ["✓ The law", "Money", "✓ Trust", NEXT]
    room.tap(anna, run, "Next")
    room.write(anna, "tomorrow")
    assert room.said(anna, run)["by"] == "2027-04-21"
    room.tap(anna, run, "Back")
    room.write(anna, "May 31st")
    assert room.said(anna, run)["by"] == "2027-05-31"
    assert room.asked(anna, run).answered
    room.tap(anna, run, "Skip")
    assert "<b>31 May 2027</b>" in room.seen(anna, run).text
    assert "<b>The law, Trust</b>" in room.seen(anna, run).text


WHO_SEES_IT = {
    "group": {"en": "Everybody in this visit", "fr": "Tout le monde dans cette visite"},
    "organisation_type": {
        "en": "your type of organisation, not with your name",
        "fr": "organisation, sans votre nom",
    },
    "facilitators": {"en": "Only the facilitators", "fr": "Seule l"},
    "no_one": {"en": "Nobody in the visit sees", "fr": "Personne dans la visite ne voit"},
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("seen_by", WHO_SEES_IT)
def test_who_sees_it_stands_on_every_card(
    database: Database, clock: StillClock, seen_by: str, language: str
) -> None:
    """Whatever the kind, the card says who will see the answer."""
    room = Room(database, clock, people=1, plan=plan_of_kinds(seen_by=seen_by))
    reader = room.add("Zoé", language=language)
    words = WHO_SEES_IT[seen_by][language]
    for key in ("k-rank", "k-points", "k-grid", "k-mood", "k-form"):
        assert words in room.seen(reader, room.open(key)).text


def test_the_same_answer_again_leads_on(room: Room) -> None:
    """Who goes back in a form or a grid gets on by a tap on what they chose, or by Next."""
    form, anna = room.open("k-sent"), room.people[0]
    room.write(anna, "Option 3")
    room.write(anna, "4")
    room.tap(anna, form, "Back")
    subject, address = prompt_card(form), room.me(anna).address.id
    before = room.look(lambda reading: reading.cards.of(address, subject)).wanted
    step = room.seen(anna, form).text
    room.tap(anna, form, "\N{CHECK MARK}")
    assert room.look(lambda reading: reading.cards.of(address, subject)).wanted > before
    assert room.seen(anna, form).text != step
    room.close(form)
    grid = room.open("k-grid")
    room.tap(anna, grid, "Easy · Large effect")
    room.tap(anna, grid, "Back")
    room.tap(anna, grid, NEXT)
    assert "2 of 3" in room.seen(anna, grid).text


def test_a_form_that_is_sent_says_until_when(room: Room) -> None:
    """Where an answer is sent, the small print does not promise changes until the end."""
    run, anna = room.open("k-sent"), room.people[0]
    assert "change your answer until you send it, or until it is closed." in (
        room.seen(anna, run).text
    )


def test_five_options_of_a_form_are_numbers(room: Room) -> None:
    """With the ways back and on, no card of a form has more than six buttons with words."""
    run, anna = room.open("k-sent"), room.people[0]
    assert room.labels(anna, run) == ["1", "2", "3", "4", "5"]
    assert "5. Option 5" in room.seen(anna, run).text
    room.tap(anna, run, "2")
    assert len(room.labels(anna, run)) == 6
    room.tap(anna, run, "Back")
    assert room.labels(anna, run) == ["1", "\N{CHECK MARK} 2", "3", "4", "5", NEXT]


def test_ones_own_questions_after_closing(room: Room) -> None:
    """A closed card says what one asked, not what one asked so far."""
    run, anna = room.open("k-ask"), room.people[0]
    room.write(anna, "Who pays?")
    room.close(run)
    assert "Yours:\n• Who pays?" in room.seen(anna, run).text


def test_more_questions_than_a_card_shows(room: Room) -> None:
    """Of many questions the newest stand on the card, and that there are others is said."""
    run, anna = room.open("k-ask"), room.people[0]
    for number in range(8):
        room.write(anna, f"Question {number}")
    card = room.seen(anna, run).text
    assert "… and 2 before these:\n• Question 2" in card
    assert "• Question 7" in card


def test_what_may_be_left_out_is_not_said_to_be_missing(room: Room) -> None:
    """Below a form, only what has to be answered is marked as missing."""
    run, anna = room.open("k-form"), room.people[0]
    for label in ("The law", NEXT, SKIP, SKIP):
        room.tap(anna, run, label)
    card = room.seen(anna, run).text
    assert "○ By when?" in card
    assert "○ More?" not in card
