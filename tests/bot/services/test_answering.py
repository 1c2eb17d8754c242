"""Answering prompts: taps, messages, edits, forms."""

import pytest

from bot.domain.buttons import Verb, press
from bot.domain.messages import Receipt, Words
from bot.errors import Refused
from storage.database import Database
from storage.ids import short
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def test_one_tap_answers(room: Room) -> None:
    """A tap on a rating is an answer, with a receipt that says so and a tick on the card."""
    run = room.open("p06")
    anna = room.people[0]
    receipt = room.tap(anna, run, "4")
    assert receipt.key == "receipt-recorded-until"
    assert receipt.args["answer"] == "4"
    assert room.said(anna, run) == {"answer": 4}
    assert room.asked(anna, run).answered
    assert room.labels(anna, run) == ["1", "2", "3", "✓ 4", "5", "Take it back"]


def test_choices_toggle(room: Room) -> None:
    """Options are ticked and unticked, at most as many as the plan says."""
    run = room.open("p05")
    anna = room.people[0]
    room.tap(anna, run, "Staff time")
    receipt = room.tap(anna, run, "Money")
    assert receipt.args["answer"] != ""
    assert room.said(anna, run) == {"answer": ["money", "staff"]}
    with pytest.raises(Refused, match="answer-too-many"):
        room.tap(anna, run, "Trust")
    room.tap(anna, run, "✓ Money")
    assert room.said(anna, run) == {"answer": ["staff"]}
    assert room.tap(anna, run, "✓ Staff").key == "receipt-nothing-chosen"
    assert room.said(anna, run) == {}
    assert not room.asked(anna, run).answered


def test_changes_are_counted(room: Room) -> None:
    """What is changed after it was answered counts as a change; the same tap again does not."""
    run = room.open("p02")
    anna = room.people[0]
    for label in ("The city", "The city", "The state"):
        room.tap(anna, run, label)
    assert room.asked(anna, run).changed == 1
    assert room.said(anna, run) == {"answer": "state"}


def test_own_words_beside_the_options(room: Room) -> None:
    """Where others are allowed, a text that is no option counts as one's own and can be edited."""
    run = room.open("p05")
    anna = room.people[0]
    room.tap(anna, run, "Money")
    message = room.write(anna, 'Bureaucracy <b>&"')
    assert room.said(anna, run) == {"answer": ["money", "other"], "other": 'Bureaucracy <b>&"'}
    assert "Bureaucracy &lt;b&gt;&amp;" in room.seen(anna, run).text
    room.edit(anna, message, "Paper")
    assert room.said(anna, run)["other"] == "Paper"
    assert room.labels(anna, run)[3:] == ["4", "5", "6", "✓ “Paper”"]
    assert "4. Staff time" in room.seen(anna, run).text
    room.tap(anna, run, "4")
    assert room.said(anna, run) == {"answer": ["money", "staff"]}
    assert "Staff time" in room.labels(anna, run)[3]


def test_own_words_are_taken_back_like_any_option(room: Room) -> None:
    """A tap on one's own words takes them back, and leaves the options; an old button does not."""
    run = room.open("p05")
    anna = room.people[0]
    room.tap(anna, run, "Money")
    room.write(anna, "Paper")
    old = room.seen(anna, run).keyboard[-1][0].press
    assert room.tap(anna, run, "Paper").key == "receipt-recorded-until"
    assert room.said(anna, run) == {"answer": ["money"]}
    with pytest.raises(Refused, match="answer-gone"):
        room.press(anna, old)


@pytest.mark.parametrize("typed", ["1 2 9", "-1", "0", "9,5"])
def test_figures_are_no_words_of_ones_own(room: Room, typed: str) -> None:
    """Numbers that no option has are refused kindly, also where one's own words are taken."""
    run = room.open("p05")
    room.write(room.people[0], typed)
    assert room.said(room.people[0], run) == {}
    assert "none of the answers" in room.last_letter(room.people[0])


@pytest.mark.parametrize(("typed", "stored"), [("2", ["money"]), ("money, 4", ["money", "staff"])])
def test_typed_options_count(room: Room, typed: str, stored: list[str]) -> None:
    """Numbers and labels of options may be typed."""
    run = room.open("p05")
    room.write(room.people[0], typed)
    assert room.said(room.people[0], run) == {"answer": stored}


