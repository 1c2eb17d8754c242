"""Questions, votes and their moderation over the Bot API."""

import pytest

from bot.services import moderating, running
from handlers import moderation, voting
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door
from tests.handlers.test_prompts import VisitClock, guest


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=0, channel=KEY)


async def test_votes_and_moderation_by_their_buttons(room: Room) -> None:
    """People vote by taps and numbers, the team hides a question, and each card shows it."""
    async with front_door(room.database, VisitClock()) as house:
        others = [room.add(name) for name in ("Bruno", "Clara", "David", "Eva", "Filip")]
        anna, _ = await guest(house, room)
        ines = house.server.person("Inés")
        lead = room.lead("Inés", chat_id=ines.id)
        await ines.open()
        run_id = room.open("p03")
        for number, person in enumerate(others, start=1):
            room.write(person, f"Question of number {number}?")
        await house.database.transact(running.advance, run_id)
        card = await anna.wait_for("Which ones should the host answer?")
        answer = await anna.press(card, "2")
        assert answer is not None
        assert answer["text"] == "Your vote counts. 2 are left."
        card = await anna.wait_for("2 of 3 votes left")
        await anna.press(card, "Later \u203a")
        await anna.wait_for("Page 2 of 2")
        await anna.send("1 5")
        await anna.wait_for("You have given all your votes")
        await house.database.transact(moderating.open_card, lead, run_id)
        sheet = await ines.wait_for("5 contributions.")
        await ines.press(sheet, "2")
        page = await ines.wait_for(lambda message: "Hide" in str(message))
        await ines.press(page, "🙈 Hide")
        page = await ines.wait_for("Hidden: nobody else sees it")
        await anna.wait_for("1 of 3 votes left")
        await ines.press(page, "Show again")
        await anna.wait_for("You have given all your votes")


def test_only_what_we_wrote_is_routed() -> None:
    """Each button of the cards has a handler whose pattern takes it; made-up ones have none."""
    patterns = [one.pattern for module in (voting, moderation) for one in module.handlers()]
    run, name = "bsu22q4aawpci", "abcdefghijklmnop"
    good = (
        f"v:{run}:{name}",
        f"v:{run}:page:3",
        f"mo:{run}",
        f"mo:{run}:list:15",
        f"mo:{run}:pick:{name}5",
        f"mo:{run}:with:{name}{name}",
        f"mo:{run}:unanswered:{name}",
        f"mo:{run}:spot:{name}",
    )
    bad = (f"v:{run}:x", f"mo:{run}:with:{name}", f"mo:{run}:destroy:{name}", f"mo:{run}:list:x")
    assert all(any(pattern.match(data) for pattern in patterns) for data in good)
    assert not any(pattern.match(data) for pattern in patterns for data in bad)
    assert all(len(data.encode()) <= 64 for data in good)
