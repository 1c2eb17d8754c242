"""Questions to the host, and the votes on them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.errors import Refused
from bot.services import asking, disclosure, opening, running
from bot.services.callers import Caller
from bot.services.runs import prompt_card
from bot.services.voting import fits
from storage.database import Database
from storage.work import Reading
from tests.bot.services.plans import with_prompt
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

QUESTIONS = ("Who pays for it?", "Who repairs it?", "What did you give up?", "Who was against it?")


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


@pytest.fixture
def voting(room: Room) -> int:
    """Give a run in which everybody has asked one question and votes are taken."""
    run_id = room.open("p03")
    for person, text in zip(room.people, QUESTIONS, strict=True):
        room.write(person, text)
    room.database.perform(running.advance, run_id)
    return run_id


def number_of(room: Room, caller: Caller, run_id: int, text: str) -> str:
    """Find the number of a question on somebody's card."""
    line = next(line for line in room.seen(caller, run_id).text.split("\n") if text in line)
    return line.replace("<b>", "").lstrip("✓ ").partition(".")[0]


def vote(room: Room, caller: Caller, run_id: int, text: str) -> str:
    """Tap the number of a question; give the key of the receipt."""
    return room.tap(caller, run_id, number_of(room, caller, run_id, text)).key


def votes_stored(room: Room, run_id: int) -> int:
    rows: Any = room.look(lambda reading: reading.answers.everything(run_id))
    return sum(row.part.startswith("vote.") for row in rows)


def votes(room: Room, run_id: int) -> dict[str, int]:
    """Give the votes that each question got, once it may be told."""
    run = room.close(run_id)

    def counted(reading: Reading) -> Any:  # noqa: ANN401 - items of results
        return disclosure.items(reading, run, "group")

    [ballot] = room.look(counted)
    return {one.text: one.votes for one in ballot.candidates}


def test_questions_then_votes_then_the_result(room: Room, voting: int) -> None:
    """Closing the questions starts the voting, closing the voting shows who has most votes."""
    anna, bruno, clara, _ = room.people
    run = room.run(voting)
    assert (run.state, run.phase) == ("open", "voting")
    assert run.closes_at == room.clock.now() + timedelta(minutes=5)
    assert vote(room, anna, voting, "Who repairs it?") == "vote-given"
    assert vote(room, clara, voting, "Who repairs it?") == "vote-given"
    assert vote(room, bruno, voting, "Who was against it?") == "vote-given"
    run = room.database.perform(running.advance, voting)
    assert run.state == "closed"
    shown = room.look(lambda reading: disclosure.items(reading, run, "group"))
    assert [(one.text, one.votes) for one in shown[0].candidates][:2] == [
        ("Who repairs it?", 2),
        ("Who was against it?", 1),
    ]


async def test_the_clock_goes_through_the_phases(room: Room) -> None:
    """Time alone takes the questions to the voting, and the voting to its end."""
    run_id = room.open("p03")
    for person, text in zip(room.people, QUESTIONS, strict=True):
        room.write(person, text)
    await room.live_until("2027-04-20 10:41")
    assert (room.run(run_id).state, room.run(run_id).phase) == ("open", "voting")
    assert room.database.perform(running.prolong_run, run_id) == room.run(run_id).closes_at
    await room.live_until("2027-04-20 10:45")
    assert room.run(run_id).state == "open"
    await room.live_until("2027-04-20 10:47")
    assert room.run(run_id).state == "closed"


def test_the_questions_of_two_are_too_few_to_vote_on(room: Room) -> None:
    """An anonymous prompt with questions of fewer than three people closes without a vote."""
    run_id = room.open("p03")
    for person in room.people[:2]:
        room.write(person, QUESTIONS[0])
    assert room.database.perform(running.advance, run_id).state == "closed"
    assert "Fewer than 3" in room.seen(room.people[0], run_id).text


def test_everybody_gets_the_ballot_paper(room: Room, voting: int) -> None:
    """The card comes anew with all questions but one's own, in one order, on six buttons."""
    for person, own in zip(room.people, QUESTIONS, strict=True):
        card = room.seen(person, voting)
        assert [text for text in QUESTIONS if text not in card.text] == [own]
        assert sum(map(len, card.keyboard)) <= 6
    numbers = {number_of(room, person, voting, QUESTIONS[3]) for person in room.people[:3]}
    assert len(numbers) == 1


