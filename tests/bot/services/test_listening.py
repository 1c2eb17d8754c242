"""Where free text goes."""

import pytest

from bot.errors import Refused
from bot.services import listening
from bot.services.callers import Caller
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def buttons(room: Room, caller: Caller) -> dict[str, str]:
    """Give the buttons of the last letter by label."""
    return {key.label: key.press for row in room.read(caller)[-1].keyboard for key in row}


def test_the_only_open_prompt_gets_it(room: Room) -> None:
    """With one prompt open, what is written is the answer to it."""
    run = room.open("p01")
    room.write(room.people[0], "A roof")
    assert room.said(room.people[0], run) == {"answer": "A roof"}


def test_nothing_open_is_said(room: Room) -> None:
    """With nothing open, a text is not recorded, and that and what is next are said."""
    room.write(room.people[0], "Hello?")
    assert "I did not record your message" in room.last_letter(room.people[0])
    assert "Vellamonranta in 30 minutes" in room.last_letter(room.people[0])


def test_several_open_asks_which(room: Room) -> None:
    """Where several could take a text, nobody guesses, and no text is lost."""
    words, questions = room.open("p04"), room.open("p03")
    anna = room.people[0]
    room.write(anna, "Who pays?")
    first = buttons(room, anna)
    assert list(first) == ["Three words", "Questions to the host"]
    assert (room.said(anna, words), room.said(anna, questions)) == ({}, {})
    room.write(anna, "Who decides?")
    room.press(anna, first["Questions to the host"])
    assert room.said(anna, questions) == {"answer.1": "Who pays?", "answer.2": "Who decides?"}
    room.write(anna, "And who cleans?")
    assert len(room.said(anna, questions)) == 3


def test_only_where_it_fits(room: Room) -> None:
    """A text that fits only one of the open prompts goes there."""
    scale, text = room.open("p06"), room.open("p01")
    room.write(room.people[0], "Our roof leaks.")
    assert room.said(room.people[0], text) == {"answer": "Our roof leaks."}
    assert room.said(room.people[0], scale) == {}


def test_what_waits_comes_before_what_is_answered(room: Room) -> None:
    """A text goes to the prompt that has no answer yet, rather than over one that has."""
    first = room.open("p01")
    anna = room.people[0]
    room.write(anna, "A roof")
    second = room.open("p04")
    room.write(anna, "rust")
    assert room.said(anna, first) == {"answer": "A roof"}
    assert room.said(anna, second) == {"answer": ["rust"]}


def test_a_reply_names_its_prompt(room: Room) -> None:
    """Replying to a prompt's card answers that prompt."""
    first, _ = room.open("p01"), room.open("p03")
    anna = room.people[0]
    address = room.me(anna).address.id

    def sent(work: Work) -> None:
        work.cards.adopt(address, prompt_card(first), 321)

    room.database.perform(sent)
    room.write(anna, "A roof", reply_to=321)
    assert room.said(anna, first) == {"answer": "A roof"}
    room.close(first)
    with pytest.raises(Refused, match="edit-too-late"):
        room.write(anna, "A dome", reply_to=321)


def test_a_new_prompt_takes_the_focus(room: Room) -> None:
    """Once something new is asked, a text does not silently go on in the form before."""
    form = room.open("p08")
    anna = room.people[0]
    room.write(anna, "An agreement")
    room.open("p04")
    room.write(anna, "rust")
    assert list(buttons(room, anna)) == ["My action plan", "Three words"]
    assert room.said(anna, form) == {"idea": "An agreement"}
    room.press(anna, buttons(room, anna)["My action plan"])
    assert room.said(anna, form) == {"idea": "An agreement", "first_step": "rust"}


def test_a_finished_form_waits_for_a_tap(room: Room) -> None:
    """What is written after a form is complete does not overwrite it."""
    form = room.open("p08")
    anna = room.people[0]
    for text in ("An agreement", "Call", "2027-05-31", "Pekka", "Rain"):
        room.write(anna, text)
    said = room.said(anna, form)
    room.write(anna, "One more thing")
    assert room.said(anna, form) == said
    assert "Nothing is open" in room.last_letter(anna)


def test_choosing_without_a_text(room: Room) -> None:
    """A prompt chosen before anything is written gets what comes next."""
    first, second = room.open("p03"), room.open("p01")
    anna = room.people[0]
    room.write(anna, "A roof")
    keys = buttons(room, anna)
    room.press(anna, keys["Challenge and offer"])
    assert room.press(anna, keys["Questions to the host"]).key == "focus-set"
    room.write(anna, "Who pays?")
    assert room.said(anna, first) == {"answer.1": "Who pays?"}
    assert room.said(anna, second) == {"answer": "A roof"}
    room.close(first)
    with pytest.raises(Refused, match="receipt-closed"):
        room.press(anna, keys["Questions to the host"])


def test_the_word_of_the_day_checks_in(room: Room) -> None:
    """The word of the day goes to the check-in, also while a prompt waits for text."""
    run = room.open("p01")
    anna = room.people[0]
    word = room.look(lambda reading: reading.presence.words(room.visit_id)["d1"])
    room.write(anna, word)
    assert room.said(anna, run) == {}
    assert "1 of 4 are checked in" in room.sheet().text


def test_mending_the_word_by_editing(room: Room) -> None:
    """A mistyped word of the day can be mended by editing the message."""
    anna = room.people[0]
    word = room.look(lambda reading: reading.presence.words(room.visit_id)["d1"])
    message = room.write(anna, "hello")
    room.edit(anna, message, word)
    assert "1 of 4 are checked in" in room.sheet().text


@pytest.mark.parametrize("kind", [*listening.KINDS, "something new"])
def test_other_kinds_are_answered(room: Room, kind: str) -> None:
    """A voice message, a sticker or a file is asked for as text."""
    room.open("p01")
    room.database.perform(listening.other_kind, room.people[0], kind)
    assert "Please type your answer here." in room.last_letter(room.people[0])


def test_strangers_are_told_how_to_get_in(room: Room) -> None:
    """Whoever is not known is refused with what helps them."""
    with pytest.raises(Refused, match="stranger"):
        room.write(Caller("telegram", 999), "Hello?")


def test_a_team_member_who_types(room: Room) -> None:
    """A facilitator who takes no part is told what is next."""
    room.open("p01")
    room.write(room.ines, "Ready?")
    assert "Nothing is open" in room.last_letter(room.ines)
