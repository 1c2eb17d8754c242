"""One person on two channels, over the Bot API of both."""

import re

from bot.chat_server import Person
from bot.domain.codes import read_code
from bot.services.inviting import know_links
from bot.services.opening import open_run
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.guests import VISIT, Guest, invite_sample, sample_plan
from tests.conftest import StillClock
from tests.handlers.front_door import front_door

TELEGRAM = "telegram"


def know_both(work: Work) -> None:
    know_links(work, TELEGRAM, "https://t.me/a_bot?start={token}")
    know_links(work, "web", "https://visits.example.org/t/{token}")


def open_prompt(work: Work, key: str) -> None:
    visit = work.visits.by_key(VISIT)
    assert visit is not None
    open_run(work, visit.id, key, None)


async def code_of(person: Person) -> str:
    """Ask for a code; read it as it is shown."""
    await person.send("/connect")
    offer = await person.wait_for("Go on in another app")
    found = re.search(r"this code there: (\S+)", offer["text"])
    assert found is not None
    return found[1]


async def test_from_telegram_to_the_page_and_back(database: Database, clock: StillClock) -> None:
    """An answer begun here is changed there, and the same certificate name stands in both."""
    tokens = invite_sample(database)
    database.perform(know_both)
    del clock
    async with (
        front_door(database, key=TELEGRAM) as telegram,
        front_door(database, key="web") as page,
    ):
        anna, there = telegram.server.person("Anna"), page.server.person("Anna")
        Guest(database, anna.id, channel=TELEGRAM).join(tokens["T01"])
        await telegram.quiet()
        database.perform(open_prompt, "p01")
        await anna.send("/now")
        question = await anna.wait_for(first_words())
        await anna.send("We have no money", reply_to=question)
        await telegram.quiet()

        await there.open(read_code(await code_of(anna)))
        await there.wait_for("here you are")
        await there.wait_for("We have no money")
        said = [message["text"] for message in there.messages if message["from"]["is_bot"]]
        assert "here you are" in said[0]
        await anna.wait_for("From now on I write to you on our page")
        await there.send("We have no roof")
        await page.quiet()
        await telegram.quiet()
        # Both cards show it: the old one goes on quietly.
        await there.wait_for("We have no roof")

        code = await code_of(there)
        ben = telegram.server.person("Ben")
        await ben.send(code)  # typed, in an account that is nobody's
        await ben.wait_for("here you are")
        await there.wait_for("in Telegram")
        await ben.send("/me")
        await ben.wait_for("certificate")
        chats = ((TELEGRAM, anna), ("web", there), (TELEGRAM, ben))
        people = {database.look(owner, key, person.id) for key, person in chats}
        assert len(people - {None}) == 1


async def test_what_a_code_cannot_do(database: Database) -> None:
    """Used twice, in the chat where it was shown, in somebody else's: a kind answer each time."""
    tokens = invite_sample(database)
    database.perform(know_both)
    async with (
        front_door(database, key=TELEGRAM) as telegram,
        front_door(database, key="web") as page,
    ):
        anna, ben = telegram.server.person("Anna"), page.server.person("Ben")
        Guest(database, anna.id, channel=TELEGRAM).join(tokens["T01"])
        Guest(database, ben.id, channel="web").join(tokens["T02"])
        code = await code_of(anna)
        await anna.send(f"/connect {code}")
        await anna.wait_for("You are here already")
        await ben.send(f"/connect {code}")
        await ben.wait_for("belongs to somebody who has joined")
        there = page.server.person("Anna")
        await there.open(read_code(code))
        await there.wait_for("here you are")
        other = page.server.person("Somebody")
        await other.open(read_code(code))
        await other.wait_for("has been used already")


async def test_the_settings_lead_there(database: Database) -> None:
    """Settings, More …, Use another app; on the page also whether e-mails are welcome."""
    tokens = invite_sample(database)
    database.perform(know_both)
    async with front_door(database, key="web") as page:
        anna = page.server.person("Anna")
        Guest(database, anna.id, channel="web").join(tokens["T01"])
        await anna.send("/settings")
        card = await anna.wait_for("How I write to you")
        await anna.press(card, "More …")
        card = await anna.wait_for("E-mail when something waits")
        assert "on" in card["text"]
        answer = await anna.press(card, "No e-mails")
        assert answer is not None
        assert answer["text"] == "No more e-mails when something waits."
        card = await anna.wait_for("How I write to you")
        await anna.press(card, "More …")
        card = await anna.wait_for("off. Nothing of what I wrote")
        await anna.press(card, "Use another app")
        await anna.wait_for("Go on in another app")


def first_words() -> str:
    """Give how the question of p01 begins on its card."""
    prompts = [
        item
        for day in sample_plan().days
        for session in day.sessions
        for item in session.run
        if getattr(item, "ask", "") == "p01"
    ]
    return prompts[0].text.by_language["en"][:20]


def owner(reading: Reading, channel: str, chat_id: int) -> int | None:
    """Give whose a chat is."""
    address = reading.people.address_of(channel, chat_id)
    return None if address is None else address.person_id
