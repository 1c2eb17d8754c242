"""Asking on the spot: nothing is sent before it was seen."""

import pytest

from bot.errors import Refused
from bot.services import spotting
from bot.services.runs import prompt_card, prompt_of
from bot.services.sheets import sheet_of
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.domain.sample_visit import changed
from tests.bot.services.prompt_room import Room
from tests.bot.services.spot_desk import ask, desk, labels, newest, tap_data, tap_desk
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def runs(room: Room) -> list[str]:
    return [run.prompt_key for run in room.look(lambda r: r.prompts.runs_of(room.visit_id))]


def test_seen_before_it_is_sent(room: Room) -> None:
    """What is typed shows as those who are asked will see it, and reaches nobody before "Send"."""
    anna = room.people[0]
    room.write(room.ines, "ask: What surprised you most?")
    preview = desk(room)
    assert "What surprised you most?" in preview.text
    assert "Type your answer here" in preview.text
    assert runs(room) == []
    assert not [card for card in room.pending(anna) if card.startswith("prompt:")]
    assert tap_desk(room, "Send to 4").key == "sheet-opened"
    run = newest(room)
    assert prompt_card(run) in room.pending(anna)
    assert "What surprised you most?" in room.seen(anna, run).text
    assert "Nothing is being prepared" in desk(room).text


def test_only_the_team_asks(room: Room) -> None:
    """What a participant writes after "ask:" is their answer, as it stands."""
    run, anna = room.open("p01"), room.people[0]
    room.write(anna, "ask: me about roofs")
    assert room.said(anna, run) == {"answer": "ask: me about roofs"}


def test_several_ways_to_ask(room: Room) -> None:
    """French works as well, and without a colon "ask" does where nothing waits for a text."""
    for typed in ("Demande : Et maintenant ?", "question: Et maintenant ?", "Ask Et maintenant ?"):
        room.write(room.ines, typed)
        assert "Et maintenant ?" in desk(room).text
        tap_desk(room, "Drop it")
    assert runs(room) == []


def test_options(room: Room) -> None:
    """Lines with a dash become buttons, of which one or several may be chosen."""
    room.write(room.ines, "ask: Where next?\n- City\n- Port")
    assert "[ City ]" in desk(room).text
    tap_desk(room, "Answer: one of these")
    assert "up to 2" in desk(room).text
    tap_desk(room, "Send to")
    run, anna = newest(room), room.people[0]
    room.tap(anna, run, "City")
    room.tap(anna, run, "Port")
    assert room.said(anna, run) == {"answer": ["o1", "o2"]}


def test_settings(room: Room) -> None:
    """Kind, who sees it and how long turn by a tap, and the prompt is asked so."""
    room.write(room.ines, "ask: How was it?")
    for label in ("Answer: a text", "Answer: a few words"):
        tap_desk(room, label)
    tap_desk(room, "Seen by everybody")
    tap_desk(room, "Seen by facilitators")
    tap_desk(room, "Open for 5")
    assert len(labels(desk(room))) == 5
    tap_desk(room, "Send to")
    run = room.run(newest(room))
    prompt = prompt_of(run)
    assert (prompt.kind, prompt.seen_by) == ("scale", "no_one")
    assert (run.closes_at - run.opened_at).total_seconds() == 600
    assert run.seal_key is not None


def test_said_otherwise(room: Room) -> None:
    """Typing again changes the text and keeps what was chosen."""
    room.write(room.ines, "ask: How was it?")
    tap_desk(room, "Seen by everybody")
    room.write(room.ines, "How is it?")
    card = desk(room)
    assert "How is it?" in card.text
    assert "How was it?" not in card.text
    assert "Seen by facilitators only ⟳" in labels(card)


def test_from_the_sheet(room: Room) -> None:
    """Without anything typed the card asks what to ask, and hears it."""
    room.database.perform(spotting.bring, room.ines, room.visit)
    assert "What do you want to ask?" in desk(room).text
    room.write(room.ines, "Ready for lunch?")
    assert "Send to 4" in labels(desk(room))


def test_what_was_prepared_comes_back(room: Room) -> None:
    """The button on the sheet brings what was being prepared; after other words, an empty card."""
    run = ask(room, "One?")
    room.write(room.ines, "ask: Two?")
    room.database.perform(spotting.bring, room.ines, room.visit)
    assert "Two?" in desk(room).text
    room.database.perform(spotting.begin_rewording, room.ines, room.visit, short(run))
    room.database.perform(spotting.bring, room.ines, room.visit)
    assert "What do you want to ask?" in desk(room).text


def test_undone_like_any_other(room: Room) -> None:
    """What was asked on the spot is what the sheet undoes first; the plan's order stays."""
    coming = room.sheet_labels()[0]
    run = ask(room, "Shall we go on?")
    room.steer("Undo: opened “Shall we go on?”")
    assert room.run(run).state == "retracted"
    assert room.sheet_labels()[0] == coming