def test_one_has_so_many_votes_and_may_change_them(database: Database, clock: StillClock) -> None:
    """Three votes are three; a fourth is refused kindly, and one taken back is free again."""
    room = Room(database, clock, people=6)
    run_id = room.open("p03")
    for number, person in enumerate(room.people):
        room.write(person, f"Question of number {number}?")
    room.database.perform(running.advance, run_id)
    anna = room.people[0]
    first, later = room.labels(anna, run_id)[:4], "Later"
    for label in first[:3]:
        assert room.tap(anna, run_id, label).key == "vote-given"
    assert "all your votes" in room.seen(anna, run_id).text
    assert room.tap(anna, run_id, first[3]).key == "vote-none-left"
    assert room.tap(anna, run_id, first[0]).key == "vote-taken"
    assert "1 of 3 votes left" in room.seen(anna, run_id).text
    room.tap(anna, run_id, later)
    [last] = [label for label in room.labels(anna, run_id) if label.isdecimal()]
    assert room.tap(anna, run_id, last).key == "vote-given"
    assert len([part for part in room.said(anna, run_id) if part.startswith("vote.")]) == 3


def test_typed_numbers_are_votes(room: Room, voting: int) -> None:
    """Numbers vote; one's own and unknown ones are refused, and nothing of that message counts."""
    anna = room.people[0]
    wanted = [number_of(room, anna, voting, text) for text in QUESTIONS[1:3]]
    room.write(anna, " ".join(wanted))
    assert "1 of 3 votes left" in room.seen(anna, voting).text
    own = ({"1", "2", "3", "4"} - {number_of(room, anna, voting, q) for q in QUESTIONS[1:]}).pop()
    third = number_of(room, anna, voting, QUESTIONS[3])
    for text, said in ((f"{third} {own}", "cannot vote"), (f"{third} 9", "no question 9")):
        room.write(anna, text)
        assert said in room.last_letter(anna)
    assert "1 of 3 votes left" in room.seen(anna, voting).text


def test_who_only_types_can_change_their_votes(room: Room) -> None:
    """Numbers that are more than the votes left take the place of those before; too many do not."""
    run_id = room.open("p03")
    anna, bruno, clara, david = room.people
    for person, question in zip((anna, bruno, david, anna), QUESTIONS, strict=True):
        room.write(person, question)
    room.database.perform(running.advance, run_id)
    first, *others = (number_of(room, clara, run_id, question) for question in QUESTIONS)

    def voted() -> int:
        return sum(part.startswith("vote.") for part in room.said(clara, run_id))

    room.write(clara, " ".join(others))
    room.write(clara, first)
    assert voted() == 1
    assert "2 of 3 votes left" in room.seen(clara, run_id).text
    room.write(clara, " ".join((first, *others)))
    assert "You have 3 votes, and these are more." in room.last_letter(clara)
    assert voted() == 1


def test_numbers_may_be_typed_in_any_way() -> None:
    """Numbers with anything between them can be votes; a longer one, such as for a phone, not."""
    assert all(fits(text) for text in ("2 5", "#2, #5", "1+3", "2.\n5.", "12"))
    assert not any(fits(text) for text in ("", "two", "0044 1234567", "1" * 400 + "x"))


def test_a_text_while_votes_are_taken(room: Room, voting: int) -> None:
    """A new question comes too late and is not taken; a kind word says how to vote."""
    room.write(room.people[0], "One more thing?")
    assert "time to vote" in room.last_letter(room.people[0])
    assert not any("One more thing?" in str(v) for v in room.said(room.people[0], voting).values())


def test_questions_cannot_be_edited_while_votes_are_taken(room: Room) -> None:
    """What people vote on stays as they read it."""
    run_id = room.open("p03")
    messages = [room.write(p, q) for p, q in zip(room.people, QUESTIONS, strict=True)]
    room.database.perform(running.advance, run_id)
    with pytest.raises(Refused, match="voting-questions-closed"):
        room.edit(room.people[0], messages[0], "Something else entirely")


