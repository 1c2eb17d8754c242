"""The life of a run, by hand and by the clock."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from bot.errors import Refused
from bot.messaging.parking import welcome_back
from bot.services import account, opening, running
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.domain.sample_visit import brussels
from tests.bot.services.prompt_room import Room, everything
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def planned(reading: Reading, kind: str) -> list[Row[Any]]:
    visit = reading.visits.everything()[0]
    return [
        row
        for row in reading.timeline.of_visit(visit.id)
        if row.kind == kind and row.state == "planned"
    ]


def closing(room: Room) -> list[Row[Any]]:
    found: list[Row[Any]] = room.database.look(planned, "close_prompt")
    return found


def test_opening_asks_everybody_who_joined(room: Room) -> None:
    """Whoever has joined is asked and gets the card; the run freezes the prompt."""
    run_id = room.open("p01")
    asked = room.look(lambda reading: reading.asked.in_run(run_id))
    assert {row.participant_id for row in asked} == {room.participant(p).id for p in room.people}
    assert all(prompt_card(run_id) in room.pending(person) for person in room.people)
    run = room.run(run_id)
    assert (run.state, run.number, run.definition["ask"], run.seal_key) == ("open", 1, "p01", None)
    assert run.closes_at == room.clock.now() + timedelta(minutes=10)


def test_opening_twice_is_refused(room: Room) -> None:
    """Two facilitators who tap at once open a prompt once."""
    room.open("p01")
    with pytest.raises(Refused, match="prompt-open-already"):
        room.open("p01")


def test_what_is_not_in_the_plan_cannot_be_opened(room: Room) -> None:
    """A prompt that the plan does not know is refused."""
    with pytest.raises(Refused, match="prompt-unknown"):
        room.open("p99")


def test_the_clock_closes(room: Room) -> None:
    """A prompt with a length closes when it is over, once."""
    run_id = room.open("p02")
    [entry] = closing(room)
    assert (entry.key, entry.due) == (
        f"close_prompt/vlm-2027-04/{run_id}",
        room.clock.now() + timedelta(minutes=2),
    )
    assert room.database.perform(running.close_due, entry) == "prolonged"
    room.clock.move(minutes=2)
    assert room.database.perform(running.close_due, entry) == ""
    assert room.run(run_id).state == "closed"
    assert room.database.perform(running.close_due, entry) == "not open"


async def test_the_tick_closes(room: Room) -> None:
    """Time that passes closes what is due."""
    run_id = room.open("p02")
    await room.live_until("2027-04-20 10:22")
    assert room.run(run_id).state == "closed"


def test_one_minute_more(room: Room) -> None:
    """A minute more moves the closing, from now on if it is overdue."""
    run_id = room.open("p02")
    first = room.database.perform(running.prolong_run, run_id)
    assert first == room.clock.now() + timedelta(minutes=3)
    room.clock.move(minutes=5)
    assert room.database.perform(running.prolong_run, run_id) == room.clock.now() + timedelta(
        minutes=1
    )
    assert [row.due for row in closing(room)] == [room.run(run_id).closes_at]
    room.close(run_id)
    with pytest.raises(Refused, match="prompt-not-open"):
        room.database.perform(running.prolong_run, run_id)


def test_what_has_no_end_needs_no_minute(room: Room) -> None:
    """A prompt that stays open until somebody closes it cannot be prolonged."""
    room.at("2027-05-02 10:00")  # the action plan's own end is over
    run_id = room.open("p08")
    assert room.run(run_id).closes_at is None
    with pytest.raises(Refused, match="prompt-no-end"):
        room.database.perform(running.prolong_run, run_id)


def test_closing_by_hand_takes_the_clock_away(room: Room) -> None:
    """What is closed by hand is not closed again by the clock."""
    run_id = room.open("p02")
    room.close(run_id)
    assert closing(room) == []
    with pytest.raises(Refused, match="prompt-not-open"):
        room.close(run_id)


async def test_a_named_prompt_opens_again(room: Room) -> None:
    """A closed prompt with names goes on where it was, with its answers, and closes again."""
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    await room.live_until("2027-04-20 10:31")
    assert room.run(run_id).state == "closed"
    assert room.database.perform(opening.reopen_run, run_id).id == run_id
    assert room.said(room.people[0], run_id) == {"answer": "A roof"}
    assert [row.key for row in closing(room)] == [f"close_prompt/vlm-2027-04/{run_id}/1"]
    with pytest.raises(Refused, match="prompt-open-already"):
        room.database.perform(opening.reopen_run, run_id)


def test_withdrawing_keeps_nothing(room: Room) -> None:
    """A withdrawn prompt says so on every card, has no answers, and can be opened from the plan."""
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    room.database.perform(running.retract_run, run_id)
    assert "withdrawn" in room.seen(room.people[0], run_id).text
    assert room.database.look(everything, run_id) == []
    assert closing(room) == []
    with pytest.raises(Refused, match="prompt-withdrawn-already"):
        room.database.perform(running.retract_run, run_id)
    assert room.open("p01") != run_id


def test_a_result_that_was_withdrawn(room: Room) -> None:
    """Withdrawing after closing takes the result's card back too."""
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    room.close(run_id)
    assert "A roof" in room.result(room.people[1], run_id)
    room.database.perform(running.retract_run, run_id)
    assert "not shown any more" in room.result(room.people[1], run_id)


