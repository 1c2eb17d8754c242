"""Erasing oneself while an anonymous prompt is open, at the moment at which others do so, too."""

from bot.services import account, answering, disclosure, running
from bot.services.callers import Caller, someone
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race


async def test_two_erase_themselves_while_people_vote(race: Race, clock: StillClock) -> None:
    """Neither brings the questions of the other one back, and all others stay."""
    room = Room(race.one, clock, people=5 + 2 * ROUNDS)
    run_id = room.open("p03")
    for number, person in enumerate(room.people):
        room.database.perform(_ask, person, run_id, f"Text {number}")
    voted = {**room.run(run_id).definition, "votes": 2}
    room.database.perform(lambda work: work.prompts.define(run_id, voted))
    room.database.perform(running.advance, run_id)
    left = set(range(len(room.people)))
    for first in range(0, 2 * ROUNDS, 2):
        gone = (first, first + 1)
        await race.run(*((account.delete, room.people[one], "yes") for one in gone))
        left.difference_update(gone)
        given = room.look(lambda r: disclosure.given(r, r.prompts.run(run_id), "board"))
        assert {one.value for one in given} == {f"Text {one}" for one in left}


def _ask(work: Work, caller: Caller, run_id: int, text: str) -> None:
    sitting = answering.sit(work, someone(work, caller), run_id)
    answering.save(work, sitting, {"answer.1": text})
