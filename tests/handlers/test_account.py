"""One's own account over the Bot API."""

import json
from datetime import timedelta

import pytest

from bot.chat_server import Fault
from bot.domain.messages import Lane
from storage.database import Database
from storage.work import Work
from tests.bot.services.guests import VISIT, Guest, invite_sample
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


async def test_the_account_commands(database: Database) -> None:
    """Help, a copy of all data, leaving that is declined, and erasure, each by its command."""
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
        question = await anna.wait_for("Do you want to leave?")
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


@pytest.mark.parametrize("unblocks", [True, False])
async def test_what_was_owed_comes_on_the_return(
    database: Database, clock: StillClock, unblocks: bool
) -> None:
    """It comes once when who had blocked the bot takes that back, or writes; the rest does not."""
    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna = house.server.person("Anna")
        guest = Guest(database, anna.id, channel=KEY)
        guest.join(tokens["T01"])
        await anna.open()
        await house.quiet()
        if unblocks:
            anna.block()
        else:
            house.server.fail(Fault("forbidden", method="sendMessage", chat_id=anna.id))
        await database.transact(write_both, guest.me().address.id)
        await house.quiet()
        assert not guest.me().address.reachable
        clock.move(seconds=2)
        if unblocks:
            anna.unblock()
        else:
            await anna.send("/help")
        await anna.wait_for("reference OWED")
        await house.quiet()
        anna.block()
        await house.quiet()
        anna.unblock()
        await house.quiet()
        assert [word for word in house.said(anna) if word in {"OWED", "LATE", "LOST"}] == ["OWED"]


def write_both(work: Work, address_id: int) -> None:
    """Write what is owed, what is owed for a moment only, and what is meant well."""
    for word, lane, seconds in (("OWED", Lane.OWED, 0), ("LATE", Lane.OWED, 1), ("LOST", None, 0)):
        work.say(
            address_id,
            "apology",
            args={"reference": word},
            lane=lane or Lane.UNSOLICITED,
            expires_at=work.now + timedelta(seconds=seconds) if seconds else None,
        )


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
