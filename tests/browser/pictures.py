"""Draws the pictures of board and cockpit for docs: `python -m tests.browser.pictures`."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.services import moderating
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.browser.chromium import FOLDER, PHONE, WIDE, chromium
from tests.browser.cockpit import Cockpit, cockpit
from tests.browser.hall import Hall, serve
from tests.browser.kinds import plan
from tests.conftest import StillClock

if TYPE_CHECKING:
    from playwright.async_api import Page, ViewportSize

PEOPLE = 12
TALL: "ViewportSize" = {**PHONE, "height": 760}
HAND: "ViewportSize" = {"width": 390, "height": 930}
OF_INES: Mapping[str, Any] = {
    "viewport": HAND,
    "timezone_id": "Europe/Helsinki",
    "locale": "en-GB",
    "color_scheme": "light",
}


async def main() -> None:
    """Draw all of them, on a fresh visit."""
    with tempfile.TemporaryDirectory() as folder:
        clock = StillClock()
        database = Database(f"sqlite:///{folder}/hospes.db", clock)
        database.start()
        room = Room(database, clock, people=PEOPLE, plan=plan())
        async with serve(room) as hall, chromium() as browser:
            await draw(hall, await browser.new_page(viewport=WIDE, reduced_motion="reduce"))
            page = await browser.new_page(**OF_INES)
            async with cockpit(Path(folder) / "cockpit.db", page) as desk:
                await steer(desk)
        database.stop()


async def draw(hall: Hall, page: "Page") -> None:
    """Draw each state as somebody in the call sees it."""
    await page.goto(hall.board)
    for key, people in (("bars", 9), ("cloud", 12), ("wall", 6)):
        await asyncio.to_thread(hall.show, key, people)
        await page.locator(f".{key} li").nth(3).wait_for()
        await page.screenshot(path=FOLDER / f"board-{key}.png")
    await asyncio.to_thread(hall.show, "scale", 11)
    await page.locator(".columns").wait_for()
    await page.emulate_media(color_scheme="dark")
    await page.screenshot(path=FOLDER / "board-dark.png")
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size(TALL)
    await page.screenshot(path=FOLDER / "board-phone.png")


async def steer(desk: Cockpit) -> None:
    """Draw the run sheet while a prompt is open, what it leads to, and the moderation of texts."""
    await desk.come()
    run_id = await asyncio.to_thread(desk.hall.ask, "wall", 17)
    await desk.has("17 of 24 answered")
    await desk.picture("run")
    await desk.press("More …")
    await desk.picture("more")
    await desk.press("Back to the run sheet")
    await asyncio.to_thread(desk.hall.do, moderating.open_card, desk.hall.room.ines, run_id)
    card = desk.page.locator("#messages > li").nth(2)
    await card.get_by_role("button").first.wait_for()
    await desk.picture("moderation")


if __name__ == "__main__":
    asyncio.run(main())