def test_text_is_only_text(room: Room) -> None:
    """What looks like markup is stored and shown as it was typed."""
    run = room.open("p01")
    anna = room.people[0]
    room.write(anna, "  <b>bold</b> & שלום e\u0301  ")
    assert room.said(anna, run) == {"answer": "<b>bold</b> & שלום é"}
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; שלום é" in room.seen(anna, run).text


def test_too_long_text_is_mended_by_editing(room: Room) -> None:
    """A text that is too long is not taken, nor copied anywhere; editing the message mends it."""
    run = room.open("p01")
    anna = room.people[0]
    message = room.write(anna, "x" * 401)
    assert "That is 401 characters; 400 fit." in room.last_letter(anna)
    assert "xxx" not in room.last_letter(anna)
    assert room.said(anna, run) == {}
    room.edit(anna, message, "x" * 400)
    assert room.said(anna, run) == {"answer": "x" * 400}


def test_edited_message_changes_the_answer(room: Room) -> None:
    """Editing the message that was the answer changes it, until the prompt closes."""
    run = room.open("p01")
    anna = room.people[0]
    message = room.write(anna, "A leaking roof")
    room.edit(anna, message, "A leaking dome")
    assert room.said(anna, run) == {"answer": "A leaking dome"}
    assert room.asked(anna, run).changed == 1
    room.close(run)
    with pytest.raises(Refused, match="edit-too-late"):
        room.edit(anna, message, "Nothing leaks")
    assert room.said(anna, run) == {"answer": "A leaking dome"}


def test_edited_message_that_was_no_answer(room: Room) -> None:
    """Editing a message that is no answer is said, not swallowed."""
    with pytest.raises(Refused, match="edit-unknown"):
        room.edit(room.people[0], 77, "Hello")


def test_several_questions_from_one_person(room: Room) -> None:
    """A prompt for questions takes several messages, each of which can be edited."""
    run = room.open("p03")
    anna = room.people[0]
    first = room.write(anna, "Who pays?")
    room.write(anna, "Who decides?")
    room.edit(anna, first, "Who pays for it?")
    assert room.said(anna, run) == {"answer.1": "Who pays for it?", "answer.2": "Who decides?"}
    assert "• Who pays for it?\n• Who decides?" in room.seen(anna, run).text


def test_a_number_typed_after_a_low_rating_is_another_rating(room: Room) -> None:
    """Who only types can change a rating too: a step of the scale is no reason; words are."""
    run = room.open("p06")
    anna = room.people[0]
    for typed in ("1", "2", "7 years of waiting"):
        room.write(anna, typed)
    assert room.said(anna, run) == {"answer": 2, "why": "7 years of waiting"}
    assert "To change it, type a new one" in room.seen(anna, run).text
    room.write(anna, "4")
    assert room.said(anna, run) == {"answer": 4}


def test_low_rating_asks_why(room: Room) -> None:
    """A low rating asks a second question in the same card; raising it drops the answer to that."""
    run = room.open("p06")
    anna = room.people[0]
    room.tap(anna, run, "2")
    assert "What would have to change first?" in room.seen(anna, run).text
    room.write(anna, "The law")
    assert room.said(anna, run) == {"answer": 2, "why": "The law"}
    room.tap(anna, run, "5")
    assert room.said(anna, run) == {"answer": 5}
    assert "change first" not in room.seen(anna, run).text


def test_words_are_split(room: Room) -> None:
    """Words come with commas or blanks between them; too many are refused."""
    run = room.open("p04")
    room.write(room.people[0], "rust, tar and rope, pride")
    assert room.said(room.people[0], run) == {"answer": ["rust", "tar and rope", "pride"]}
    room.write(room.people[1], "rust tar rope pride")
    assert "That is 4 words; 3 fit." in room.last_letter(room.people[1])


