"""What is told and shown of an anonymous prompt while it is open."""

import pytest
from sqlalchemy import select

from bot.services import account, answering, disclosure, moderating, running
from bot.services.callers import Caller, someone
from storage.database import Database
from storage.tables.prompts import Curation
from storage.work import Work
from tests.bot.services.plans import with_prompt
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=14)


def say(room: Room, run_id: int, *who: int, text: str = "Text") -> None:
    """Let some answer; each writes something of their own."""
    for number in who:
        room.database.perform(_save, room.people[number], run_id, f"{text} {number}")


def take_back(room: Room, run_id: int, *who: int) -> None:
    for number in who:
        room.database.perform(_save, room.people[number], run_id, None)


def _save(work: Work, caller: Caller, run_id: int, text: str | None) -> None:
    sitting = answering.sit(work, someone(work, caller), run_id)
    answering.save(work, sitting, {"answer.1": text})


def shown(room: Room, run_id: int) -> set[str]:
    """Give the texts that the board shows."""
    given = room.database.look(disclosure.given, room.run(run_id), "board")
    return {str(one.value) for one in given if not one.part.startswith("vote.")}


def told(room: Room, run_id: int) -> int:
    return room.database.look(disclosure.counted, room.run(run_id))[1]


def texts(*who: int, text: str = "Text") -> set[str]:
    return {f"{text} {number}" for number in who}


def test_six_make_a_step_of_three(room: Room) -> None:
    """Nothing is shown of five; of six three, of nine six."""
    run_id = room.open("p03")
    say(room, run_id, *range(5))
    assert (told(room, run_id), shown(room, run_id)) == (3, set())
    say(room, run_id, 5)
    first = shown(room, run_id)
    assert (told(room, run_id), len(first)) == (6, 3)
    say(room, run_id, 6, 7)
    assert (told(room, run_id), shown(room, run_id)) == (6, first)
    say(room, run_id, 8)
    assert first < shown(room, run_id) < texts(*range(9))
    assert (told(room, run_id), len(shown(room, run_id))) == (9, 6)


def test_the_run_sheet_stands_still_in_between(room: Room) -> None:
    """What the team sees changes with every third answer, and not with the two before it."""
    run_id = room.open("p03")
    seen = []
    for number in range(6):
        seen.append(room.sheet().text)
        say(room, run_id, number)
    assert seen[0] == seen[1] == seen[2] != seen[3] == seen[4] == seen[5] != room.sheet().text


def test_what_is_shown_stays_until_six_change(room: Room) -> None:
    """A change waits for five others, and then three of them show at once."""
    run_id = room.open("p03")
    say(room, run_id, *range(12))
    before = shown(room, run_id)
    mine = sorted(int(text.split()[1]) for text in before)
    say(room, run_id, *mine[:5], text="Other")
    assert shown(room, run_id) == before
    take_back(room, run_id, mine[5])
    after = shown(room, run_id)
    assert 1 <= len(before - after) == 3
    assert after - before <= texts(*mine[:5], text="Other")


def test_changing_back_is_no_change(room: Room) -> None:
    """Who says again what is shown does not make a crowd for others."""
    run_id = room.open("p03")
    say(room, run_id, *range(12))
    before = shown(room, run_id)
    mine = sorted(int(text.split()[1]) for text in before)
    for number in mine[:5]:
        say(room, run_id, number, text="Other")
        say(room, run_id, number)
    say(room, run_id, mine[5], text="Other")
    assert shown(room, run_id) == before


def test_taking_back_is_not_told(room: Room) -> None:
    """Who was told to have answered and took it back stays told; the answer is gone at the end."""
    run_id = room.open("p03")
    say(room, run_id, *range(4))
    take_back(room, run_id, 0)
    assert told(room, run_id) == 3
    room.close(run_id)
    assert shown(room, run_id) == texts(1, 2, 3)
    assert told(room, run_id) == 4


def test_nobody_comes_alone_at_the_end(room: Room) -> None:
    """If of those who were held back only one is left, that one is not shown either."""
    run_id = room.open("p03")
    say(room, run_id, *range(6))
    before = shown(room, run_id)
    held = [number for number in range(6) if f"Text {number}" not in before]
    take_back(room, run_id, *held[:2])
    room.close(run_id)
    assert shown(room, run_id) == before


def test_all_is_told_at_closing(room: Room) -> None:
    """The result has everybody, also one or two who came after the last step."""
    run_id = room.open("p03")
    say(room, run_id, *range(8))
    assert (told(room, run_id), len(shown(room, run_id))) == (6, 3)
    room.close(run_id)
    assert (told(room, run_id), shown(room, run_id)) == (8, texts(*range(8)))


def test_the_voting_shows_all_questions(room: Room) -> None:
    """When the voting begins, nobody asks any more, so that all questions are shown."""
    run_id = room.open("p03")
    say(room, run_id, *range(7))
    run = room.run(run_id)
    voted = {**run.definition, "votes": 2}
    room.database.perform(lambda work: work.prompts.define(run_id, voted))
    room.database.perform(running.advance, run_id)
    assert room.run(run_id).phase == "voting"
    assert (told(room, run_id), shown(room, run_id)) == (7, texts(*range(7)))


