"""One's own account over the Bot API."""

import json

from storage.database import Database
from tests.bot.services.guests import VISIT, Guest, invite_sample
from tests.handlers.front_door import KEY, front_door


async def test_the_account_commands(database: Database) -> None:
    """Help, a copy of all data, a pause that is declined, and erasure, each by its command."""
    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna = house.server.person("Anna")
        Guest(database, anna.id, channel=KEY).join(tokens["T16"])
        await anna.send("/help")
        await anna.wait_for("To reach a person")
        await anna.send("/help I hear nothing")
        await anna.wait_for("Nobody of the team")
        await anna.send("/mydata")
        copy = await anna.wait_for("What is kept about you")
        file = await house.application.bot.get_file(copy["document"]["file_id"])
        content = await file.download_as_bytearray()
        assert json.loads(bytes(content))["people"][0]["name"] == "Anneliese Groß-Köpke"
        await anna.send("/stop")
        question = await anna.wait_for("pause everything?")
        answer = await anna.press(question, "Stay")
        assert answer is not None
        assert answer["text"] == "You stay. Nothing has changed."
        await anna.send("/delete")
        question = await anna.wait_for("Shall I erase")
        await anna.press(question, "Erase everything")
        await anna.wait_for("This is my last message")
        await house.quiet()
        assert "my last message" in anna.from_bot[-1]["text"]


async def test_blocking(database: Database) -> None:
    """Somebody who blocks the bot is shown as blocked, until they unblock it."""
    from bot.services.invited import list_people

    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna = house.server.person("Anna")
        Guest(database, anna.id, channel=KEY).join(tokens["T01"])
        states = []
        for act in (anna.block, anna.unblock):
            act()
            await house.quiet()
            states.append(database.look(list_people, VISIT)[0].state)
        assert states == ["blocked", "joined"]


async def test_what_nobody_knows(database: Database) -> None:
    """Unknown commands and buttons get an answer."""
    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna = house.server.person("Anna")
        Guest(database, anna.id, channel=KEY).join(tokens["T01"])
        await anna.send("/dance")
        hint = await anna.wait_for("I do not know this command")
        answer = await anna.press_data(hint, "made:up")
        assert answer is not None
        assert answer["text"].startswith("This button belongs")
