"""One Chromium for all tests of this folder, a fresh visit and page for each."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.browser.chromium import WIDE, chromium, missing, required
from tests.browser.hall import Hall, serve
from tests.browser.kinds import plan
from tests.conftest import StillClock

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

HERE = Path(__file__).parent
MISSING = missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process and one event loop, where their browser is."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            if MISSING and not required():
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture
def database_url(file_url: str) -> str:
    """One kind of database is enough here."""
    return file_url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator["Browser"]:
    async with chromium() as found:
        yield found


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=12, plan=plan())


@pytest_asyncio.fixture(loop_scope="session")
async def hall(room: Room) -> AsyncIterator[Hall]:
    async with serve(room) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: "Browser") -> AsyncIterator["Page"]:
    """A page that fails a test if anything goes wrong in it."""
    context = await browser.new_context(viewport=WIDE, reduced_motion="reduce")
    opened = await context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield opened
    await context.close()
    assert [line for line in wrong if "Failed to load resource" not in line] == []
