"""Telegram and our own page in one process; or the page alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.app.chat_page import chat_page, tidy
from bot.app.verbs import _product
from bot.chat_server import ChatServer
from bot.clock import SystemClock
from bot.errors import StartupError
from bot.services.account import erase_called
from bot.services.callers import Caller
from bot.services.starting import start
from storage.database import Database
from storage.work import Work
from tests.bot.app.product import (
    Browser,
    Printed,
    beside,
    chat_of,
    free_port,
    invite,
    running,
    settings,
)
from tests.bot.services.guests import VISIT
from tests.conftest import PostgreSQL, StillClock


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    return Printed(capsys)


async def test_one_process_serves_both(tmp_path: Path, printed: Printed) -> None:
    """Links of both, one database; the bot's side of the page is for this machine alone."""
    telegram = ChatServer()
    async with telegram.serve() as api:
        given = settings(tmp_path, bot_token=telegram.token, telegram_api=api)
        async with running(given), Browser(given.address) as page:
            first = await printed.wait_for(r"https://t\.me/\w+\?start=(\S+)")
            await printed.wait_for(f"{given.address}/t/{first[1]}")
            ines = telegram.person("Inés")
            await ines.open(first[1])
            await ines.wait_for("language")
            async with beside(given) as database:
                tokens = await database.transact(invite)
                anna = telegram.person("Anna")
                await anna.open(tokens["T01"])
                await anna.wait_for("In which language")
                await page.come_in(tokens["T02"])
                ben = await chat_of(database, "web", "t02@example.org")
                await page.wait_for(ben, "In which language")
                assert await page.chat(anna.id) in {"status 401", "status 403", "status 404"}
            assert (await page.get(f"/bot{telegram.token}/getMe"))[0] == 404
        async with running(given), Browser(given.address) as stranger:
            await printed.wait_for("(?s)own page.*own page")
            assert (await stranger.chat(ben)) == "status 401"


async def test_the_page_waits_for_nobody(tmp_path: Path, printed: Printed) -> None:
    """With Telegram away people come in by the page all the same, and are answered."""
    away = f"http://127.0.0.1:{free_port()}"
    given = settings(tmp_path, bot_token="123:abc", telegram_api=away)
    with capture_logs() as logs:
        async with running(given), Browser(given.address) as page:
            found = await printed.wait_for(rf"{given.address}/t/(\S+)")
            await printed.wait_for("Telegram has not answered yet")
            await page.come_in(found[1], "Inés")
            async with beside(given) as database:
                [chat] = await database.read(lambda r: r.people.chats_of_people("web"))
            await page.wait_for(chat, "language")
    assert [line["channel"] for line in logs if line["event"] == "channel is down"] == ["telegram"]


async def test_the_page_alone(tmp_path: Path, printed: Printed) -> None:
    """Without a token it is a product, not the demonstration; chats survive a restart."""
    given = settings(tmp_path)
    async with Browser(given.address) as page:
        async with running(given):
            found = await printed.wait_for(rf"{given.address}/t/(\S+)")
            assert "t.me" not in printed.text
            await page.come_in(found[1], "Inés")
            async with beside(given) as database:
                [chat] = await database.read(lambda r: r.people.chats_of_people("web"))
            await page.wait_for(chat, "language")
        async with running(given):
            await printed.wait_for("(?s)own page.*own page")
            assert "language" in await page.chat(chat)
    assert not (tmp_path / "demo").exists()


@pytest.fixture(params=["sqlite", "postgresql"])
def own_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database that nobody has after us: the page keeps its chats there, too."""
    if request.param == "sqlite":
        yield ""
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = server.make(migrated=True)
    yield server.address(name)
    server.drop(name)


async def test_only_one_process_serves_the_page(tmp_path: Path, own_url: str) -> None:
    """Another goes without, and says so; one that has nothing else to do does not start."""
    given = settings(tmp_path, database_url=own_url)
    clock = SystemClock()
    database = Database(given.database, clock)
    async with chat_page(given, database, clock) as page:
        assert [channel.key for channel in page.channels] == ["web"]
        with capture_logs() as logs:
            async with chat_page(given, database, clock) as other:
                assert not other.channels
        assert [line["event"] for line in logs] == ["page is served by another process"]
        with pytest.raises(StartupError, match="One process serves the page"):
            await _product(given, "")


async def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """It is told in a sentence what to mend."""
    (tmp_path / "file").touch()
    given, clock = settings(tmp_path / "file"), SystemClock()
    with pytest.raises(StartupError, match=r"The page cannot be served: .*HOSPES_DATA"):
        async with chat_page(given, Database("sqlite:///x", clock), clock):
            pass


async def test_chats_of_nobody_go(database: Database, clock: StillClock) -> None:
    """Whoever is erased reads the last word for a day; then their chat goes, and old messages."""
    server = ChatServer(clock=lambda: clock.now().timestamp())
    keep = timedelta(days=30)
    async with server.serve():
        anna, ben = server.person("Anna"), server.person("Ben")
        tokens = database.perform(invite)
        for person, reference in ((anna, "T01"), (ben, "T02")):
            await person.open(tokens[reference])
            database.perform(_come, person.id, tokens[reference])
        database.perform(erase_called, VISIT, "T01")
        await tidy(server, database, clock, keep)
        assert len(server.people) == 2
        clock.move(hours=25)
        await tidy(server, database, clock, keep)
        assert [person.id for person in server.people] == [ben.id]
        clock.move(days=31)
        await tidy(server, database, clock, keep)
        [left] = server.people
        assert list(left.messages) == []


def _come(work: Work, chat_id: int, token: str) -> None:
    start(work, Caller("web", chat_id, "en"), token)