def test_a_long_question_fits_its_buttons(room: Room) -> None:
    """On the sheet's buttons what was asked on the spot is cut; the names of acts are not."""
    run = ask(room, "Shall we go on five minutes longer, as the slipway is so good to talk about?")
    cut = "Shall we go on five minutes longer, as …"
    assert room.sheet_labels()[0] == f"Close: {cut}"
    room.write(room.people[0], "Yes")
    room.close(run)
    labels_there = room.sheet_labels()
    assert {f"Show result: {cut}", f"Undo: opened “{cut}”"} <= set(labels_there)


def test_temperature_from_the_sheet(room: Room) -> None:
    """Under "More" the check stands ready: its preview is two taps from the first page."""
    room.steer("More")
    keys = [key for row in room.sheet().keyboard for key in row]
    tap_data(room, room.ines, next(key.press for key in keys if "Temperature" in key.label))
    assert "Send to 4" in labels(desk(room))


def test_temperature_in_two_taps(room: Room) -> None:
    """A check of the temperature is ready made, anonymous, and in everybody's language."""
    room.database.perform(spotting.bring, room.ines, room.visit)
    tap_desk(room, "Temperature check")
    tap_desk(room, "Send to 4")
    prompt = prompt_of(room.run(newest(room)))
    assert (prompt.kind, prompt.seen_by) == ("temperature", "no_one")
    assert {"en", "fr"} <= set(prompt.text.by_language)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ask: \n- A\n- B", "spot-no-text"),
        ("ask: Where?\n- A", "spot-options"),
        ("ask: Where?\n- A\n- a", "spot-option-twice"),
        ("ask: Where?\n- A\n- " + "b" * 65, "spot-option-long"),
        ("ask: " + "a" * 3001, "answer-too-long"),
    ],
)
def test_what_cannot_be_asked(room: Room, typed: str, why: str) -> None:
    """The refusal says what would be right, and nothing is prepared."""
    with pytest.raises(Refused, match=why):
        room.write(room.ines, typed)
    assert "Nothing is being prepared" in desk(room).text


def test_sent_once(room: Room) -> None:
    """A second tap on "Send" finds nothing to send."""
    room.write(room.ines, "ask: Once?")
    press = next(k.press for row in desk(room).keyboard for k in row if "Send" in k.label)
    _, visit, what = press.split(":")
    room.database.perform(spotting.act, room.ines, visit, what)
    assert room.database.perform(spotting.act, room.ines, visit, what).key == "spot-gone"
    assert runs(room) == ["spot-1"]


def test_nobody_else_presses(room: Room) -> None:
    """The card's buttons do nothing for a participant."""
    with pytest.raises(Refused, match="not-your-button"):
        room.database.perform(spotting.act, room.people[0], room.visit, "temperature")


def test_keys_of_their_own(room: Room) -> None:
    """Each gets the next key, is on the run sheet, and counts for no certificate."""
    first, _ = ask(room, "One?"), ask(room, "Two?")
    assert runs(room) == ["spot-1", "spot-2"]
    room.write(room.people[0], "Yes")
    sheet = room.look(lambda r: sheet_of(r, room.visit_id))
    assert sheet.item("spot-1") == prompt_of(room.run(first))
    card = room.card(room.people[0], f"me:{short(room.visit_id)}")
    assert card is not None
    assert "One?" not in card.text


def test_closed_reopened_withdrawn(room: Room) -> None:
    """It lives like a prompt of the plan: closed, open again, withdrawn, asked anew."""
    run, anna = ask(room, "One?"), room.people[0]
    room.write(anna, "Yes")
    room.close(run)
    assert "Yes" in room.result(room.ines, run)
    assert room.open("spot-1") != run
    with pytest.raises(Refused, match="prompt-open-already"):
        room.open("spot-1")


def test_which_of_several_visits(room: Room) -> None:
    """Whoever runs several visits is asked in which, and it is asked there."""
    room.database.perform(_another, room)
    room.write(room.ines, "ask: Here?")
    letter = room.read(room.ines)[-1]
    assert "In which visit" in letter.text
    assert len(letter.keyboard) == 2
    room.database.perform(spotting.act, room.ines, room.visit, "here")
    tap_desk(room, "Send to 4")
    assert runs(room) == ["spot-1"]


def _another(work: Work, room: Room) -> None:
    visit_id = work.visits.add("other-2027", work.now)
    work.visits.add_version(visit_id, changed(visit="other-2027"), work.now)
    work.people.grant(room.me(room.ines).person.id, "facilitator", visit_id)


def test_outside_a_session(room: Room) -> None:
    """At night the preview says who would find it closed in the morning, and whom it reaches."""
    room.at("2027-04-20 22:00")
    room.write(room.ines, "ask: Still awake?")
    assert "quiet hours of 4 people end later" in desk(room).text
    tap_desk(room, "Open for 5")
    tap_desk(room, "Open for 10")
    assert "4 after" in desk(room).text
    assert "Send to 4" in labels(desk(room))