def test_votes_before_and_after_the_voting(room: Room, voting: int) -> None:
    """A vote that comes after the end, from a card not drawn yet, changes nothing."""
    anna = room.people[0]
    data = room.seen(anna, voting).keyboard[0][0].press
    room.close(voting)
    assert room.press(anna, data).key == "vote-closed"
    assert votes_stored(room, voting) == 0


def test_ones_own_question_cannot_be_voted_for(room: Room, voting: int) -> None:
    """Not even with a button that somebody else was sent."""
    anna, bruno = room.people[:2]
    number = number_of(room, bruno, voting, QUESTIONS[0])
    rows = room.seen(bruno, voting).keyboard
    data = next(key.press for row in rows for key in row if key.label == number)
    assert room.press(anna, data).key == "vote-own"


def test_votes_are_counted_after_sealing(room: Room, voting: int) -> None:
    """Sealing keeps each vote with its question, and nothing else."""
    for person in room.people[1:]:
        vote(room, person, voting, QUESTIONS[0])
    assert votes(room, voting)[QUESTIONS[0]] == 3


def test_who_only_votes_has_taken_part(database: Database, clock: StillClock) -> None:
    """Somebody who asked nothing and voted counts as having answered."""
    room = Room(database, clock, people=4)
    run_id = room.open("p03")
    for person in room.people[:3]:
        room.write(person, "Why here?")
    room.database.perform(running.advance, run_id)
    quiet = room.people[3]
    assert not room.asked(quiet, run_id).answered
    room.tap(quiet, run_id, "1")
    assert room.asked(quiet, run_id).answered


def test_a_named_prompt_opens_again(database: Database, clock: StillClock) -> None:
    """Opened again, questions are taken first; the votes given before are still there later."""
    room = Room(database, clock, plan=with_prompt("p03", seen_by="group"))
    run_id = room.open("p03")
    for person, text in zip(room.people, QUESTIONS, strict=True):
        room.write(person, text)
    room.database.perform(running.advance, run_id)
    vote(room, room.people[0], run_id, QUESTIONS[1])
    room.database.perform(running.advance, run_id)
    room.database.perform(opening.reopen_run, run_id)
    assert room.run(run_id).phase == ""
    room.write(room.people[0], "And the budget?")
    room.database.perform(running.advance, run_id)
    assert "2 of 3 votes left" in room.seen(room.people[0], run_id).text


def test_names_are_not_on_the_ballot_paper(database: Database, clock: StillClock) -> None:
    """People vote for questions, not for those who asked; the result names them again."""
    room = Room(database, clock, plan=with_prompt("p03", seen_by="group"))
    run_id = room.open("p03")
    room.write(room.people[0], QUESTIONS[0])
    room.database.perform(running.advance, run_id)
    assert "Anna" not in room.seen(room.people[1], run_id).text
    vote(room, room.people[1], run_id, QUESTIONS[0])
    run = room.close(run_id)
    [ballot] = room.look(lambda reading: disclosure.items(reading, run, "group"))
    assert [(one.name, one.votes) for one in ballot.candidates] == [("Anna", 1)]


def test_nothing_is_left_of_which_questions_somebody_looked_at(
    database: Database, clock: StillClock
) -> None:
    """Which page of the ballot paper a chat showed is forgotten with the end of the voting."""
    room = Room(database, clock, people=7)
    run_id = room.open("p03")
    for number, person in enumerate(room.people):
        room.write(person, f"Question of number {number}?")
    room.database.perform(running.advance, run_id)
    anna = room.people[0]
    room.tap(anna, run_id, "Later")
    card, address_id = prompt_card(run_id), room.me(anna).address.id
    assert room.look(lambda reading: reading.card_pages.of(address_id, card)) == "1"
    room.close(run_id)
    assert room.look(lambda reading: reading.card_pages.of(address_id, card)) == ""


def test_who_joins_late_votes_too(voting: int, room: Room) -> None:
    """Somebody who comes while votes are taken gets the ballot paper with all questions."""
    late = room.add("Late")
    whose = room.participant(late)
    room.database.perform(asking.catch_up, room.visit_id, whose)
    assert all(text in room.seen(late, voting).text for text in QUESTIONS)
    assert room.tap(late, voting, "1").key == "vote-given"