def _open_due(work: Work, entry: Row[Any]) -> str:
    return opening.open_due(work, entry)


def test_a_prompt_opens_with_its_session(room: Room) -> None:
    """What starts with its session opens when that falls due, unless somebody was quicker."""
    [entry] = room.database.look(planned, "open_prompt")
    assert room.database.perform(_open_due, entry) == ""
    assert room.database.perform(_open_due, entry) == "opened by hand"
    runs = room.look(lambda reading: reading.prompts.runs_of(room.visit_id))
    assert [(run.prompt_key, run.state, run.opened_by) for run in runs] == [("p10", "open", None)]


def test_who_can_be_reached_again_is_asked(room: Room) -> None:
    """Whoever blocked us while a prompt opened gets its card once they take that back."""
    person = room.people[0]
    room.database.perform(account.set_reachable, person, False)
    run_id = room.open("p02")
    assert prompt_card(run_id) not in room.pending(person)
    room.database.perform(account.set_reachable, person, True)
    assert prompt_card(run_id) in room.pending(person)


def test_who_writes_again_is_asked(room: Room) -> None:
    """So does whoever simply writes, without having blocked us in so many words."""
    person = room.people[0]
    room.database.perform(account.set_reachable, person, False)
    run_id = room.open("p02")
    room.database.perform(welcome_back, person.channel, person.chat_id)
    assert prompt_card(run_id) in room.pending(person)


def test_a_prompt_whose_session_is_long_over_stays_closed(room: Room) -> None:
    """After an outage nobody is asked at night what was meant for the room."""
    [entry] = room.database.look(planned, "open_prompt")
    room.at("2027-04-23 12:30")
    assert room.database.perform(_open_due, entry) == "stale"
    assert room.look(lambda reading: reading.prompts.runs_of(room.visit_id)) == []


def test_a_run_that_never_was(room: Room) -> None:
    """A run that does not exist is refused, not an error."""
    with pytest.raises(Refused, match="prompt-unknown"):
        room.close(4711)


def test_who_left_gets_no_result(room: Room) -> None:
    """Somebody who stopped taking part after being asked is left alone when the prompt closes."""
    run_id = room.open("p05")
    gone, there = room.people[:2]
    for person in room.people:
        room.tap(person, run_id, "Money")
    room.database.perform(account.stop, gone, "yes")
    room.close(run_id)
    assert [row.attachment for row in room.letters(gone) if row.attachment] == []
    assert len([row.attachment for row in room.letters(there) if row.attachment]) == 1


async def test_a_result_at_night_waits_for_the_morning(room: Room) -> None:
    """A prompt that closes outside the sessions, in somebody's night, shows its result later."""
    run_id = room.open("p05")
    for person in room.people:
        room.tap(person, run_id, "Money")
    room.at("2027-04-21 23:30")
    room.close(run_id)
    assert not [row for row in room.letters(room.people[0]) if row.attachment]
    assert not [row for row in room.letters(room.ines) if row.attachment]
    await room.live_until("2027-04-22 08:00")
    [picture] = [row for row in room.letters(room.people[0]) if row.attachment]
    assert picture.not_before == brussels("2027-04-22 08:00")
    assert len([row for row in room.letters(room.ines) if row.attachment]) == 1
