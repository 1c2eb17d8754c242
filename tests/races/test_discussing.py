"""Who talks with whom, when several people look for a partner at once."""

import pytest

from bot.services import cockpit, partners
from storage.ids import short
from tests.bot.services.discuss_room import DiscussRoom
from tests.conftest import StillClock
from tests.races.conftest import Race, refusals


@pytest.fixture
def room(race: Race, clock: StillClock) -> DiscussRoom:
    return DiscussRoom(race.one, clock, people=6)


async def test_two_look_for_another_partner_at_once(race: Race, room: DiscussRoom) -> None:
    """Everybody stays in one pair, and nobody of those who looked sits alone."""
    room.talking("ABABAB")
    anna, bruno, *_ = room.people
    looking = [(partners.find_another, person, room.run_id) for person in (anna, bruno)]
    await race.run(*looking)
    assert sorted(name for pair in room.pairs().values() for name in pair) == [
        room.me(person).person.name for person in room.people
    ]
    assert room.with_whom(anna)
    assert room.with_whom(bruno)


async def test_two_facilitators_send_people_to_talk(race: Race, room: DiscussRoom) -> None:
    """Two presses of the same button are one step: nobody skips the talk."""
    pekka = room.lead("Pekka")
    room.voted("ABABAB")
    press = (room.visit, "step", f"talking.{short(room.run_id)}")
    said = await race.run((cockpit.act, room.ines, *press), (cockpit.act, pekka, *press))
    assert len(refusals(said)) == 1
    assert room.run(room.run_id).phase == "talking"
    assert sorted(map(len, room.pairs().values())) == [2, 2, 2]
