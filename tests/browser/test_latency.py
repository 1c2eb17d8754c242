"""From a tap to the board, in a real browser: told, and judged by nobody here."""

from typing import TYPE_CHECKING

import pytest

from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.browser.hall import serve
from tests.browser.kinds import plan
from tests.browser.latency import PEOPLE, measure, told
from tests.conftest import StillClock

if TYPE_CHECKING:
    from playwright.async_api import Page


async def test_every_tap_arrives(
    database: Database, clock: StillClock, page: "Page", capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of 24 people's taps shows on the board; how soon is printed."""
    async with serve(Room(database, clock, people=PEOPLE, plan=plan())) as hall:
        took = await measure(hall, page, rounds=1)
    assert len(took) == PEOPLE
    with capsys.disabled():
        print(f"\n{told(took)}")  # noqa: T201 - that is what it is for
