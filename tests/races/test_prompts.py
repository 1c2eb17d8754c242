"""A prompt that several people act on at once, in two processes."""

from typing import Any

import pytest
from sqlalchemy import delete

from bot.domain.messages import Receipt
from bot.domain.prompts import ANSWER
from bot.domain.tallies import FEWEST
from bot.domain.timeline import Kind
from bot.services import account, cockpit, disclosure, listening
from bot.services.acts import last_act
from bot.services.answering import tap
from bot.services.authors import author_of
from bot.services.opening import open_run
from bot.services.running import close_run
from schedules.kinds import run_entry
from storage.ids import short
from storage.tables.messaging import TimelineEntry
from storage.tables.prompts import PromptRun
from storage.unit import AlreadySeen
from storage.work import Work
from tests.bot.services.prompt_room import Room, everything
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race, refusals

RECORDED = {"receipt-recorded", "receipt-recorded-until"}


@pytest.fixture
def room(race: Race, clock: StillClock) -> Room:
    return Room(race.one, clock)


def recorded(outcomes: list[Any]) -> int:
    return sum(isinstance(said, Receipt) and said.key in RECORDED for said in outcomes)


async def test_sealing_while_people_answer(race: Race, room: Room) -> None:
    """Who hears that their answer is recorded is in the result; after the seal nobody gets in."""
    for _ in range(ROUNDS):
        run_id = room.open("p02")
        run = room.run(run_id)
        option = next(iter(run.definition["options"]))
        authors = {author_of(run, room.participant(person).id) for person in room.people}
        taps = [(tap, person, run_id, ANSWER, option) for person in room.people]
        said = await race.run(*taps[:2], (close_run, run_id), *taps[2:])
        rows = room.look(lambda reading, run_id=run_id: everything(reading, run_id))
        assert len(rows) == (recorded(said) if recorded(said) >= FEWEST else 0)
        assert room.run(run_id).seal_key is None
        assert authors.isdisjoint(author for author, _, _ in rows)
        counts = room.look(lambda reading, run_id=run_id: reading.asked.counts(run_id))
        assert counts == (len(room.people), recorded(said))


async def test_two_who_make_a_step(race: Race, room: Room) -> None:
    """However two processes take turns, a step shows three of six, and is told of them once."""
    room.people += [room.add(f"Guest {number}") for number in range(4, 8)]
    for number in range(ROUNDS):
        run_id = room.open("p03")
        texts = [
            (listening.hear, person, f"Text {place}", 1000 * (number + 1) + place, None)
            for place, person in enumerate(room.people)
        ]
        await race.run(*texts[:6])
        run = room.run(run_id)
        assert len(room.database.look(disclosure.given, run, "board")) == 3
        assert room.database.look(disclosure.counted, run) == (8, 6)
        await race.run(*texts[6:], (close_run, run_id))
        shown = room.database.look(disclosure.given, room.run(run_id), "board")
        assert len(shown) == room.database.look(disclosure.counted, room.run(run_id))[1] >= 6


async def test_writing_while_a_prompt_closes(race: Race, room: Room) -> None:
    """What was written in time stands; what was not is answered, and never lost in silence."""
    for number in range(ROUNDS):
        run_id = room.open("p01")
        texts = [
            (listening.hear, person, f"Text {number}", 100 * number + place, None)
            for place, person in enumerate(room.people)
        ]
        before = [len(room.letters(person)) for person in room.people]
        await race.run(*texts[:2], (close_run, run_id), *texts[2:])
        for person, letters in zip(room.people, before, strict=True):
            answered = bool(room.asked(person, run_id).answered)
            assert bool(room.said(person, run_id)) == answered
            assert answered or len(room.letters(person)) > letters


async def test_two_facilitators_open_at_once(race: Race, room: Room) -> None:
    """A prompt is opened once; the second is told that it is open already."""
    pekka = room.lead("Pekka")
    for number in range(1, ROUNDS + 1):
        press = (room.visit, "open", "p02")
        said = await race.run((cockpit.act, room.ines, *press), (cockpit.act, pekka, *press))
        assert refusals(said) == ["sheet-meanwhile-by-opened"]
        runs = room.look(lambda reading: reading.prompts.runs_of(room.visit_id))
        assert len(runs) == number
        room.close(next(run.id for run in runs if run.state == "open"))


async def test_two_facilitators_close_at_once(race: Race, room: Room) -> None:
    """A prompt is closed once, and everybody gets the result once."""
    pekka = room.lead("Pekka")
    for _ in range(ROUNDS):
        run_id = room.open("p02")
        press = (room.visit, "close", short(run_id))
        said = await race.run((cockpit.act, room.ines, *press), (cockpit.act, pekka, *press))
        assert refusals(said) == ["sheet-meanwhile-by-closed"]
        assert room.run(run_id).state == "closed"