def test_a_form_leads_from_question_to_question(room: Room) -> None:
    """A form asks one question at a time, and a date has to be one."""
    run = room.open("p08")
    anna = room.people[0]
    assert "1 of 5" in room.seen(anna, run).text
    room.write(anna, "A shared-care agreement")
    assert "2 of 5" in room.seen(anna, run).text
    room.write(anna, "Call the harbour master")
    room.write(anna, "soon")
    assert "no date that I understand" in room.last_letter(anna)
    room.write(anna, "31.5.2027")
    assert room.said(anna, run)["by_when"] == "2027-05-31"
    room.tap(anna, run, "Back")
    assert "3 of 5" in room.seen(anna, run).text
    room.tap(anna, run, "Next")
    room.write(anna, "Pekka")
    assert not room.asked(anna, run).answered
    room.write(anna, "Rain, and then I wait")
    assert room.asked(anna, run).answered
    assert "All is saved" in room.seen(anna, run).text
    room.tap(anna, run, "Change answers")
    assert "1 of 5" in room.seen(anna, run).text


def test_a_form_with_send_cannot_be_changed_after_it(room: Room) -> None:
    """What can be changed until it is sent is asked for first, then sent, then fixed."""
    run = room.open("p10")
    anna = room.people[0]
    assert room.labels(anna, run) == ["1", "2", "3", "4", "5"]
    for rating in ("5", "4", "3"):
        room.tap(anna, run, rating)
    room.tap(anna, run, "Skip")
    room.write(anna, "Less rain")
    assert "still missing" in room.seen(anna, run).text
    with pytest.raises(Refused, match="form-incomplete"):
        room.press(anna, _submit(run))
    room.tap(anna, run, "Change answers")
    for _ in range(3):
        room.tap(anna, run, _ticked(room, run))
    room.write(anna, "The slipway")
    room.tap(anna, run, "Next")
    assert room.tap(anna, run, "Send").key == "form-submitted"
    assert room.press(anna, _submit(run)).key == "receipt-submitted"
    assert room.labels(anna, run) == []


def _submit(run_id: int) -> str:
    return press(Verb.FIELD, short(run_id), "submit")


def _ticked(room: Room, run_id: int) -> str:
    return next(label for label in room.labels(room.people[0], run_id) if "✓" in label)


def test_no_card_has_more_than_six_buttons(room: Room) -> None:
    """Whatever a participant sees has at most six buttons."""
    anna = room.people[0]
    for key in ("p01", "p02", "p03", "p04", "p05", "p06", "p08", "p10"):
        run = room.open(key)
        assert len(room.labels(anna, run)) <= 6
    room.tap(anna, run, "3")
    room.tap(anna, run, "Back")
    assert len(room.labels(anna, run)) == 5


def test_a_tap_after_closing_is_answered_kindly(room: Room) -> None:
    """A button of a closed or withdrawn prompt changes nothing and says why."""
    run = room.open("p02")
    anna = room.people[0]
    old = room.seen(anna, run).keyboard[0][0].press
    room.close(run)
    assert room.press(anna, old) == Receipt("receipt-closed", alert=True)
    room.turn_to("Who owns", "Change or withdraw", "Withdraw", "Yes, withdraw")
    assert room.press(anna, old) == Receipt("receipt-withdrawn", alert=True)
    assert room.labels(anna, run) == []


def test_who_was_not_asked_cannot_answer(room: Room) -> None:
    """A button copied to somebody who was not asked is refused."""
    run = room.open("p02")
    data = room.seen(room.people[0], run).keyboard[0][0].press
    with pytest.raises(Refused, match="prompt-not-for-you"):
        room.press(room.ines, data)


def test_an_option_that_is_not_there(room: Room) -> None:
    """A made-up option or question is refused."""
    run = room.open("p02")
    data = room.seen(room.people[0], run).keyboard[0][0].press
    for changed in (data.replace("city", "moon"), data.replace("answer", "moon")):
        with pytest.raises(Refused, match="answer-gone"):
            room.press(room.people[0], changed)


def test_receipt_names_the_option_in_words(room: Room) -> None:
    """The receipt says the option as the plan writes it, in every language."""
    run = room.open("p02")
    receipt = room.tap(room.people[0], run, "The city")
    assert receipt.args["answer"] == Words({"en": "The city", "fr": "La ville"})
