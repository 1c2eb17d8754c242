"""The run sheet in a real browser, from the first tap to the last; and what others see of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.messaging.pace import Limits
from tests.browser.acts import measure, told
from tests.browser.chromium import PHONE, WIDE, overflows
from tests.browser.cockpit import Cockpit, cockpit
from tests.browser.kinds import said

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

QUICK = Limits(per_second=1000, chat_interval=0.001, burst=100)
PEOPLE = 24


@pytest_asyncio.fixture(loop_scope="session")
async def desk(database_url: str, page: "Page") -> AsyncIterator[Cockpit]:
    """A facilitator who has her run sheet, on a phone."""
    await page.set_viewport_size(PHONE)
    file = Path(database_url.removeprefix("sqlite:///"))
    async with cockpit(file, page, PEOPLE, QUICK) as opened:
        await opened.come()
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def beside(browser: "Browser", desk: Cockpit) -> AsyncIterator["Page"]:
    """The board, in a window of its own."""
    context = await browser.new_context(viewport=WIDE, reduced_motion="reduce")
    board = await context.new_page()
    await board.goto(await asyncio.to_thread(lambda: desk.hall.board))
    yield board
    await context.close()


async def answer(desk: Cockpit, key: str, *people: int) -> None:
    """Have some people answer the prompt that is open."""
    room = desk.hall.room
    runs = await room.database.read(lambda reading: reading.prompts.runs_of(room.visit_id))
    run = next(run for run in runs if run.prompt_key == key)
    for person in people:
        await asyncio.to_thread(desk.hall.answer, run.id, person, said(key, person))


async def test_a_prompt_from_opening_to_its_result(desk: Cockpit, beside: "Page") -> None:
    """All of it in one message that stays where it is; everybody has the prompt; the board goes on.

    The sheet is pinned, fits a phone, and never has more than eight buttons.
    """
    await desk.press("Open: Where it gets stuck")
    await desk.has("0 of 24 answered")
    await desk.quiet()
    assert all(one.from_bot for one in desk.server.people)
    await beside.get_by_text("0 of 24 have answered", exact=True).wait_for()

    await answer(desk, "bars", 0, 1, 2)
    await desk.has("3 of 24 answered")
    await answer(desk, "bars", *range(3, 17))
    await desk.has("17 of 24 answered")
    await beside.get_by_text("17 of 24 have answered", exact=True).wait_for()

    await desk.press("Show on the board")
    await desk.has("Its result is on the board.")
    await beside.locator(".bars").wait_for()
    await desk.press("Undo: showed")
    await beside.locator(".bars").wait_for(state="detached")

    before = await desk.closes()
    await desk.press("+ 1 minute")
    assert await desk.closes() != before
    await desk.press("Undo: a minute more")
    assert await desk.closes() == before

    await desk.press("Close: Where it gets stuck")
    await desk.has("✓ Where it gets stuck · 17 of 24 answered.")
    await beside.locator(".bars").wait_for()  # what is closed is shown

    pinned = desk.ines.pinned
    assert pinned is not None
    assert f"m{pinned['message_id']}" == desk.number
    assert not await overflows(desk.page)


async def test_who_is_missing_and_a_prompt_that_is_skipped(desk: Cockpit) -> None:
    """Names, and who are reminded; then past a prompt to the one after it, and back again."""
    await desk.press("Open: Where it gets stuck")
    await answer(desk, "bars", *range(1, PEOPLE))
    await desk.has("23 of 24 answered")
    await desk.press("Who is missing?")
    await desk.has("One person has not answered.")
    await desk.has("• Anna")
    await desk.press("Back to the run sheet")
    await desk.press("Close:")
    title = await desk.sheet.locator(".keyboard button").first.inner_text()
    await desk.press("Skip it")
    await desk.has("Not asked today")
    await desk.press("Undo: skipped")
    await desk.lacks("Not asked today")
    assert await desk.sheet.locator(".keyboard button").first.inner_text() == title


async def test_questions_then_votes(desk: Cockpit, beside: "Page") -> None:
    """One button goes on from questions to votes and to the end."""
    await asyncio.to_thread(desk.hall.room.open, "ballot")
    await desk.has("0 of 24 answered")
    await answer(desk, "ballot", 0, 1, 2, 3)
    await desk.has("4 of 24 answered")
    await desk.press("Start the voting")
    await desk.has("voting")
    await beside.get_by_text("Vote", exact=False).first.wait_for()
    await desk.press("Close")
    await desk.lacks("🟢")


async def test_acts_and_reaching_everybody(
    desk: Cockpit, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each tap comes to something; how soon is printed, and judged by nobody here."""
    acts, reached = await measure(desk, rounds=1, rest=(0.0, 0.05))
    with capsys.disabled():
        print(f"\n{told('acts, tap to run sheet', acts)}; all asked in {max(reached):.0f} ms")  # noqa: T201