def test_erasing_somebody_begins_again(room: Room) -> None:
    """What was shown goes with them, so that nobody sees what is missing; others come again."""
    run_id = room.open("p03")
    say(room, run_id, *range(9))
    assert len(shown(room, run_id)) == 6
    room.database.perform(account.delete, room.people[0], "yes")
    assert shown(room, run_id) == set()
    say(room, run_id, 1, text="Other")
    assert len(shown(room, run_id)) == 5
    room.close(run_id)
    assert shown(room, run_id) == texts(*range(2, 9)) | texts(1, text="Other")


def test_erasing_somebody_leaves_the_ballot(room: Room) -> None:
    """While people vote, the questions of all others stay on the paper; votes come in steps."""
    run_id = room.open("p03")
    say(room, run_id, *range(7))
    ballot = vote(room, run_id, *range(6))
    assert votes(room, run_id) == 3
    room.database.perform(account.delete, room.people[0], "yes")
    assert shown(room, run_id) == texts(*range(1, 7))
    assert votes(room, run_id) == 0
    cast(room, run_id, ballot, 6)
    assert (shown(room, run_id), votes(room, run_id)) == (texts(*range(1, 7)), 3)
    room.close(run_id)
    assert (shown(room, run_id), votes(room, run_id)) == (texts(*range(1, 7)), 6)


def vote(room: Room, run_id: int, *who: int) -> str:
    """Let some vote for the question of number 1; give its name."""
    voted = {**room.run(run_id).definition, "votes": 2}
    room.database.perform(lambda work: work.prompts.define(run_id, voted))
    room.database.perform(running.advance, run_id)
    given = room.database.look(disclosure.contributions, room.run(run_id))
    ballot = next(one.contribution for one in given if one.value == "Text 1")
    cast(room, run_id, ballot, *who)
    return ballot


def cast(room: Room, run_id: int, ballot: str, *who: int) -> None:
    def save(work: Work, caller: Caller) -> None:
        sitting = answering.sit(work, someone(work, caller), run_id)
        answering.save(work, sitting, {f"vote.{ballot}": 1})

    for number in who:
        room.database.perform(save, room.people[number])


def votes(room: Room, run_id: int) -> int:
    given = room.database.look(disclosure.given, room.run(run_id), "board")
    return sum(one.part.startswith("vote.") for one in given)


def test_nothing_of_it_is_left(room: Room) -> None:
    """After the end nothing tells who was shown when, nor who changed their mind."""
    for end in (running.close_run, running.retract_run):
        run_id = room.open("p03")
        say(room, run_id, *range(9))
        say(room, run_id, 3, text="Other")
        room.database.perform(end, run_id)
        assert room.look(lambda r, run_id=run_id: r.live.of(run_id)) == []
        rows = room.look(lambda r, run_id=run_id: r.asked.in_run(run_id))
        assert {(row.counted, row.shown, row.changed) for row in rows} == {(False, False, 0)}


def test_named_prompts_do_not_wait(room: Room) -> None:
    """What is signed is shown as it comes."""
    run_id = room.open("p01")
    room.write(room.people[0], "A roof")
    assert (told(room, run_id), shown(room, run_id)) == (1, {"A roof"})


@pytest.fixture
def strict(database: Database, clock: StillClock) -> Room:
    plan = with_prompt("p03", moderation={"profanity": True})
    return Room(database, clock, people=14, plan=plan)


def waiting(room: Room, run_id: int) -> int:
    return room.look(lambda reading: moderating.waiting(reading, room.run(run_id)))  # type: ignore[no-any-return]


def test_a_strong_word_comes_and_goes_in_steps(strict: Room) -> None:
    """Nothing disappears, and nothing waits for the team, at the moment at which one writes."""
    run_id = strict.open("p03")
    say(strict, run_id, *range(12))
    before = shown(strict, run_id)
    mine = sorted(int(text.split()[1]) for text in before)
    say(strict, run_id, mine[0], text="Oh shit")
    assert (shown(strict, run_id), waiting(strict, run_id)) == (before, 0)
    assert "facilitator looks" in strict.seen(strict.people[mine[0]], run_id).text
    say(strict, run_id, *mine[1:6], text="Oh shit")
    assert (len(shown(strict, run_id)), waiting(strict, run_id)) == (len(before) - 3, 3)


def test_a_strong_word_is_not_shown_before_it_is_mended(strict: Room) -> None:
    """Who mends what they wrote does not bring the older text, which is still held, to light."""
    run_id = strict.open("p03")
    say(strict, run_id, *range(9), text="Oh shit")
    assert (shown(strict, run_id), waiting(strict, run_id)) == (set(), 6)
    say(strict, run_id, *range(5))
    assert (shown(strict, run_id), waiting(strict, run_id)) == (set(), 6)
    assert "facilitator looks" not in strict.seen(strict.people[0], run_id).text
    strict.close(run_id)
    assert (shown(strict, run_id), waiting(strict, run_id)) == (texts(*range(5)), 4)


def test_what_was_held_lies_in_no_order(strict: Room) -> None:
    """Decisions lie in the order of the names of contributions, not in that of writing."""
    run_id = strict.open("p03")
    say(strict, run_id, *range(14), text="Oh shit")
    strict.close(run_id)
    rows = strict.look(lambda r: r.connection.execute(select(Curation.__table__)).all())
    names = [row.contribution for row in rows]
    assert len(names) == 14
    assert names == sorted(names)
