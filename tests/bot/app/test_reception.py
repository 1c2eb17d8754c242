"""What the page asks of the bot, and the e-mails that call people back to it."""

import asyncio
from collections.abc import AsyncIterator
from email.message import EmailMessage

import pytest

from bot.app.reception import FrontDesk
from bot.chat_server.reception import Guest
from bot.errors import DatabaseDown
from bot.messaging.mail import MailServer, Post
from bot.services.account import erase_called
from bot.services.connecting import offer
from bot.services.settings import tap_mail
from storage.database import Database
from storage.work import Work
from tests.bot.messaging.post_office import PostOffice, post_office
from tests.bot.services.guests import VISIT, invite_sample
from tests.bot.services.guests import Guest as Visitor
from tests.conftest import StillClock

SENDER = "Hospes <hospes@example.org>"
CHAT = 77
LINK = "https://visits.example.org/in/abc"
ELITSA = Guest("Елица Дончева-Въргова", "en", "t01@example.org")


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as opened:
        yield opened


@pytest.fixture
async def post(office: PostOffice, clock: StillClock) -> AsyncIterator[Post]:
    made = Post(MailServer("127.0.0.1", office.port, SENDER, tls="off"), clock)
    yield made
    await made.stop()


@pytest.fixture
def desk(database: Database, post: Post) -> FrontDesk:
    return FrontDesk(database, post)


async def test_who_is_let_in(database: Database, clock: StillClock, desk: FrontDesk) -> None:
    """A link that nobody has used yet; not one that is used, unknown, or of a visit long over."""
    tokens = invite_sample(database)
    assert await desk.admit(tokens["T01"]) == ELITSA
    Visitor(database, 1).start(tokens["T01"])
    assert await desk.admit(tokens["T01"]) is None
    assert await desk.admit("no-such-token") is None
    assert await desk.admit("<b>") is None
    clock.move(days=365)
    assert await desk.admit(tokens["T02"]) is None


async def test_a_code_lets_in_as_well(
    database: Database, clock: StillClock, desk: FrontDesk
) -> None:
    """Whoever comes over from another app is greeted by their name, for ten minutes."""
    tokens = invite_sample(database)
    visitor = Visitor(database, 1)
    visitor.join(tokens["T01"])

    def ask(work: Work) -> None:
        work.records.know("link:web", "https://visits.example.org/t/{token}")
        offer(work, visitor.caller)

    database.perform(ask)
    [[key]] = visitor.letters()[-1].keyboard
    code = str(key.url).rpartition("/")[2]
    assert await desk.admit(code) == ELITSA
    clock.move(minutes=10)
    assert await desk.admit(code) is None


async def test_whose_chat_it_is(database: Database, desk: FrontDesk) -> None:
    """By its number, and by an e-mail address in whatever case; strangers are nobody."""
    tokens = invite_sample(database)
    Visitor(database, CHAT, channel="web").join(tokens["T01"])
    Visitor(database, 78).join(tokens["T02"])  # the same person on no page
    assert await desk.about(CHAT) == ELITSA
    assert await desk.about(79) is None
    assert await desk.wanted(" T01@Example.org ") == (CHAT,)
    assert await desk.wanted("t02@example.org") == await desk.wanted("") == ()
    database.perform(erase_called, VISIT, "T01")
    assert await desk.about(CHAT) is None
    assert await desk.wanted("t01@example.org") == ()


async def test_an_e_mail_calls_back_without_content(
    database: Database, desk: FrontDesk, office: PostOffice
) -> None:
    """In their language: who writes, why, the link, and how to have no more; nothing else."""
    tokens = invite_sample(database)
    Visitor(database, CHAT, channel="web").join(tokens["T13"])
    await desk.call(CHAT, LINK, asked=False)
    message = await read(office)
    assert message["To"] == "t13@example.org"
    assert message["Subject"] == "Hospes has a message for you"
    text = message.get_content()
    assert LINK in text
    assert "/settings" in text
    office.arrived.clear()
    await desk.call(CHAT, LINK, asked=True)
    message = await read(office)
    assert "30 minutes" in message.get_content()
    assert "/settings" not in message.get_content()


async def test_who_wants_none_gets_none(
    database: Database, desk: FrontDesk, office: PostOffice
) -> None:
    """Whoever said no, or is written to elsewhere by now, is called only if they ask."""
    tokens = invite_sample(database)
    visitor = Visitor(database, CHAT, channel="web")
    visitor.join(tokens["T01"])
    me = visitor.me()
    database.perform(lambda work: work.preferences.set_mail(me.person.id, mail=False))
    await desk.call(CHAT, LINK, asked=False)
    database.perform(lambda work: work.preferences.set_mail(me.person.id, mail=True))

    def move(work: Work) -> None:
        there = work.people.add_address("telegram", 5, "en", work.now)
        work.people.bind(there, me.person.id)

    database.perform(move)
    await desk.call(CHAT, LINK, asked=False)
    await desk.call(79, LINK, asked=True)
    await desk.call(CHAT, LINK, asked=True)
    message = await read(office)
    assert "asked" in message.get_content()
    assert len(office.messages) == 1


async def test_one_switch_in_two_places(database: Database, desk: FrontDesk) -> None:
    """What somebody turns off on the page is off in /settings, and the other way round."""
    tokens = invite_sample(database)
    visitor = Visitor(database, CHAT, channel="web")
    visitor.join(tokens["T01"])
    await desk.wish(CHAT, calls=False)
    known = await desk.about(CHAT)
    assert known is not None
    assert not known.calls
    database.perform(tap_mail, visitor.caller)
    assert await desk.about(CHAT) == ELITSA
    await desk.wish(79, calls=False)  # nobody's chat
    assert await desk.about(79) is None


async def test_an_organiser_without_a_name(
    database: Database, desk: FrontDesk, office: PostOffice
) -> None:
    """Whoever takes part in no visit is told why in another way."""

    def come(work: Work) -> None:
        person = work.people.add(work.now)
        work.people.describe(person, name="", email="o@example.org")
        address = work.people.add_address("web", CHAT, "en", work.now)
        work.people.bind(address, person)

    database.perform(come)
    await desk.call(CHAT, LINK, asked=False)
    assert (await read(office)).get_content().startswith("Hello,")


async def test_what_was_seen_is_written_down(database: Database, desk: FrontDesk) -> None:
    """By the number of the newest message that they have looked at."""
    tokens = invite_sample(database)
    visitor = Visitor(database, CHAT, channel="web")
    visitor.join(tokens["T01"])
    await desk.noticed(CHAT, 12)
    assert visitor.me().address.seen_message == 12


async def test_without_the_database(clock: StillClock) -> None:
    """A link is not said to open nothing: the page asks to come again; calls are made again."""
    away = Database("postgresql://nobody@127.0.0.1:9/none", clock)
    post = Post(MailServer("127.0.0.1", 9, SENDER, tls="off"), clock)
    desk = FrontDesk(away, post)
    assert await desk.about(1) is None
    for question in (
        desk.admit("x" * 32),
        desk.wanted("a@example.org"),
        desk.call(1, LINK, asked=True),
    ):
        with pytest.raises(DatabaseDown):
            await question


async def read(office: PostOffice) -> EmailMessage:
    async with asyncio.timeout(5):
        await office.arrived.wait()
    return office.messages[-1]
