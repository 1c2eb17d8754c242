"""The queue of raised hands, when several people move it at once."""

from typing import Any

import pytest

from bot.services import giving_floor, hands, raising
from storage.ids import short
from tests.bot.services.hand_room import HandRoom
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race


@pytest.fixture
def room(race: Race, clock: StillClock) -> HandRoom:
    return HandRoom(race.one, clock)


def standing(room: HandRoom) -> tuple[int | None, list[str], dict[int, int]]:
    """Give who speaks, who waits, and who spoke how often."""
    speaker: Any = room.look(lambda reading: hands.speaker(reading, room.visit_id))
    spoken: Any = room.look(lambda reading: hands.spoken(reading, room.visit_id))
    return speaker, room.waiting(), dict(spoken)


async def test_two_facilitators_press_next_at_once(race: Race, room: HandRoom) -> None:
    """The queue moves once: whoever comes second does not call the one behind."""
    pekka = room.lead("Pekka")
    anna, bruno, *_ = room.people
    for turn in range(1, ROUNDS + 1):
        room.raise_hand(anna)
        room.raise_hand(bruno)
        whom = room.participant(anna).id
        press = (room.visit, "next", short(whom))
        said = await race.run(
            (giving_floor.act, room.ines, *press), (giving_floor.act, pekka, *press)
        )
        assert sorted(receipt.key for receipt in said) == ["", "queue-has-floor"]
        assert standing(room) == (whom, ["Bruno"], {whom: turn})
        room.tap(anna, "I have finished")
        room.tap(bruno, "Lower my hand")


async def test_a_hand_goes_down_as_it_is_called(race: Race, room: HandRoom) -> None:
    """They are called and give the floor back, or they are not called at all."""
    anna = room.people[0]
    whom = room.participant(anna).id
    for _ in range(ROUNDS):
        before = standing(room)[2].get(whom, 0)
        room.raise_hand(anna)
        called, _down = await race.run(
            (giving_floor.act, room.ines, room.visit, "next", short(whom)),
            (raising.press_lower, anna, room.visit),
        )
        speaker, waiting, spoken = standing(room)
        assert (speaker, waiting) == (None, [])
        assert spoken.get(whom, 0) == before + (called.key == "")


async def test_one_hand_raised_from_two_chats(race: Race, room: HandRoom) -> None:
    """Somebody stands in the queue once, however often they raise their hand."""
    anna, bruno, *_ = room.people
    for _ in range(ROUNDS):
        await race.run(
            (raising.press_raise, anna, room.visit),
            (raising.press_raise, bruno, room.visit),
            (raising.press_again, anna, room.visit),
        )
        assert sorted(room.waiting()) == ["Anna", "Bruno"]
        for person in (anna, bruno):
            room.tap(person, "Lower my hand")