async def test_two_facilitators_undo_at_once(race: Race, room: Room) -> None:
    """One act is undone; the second hears so, and what was done before it stays."""
    pekka = room.lead("Pekka")
    for _ in range(ROUNDS):
        room.steer("Skip it")
        room.steer("Skip it")
        act = room.look(lambda reading: last_act(reading, room.visit_id))
        press = (room.visit, "undo", short(act.id))
        said = await race.run((cockpit.act, room.ines, *press), (cockpit.act, pekka, *press))
        assert refusals(said) == ["sheet-undo-gone"]
        cue = room.look(lambda reading: reading.cues.of(room.visit_id))
        assert list(cue.skipped) == ["p01"]
        room.steer("Undo")


async def test_the_clock_opens_what_a_facilitator_opens(race: Race, room: Room) -> None:
    """A prompt that is due is opened by the clock or by hand, not by both."""
    for number in range(ROUNDS):
        key = f"open_prompt/race/{number}"
        room.database.perform(plan_opening, room.visit_id, key)
        by_hand = (open_run, room.visit_id, "p06")
        await race.run((run_entry, key), by_hand)
        runs = room.look(lambda reading: reading.prompts.runs_of(room.visit_id))
        assert [run.state for run in runs].count("open") == 1
        for run in runs:
            room.database.perform(forget_run, run.id)


def plan_opening(work: Work, visit_id: int, key: str) -> None:
    entry = {"kind": Kind.OPEN_PROMPT, "visit_id": visit_id, "participant_id": None}
    work.timeline.add([{"key": key, "due": work.now, "args": {"prompt": "p06"}, **entry}])


def forget_run(work: Work, run_id: int) -> None:
    work.connection.execute(delete(PromptRun).where(PromptRun.id == run_id))
    work.connection.execute(delete(TimelineEntry).where(TimelineEntry.kind == Kind.CLOSE_PROMPT))


async def test_one_more_minute_when_time_is_up(race: Race, room: Room, clock: StillClock) -> None:
    """A prompt is prolonged and will close, or is closed and the facilitator hears so."""
    for _ in range(ROUNDS):
        run_id = room.open("p02")
        clock.instant = room.run(run_id).closes_at
        closing = f"close_prompt/vlm-2027-04/{run_id}"
        more = (cockpit.act, room.ines, room.visit, "more", short(run_id))
        said = await race.run((run_entry, closing), more)
        run, entry = room.run(run_id), room.look(lambda r, key=closing: r.timeline.planned(key))
        if run.state == "open":
            assert (refusals(said), entry.due) == ([], run.closes_at)
            room.close(run_id)
        else:
            assert (refusals(said), entry) == (["sheet-meanwhile-closed"], None)


async def test_one_tap_delivered_twice(race: Race, room: Room) -> None:
    """A webhook's update that comes again while it is in hand counts once."""
    person = room.people[0]
    for _ in range(ROUNDS):
        run_id = room.open("p05")
        act = (tap, person, run_id, ANSWER, "money")
        said = await race.run(act, act, same_update=True)
        assert [type(outcome) for outcome in said].count(AlreadySeen) == 1
        assert list(room.said(person, run_id).values()) == [["money"]]
        room.close(run_id)


async def test_two_taps_of_one_person(race: Race, room: Room) -> None:
    """Two options tapped in two chats at once are both chosen."""
    person = room.people[0]
    for _ in range(ROUNDS):
        run_id = room.open("p05")
        await race.run(*((tap, person, run_id, ANSWER, option) for option in ("money", "staff")))
        [chosen] = room.said(person, run_id).values()
        assert sorted(chosen) == ["money", "staff"]
        room.close(run_id)


async def test_being_erased_while_answering(race: Race, room: Room) -> None:
    """Nothing that somebody says is kept once they are erased."""
    run_id = room.open("p06")
    for _ in range(ROUNDS):
        person = room.add("Guest")
        room.database.perform(ask_all, room, run_id)
        row = room.participant(person)
        await race.run((tap, person, run_id, ANSWER, "3"), (account.delete, person, "yes"))
        author = author_of(room.run(run_id), row.id)
        assert room.look(lambda r, who=author: r.answers.of_author(run_id, who)) == {}


def ask_all(work: Work, room: Room, run_id: int) -> None:
    for part in work.people.participants_of(room.visit_id):
        work.asked.mark(run_id, part.id, answered=False, changed=0)
