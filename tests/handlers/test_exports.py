"""Exports over the Bot API."""

import json
from datetime import date

from bot.domain.plan.calendar import moved_to
from bot.services import export_acts
from storage.database import Database
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


async def test_the_team_gets_a_file(database: Database, clock: StillClock) -> None:
    """From the choice of formats a tap brings the document, and says that it comes."""
    clock.instant = brussels("2027-03-31T12:00")
    world = World(database, clock, moved_to(sample(), date(2027, 4, 1)), channel=KEY)
    async with front_door(database) as house:
        ines = house.server.person("Inés")
        caller = world.lead("Inés", chat_id=ines.id)
        await ines.open()
        await database.transact(export_acts.bring, caller, world.visit)
        choice = await ines.wait_for("who answered how many")
        answer = await ines.press(choice, "Share: JSON")
        assert answer is not None
        assert answer["text"] == "Your file comes in a moment."
        message = await ines.wait_for("It has only what")
        document = message["document"]
        assert document["file_name"] == f"{sample().visit}-2027-03-31-share.json"
        file = await house.application.bot.get_file(document["file_id"])
        found = json.loads(bytes(await file.download_as_bytearray()))
        assert found["visit"]["key"] == sample().visit
