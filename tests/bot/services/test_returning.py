"""Coming back after an absence: whoever has something open is asked once more, and once only."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy import Row

from bot.services import running
from bot.services.returning import come_back, still_there
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

NOTE = "I was away for a while."


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=3)


def drawn(room: Room) -> None:
    """Have all cards drawn, as the sender does."""

    def show(work: Work) -> None:
        for card in work.cards.pending():
            mark = {"address": card.address_id, "what": card.subject, "seen": card.wanted}
            work.cards.show([{**mark, "message": 7, "why": ""}])

    room.database.perform(show)


def _card(address_id: int, subject: str, reading: Reading) -> Row[Any] | None:
    return reading.cards.of(address_id, subject)


def asked_anew(room: Room) -> int:
    return room.database.perform(come_back, "telegram")


def test_everybody_with_an_open_card_is_asked_anew(room: Room, clock: StillClock) -> None:
    """After four minutes each card of an open prompt comes again, at the end, with a note."""
    run = room.open("p02")
    room.database.perform(still_there, "telegram")
    drawn(room)
    clock.move(minutes=4)
    assert asked_anew(room) == len(room.people)
    for person in room.people:
        assert room.pending(person) == {prompt_card(run)}
        assert room.seen(person, run).text.startswith(f"<i>{NOTE}")
        card = room.look(partial(_card, room.me(person).address.id, prompt_card(run)))
        assert card.anew > card.shown


def test_nobody_is_asked_twice(room: Room, clock: StillClock) -> None:
    """Whoever comes back a second time, after a kill say, finds that everybody was asked."""
    room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(minutes=4)
    assert [asked_anew(room), asked_anew(room)] == [len(room.people), 0]


@pytest.mark.parametrize("seconds", [25, 120])
def test_a_short_silence_is_no_absence(room: Room, clock: StillClock, seconds: int) -> None:
    """A long poll in vain, or a restart, asks nobody again: no tap can be lost by it."""
    room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(seconds=seconds)
    assert asked_anew(room) == 0


def test_the_first_time_is_no_return(room: Room) -> None:
    """A channel that was never reached before has nobody who could have tapped."""
    room.open("p02")
    assert asked_anew(room) == 0


def test_other_channels_and_closed_prompts_are_left_alone(room: Room, clock: StillClock) -> None:
    """Nobody is asked anew for what is over, nor where the channel was there all the time."""
    room.close(room.open("p01"))
    room.database.perform(still_there, "telegram")
    room.database.perform(still_there, "chat")
    room.open("p02")
    clock.move(minutes=4)
    drawn(room)
    assert room.database.perform(come_back, "chat") == 0
    assert asked_anew(room) == len(room.people)


def test_what_opens_on_the_return_is_asked_once(room: Room, clock: StillClock) -> None:
    """A prompt that opens before the first poll after an absence has lost no tap."""
    old = room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(minutes=4)
    new = room.open("p01")
    drawn(room)
    clock.move(seconds=1)
    assert asked_anew(room) == len(room.people)
    for person in room.people:
        assert room.pending(person) == {prompt_card(old)}
        assert NOTE not in room.seen(person, new).text


def test_who_acts_loses_the_note(room: Room, clock: StillClock) -> None:
    """An answer takes the note off the own card; the others keep theirs until the prompt closes."""
    run = room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(minutes=4)
    asked_anew(room)
    anna, bruno, _ = room.people
    room.tap(anna, run, "The city")
    assert NOTE not in room.seen(anna, run).text
    assert NOTE in room.seen(bruno, run).text
    room.close(run)
    assert NOTE not in room.seen(bruno, run).text


def test_a_card_that_others_change_keeps_its_note(room: Room, clock: StillClock) -> None:
    """More time for everybody is nobody's own act: the note stays."""
    run = room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(minutes=4)
    asked_anew(room)
    room.database.perform(running.prolong_run, run)
    assert NOTE in room.seen(room.people[0], run).text


def test_the_note_is_said_in_the_own_language(room: Room, clock: StillClock) -> None:
    """A French reader reads it in French."""
    zoe = room.add("Zoé", language="fr")
    run = room.open("p02")
    room.database.perform(still_there, "telegram")
    clock.move(minutes=4)
    asked_anew(room)
    assert "un moment. Si votre" in room.seen(zoe, run).text
