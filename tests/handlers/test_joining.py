"""Joining over the Bot API."""

from storage.database import Database
from tests.bot.services.guests import invite_sample
from tests.handlers.front_door import front_door


async def test_joining_in_one_card(database: Database) -> None:
    """Taps move one message on; typed text brings it to the end of the chat."""
    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna = house.server.person("Anna")
        await anna.open(tokens["T12"])
        card = await anna.wait_for("In which language")
        for label, text in (
            ("Français", "Ce qui est conservé"),
            ("jc:yes", "Votre nom"),
        ):
            await anna.press(card, label)
            card = await anna.wait_for(text)
        await anna.send("Solène H.-P.")
        zone = await anna.wait_for("Quelle heure est-il")
        assert zone["message_id"] > card["message_id"]
        await anna.press(zone, "jz:Indian/Reunion")
        await anna.wait_for("Vous y êtes, Solène")
        stale = await anna.press_data(card, "jn:yes")
        assert stale is not None
        assert stale["text"].startswith("Ce bouton appartient")
        await house.quiet()
        assert len(anna.from_bot) == 2


async def test_a_forwarded_link(database: Database) -> None:
    """The second account gets a letter with a first name and whom to ask."""
    tokens = invite_sample(database)
    async with front_door(database) as house:
        anna, ben = house.server.person("Anna"), house.server.person("Ben")
        await anna.open(tokens["T08"])
        card = await anna.wait_for("In which language")
        await ben.open(tokens["T08"])
        await ben.wait_for("This link is Maria")
        await anna.press(card, "This is not me")
        await anna.wait_for("free again")


async def test_a_copied_button(database: Database) -> None:
    """A stranger who sends a button's data is told how to get in."""
    async with front_door(database) as house:
        ben = house.server.person("Ben")
        await ben.open()
        hello = await ben.wait_for("personal link")
        answer = await ben.press_data(hello, "jl:en")
        assert answer is not None
        assert "personal link" in answer["text"]
