"""Draws the picture of the stage for docs: `python -m tests.browser.stage.picture`."""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.rehearsal.rehearsing import SAMPLE, read_visit
from tests.bot.rehearsal.steered.stage import on_stage
from tests.browser.chromium import FOLDER, chromium

LEAD = "Inés Abelló i Roca (fictional)"
DESK: Mapping[str, Any] = {
    "viewport": {"width": 1440, "height": 900},
    "timezone_id": "Europe/Helsinki",
    "locale": "en-GB",
    "color_scheme": "light",
    "reduced_motion": "reduce",
}


async def main() -> None:
    """Draw it in the first session of the sample visit, while the crowd answers a prompt."""
    visit = read_visit(SAMPLE / "visit.yaml", SAMPLE / "participants.csv")
    with tempfile.TemporaryDirectory() as folder:
        async with on_stage(Path(folder), visit) as stage, chromium() as browser:
            await stage.steer("clock", playing=False)
            await stage.steer("crowd", size=12, pace="eager")
            while (await stage.state())["session"] is None:
                await stage.steer("jump")
            page = await browser.new_page(**DESK)
            await page.goto(stage.sentences[0].partition(": ")[2])
            sheet = page.frame_locator(f'iframe[title="{LEAD}"]')
            await sheet.get_by_role("button", name="Open:").first.click()
            await page.locator('[data-speed="10"]').click()
            await sheet.get_by_text(" of 14 answered").first.wait_for()
            await page.wait_for_timeout(3000)
            await page.get_by_role("button", name="Pause").click()
            await page.mouse.move(0, 0)
            await page.screenshot(path=FOLDER / "stage.png")


if __name__ == "__main__":
    asyncio.run(main())
