"""Finding somebody else to talk with."""

import pytest

from bot.errors import Refused
from bot.services import partners
from storage.database import Database
from storage.ids import short
from tests.bot.services.discuss_room import DiscussRoom
from tests.conftest import StillClock

# What differs between the databases is in the races, and in the tests of the talk.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def room(database: Database, clock: StillClock) -> DiscussRoom:
    return DiscussRoom(database, clock)


def test_whose_partner_is_not_there_joins_another_pair(room: DiscussRoom) -> None:
    """They make it a trio; the one who is left can join another, and the list shows it."""
    room.talking()
    anna = room.people[0]
    [partner] = room.with_whom(anna)
    receipt = room.tap(anna, room.run_id, "My partner is not here")
    assert receipt.key == "discuss-moved"
    assert len(room.with_whom(anna)) == 2
    assert partner not in room.with_whom(anna)
    assert "Nobody of them is here" in room.buttons(anna)
    assert room.with_whom(partner) == []
    drawn = room.card(room.ines, f"pairs:{short(room.run_id)}:0")
    assert drawn is not None
    assert f"{room.me(partner).person.name} (alone)" in drawn.text


def test_who_was_left_alone_comes_along(room: DiscussRoom) -> None:
    """Whoever was not there and comes back finds the others."""
    room.talking()
    anna = room.people[0]
    [partner] = room.with_whom(anna)
    room.tap(anna, room.run_id, "My partner is not here")
    room.tap(partner, room.run_id, "Find somebody to talk with")
    assert len(room.with_whom(partner)) == 3


def test_pairs_come_before_trios_and_those_who_differ_before_others(
    database: Database, clock: StillClock
) -> None:
    """A late comer joins where two talk."""
    room = DiscussRoom(database, clock, people=6)
    room.talking("ABABAB")
    anna = room.people[0]
    before = {tuple(pair) for pair in room.pairs().values() if "Anna" not in pair}
    room.tap(anna, room.run_id, "My partner is not here")
    [partner] = [one for one in room.people if room.with_whom(one) == []]
    room.tap(partner, room.run_id, "Find somebody to talk with")
    sizes = sorted(len(pair) for pair in room.pairs().values())
    assert sizes == [3, 3]
    assert len(before) == 2


def test_where_there_is_no_other_pair(room: DiscussRoom) -> None:
    """The facilitator is the one to ask."""
    room.talking("AB--")
    with pytest.raises(Refused, match="discuss-no-other"):
        room.tap(room.people[0], room.run_id, "My partner is not here")


def test_when_the_talk_is_over(room: DiscussRoom) -> None:
    """An old button says so and draws the card as it is now."""
    room.talking()
    room.step()
    said = room.database.perform(partners.find_another, room.people[0], room.run_id)
    assert said.key == "discuss-over"


def test_only_those_who_were_asked_talk(room: DiscussRoom) -> None:
    """A facilitator with a passed-on button does not."""
    room.talking()
    with pytest.raises(Refused, match="prompt-not-for-you"):
        room.database.perform(partners.find_another, room.ines, room.run_id)
