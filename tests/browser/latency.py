"""How long it takes from a tap to what the board shows, in a real browser on the same machine.

`python -m tests.browser.latency` prints it; a test of this folder does as well.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from bot.services import answering
from storage.database import Database
from tests.bot.services.prompt_room import Room
from tests.browser.chromium import WIDE, chromium
from tests.browser.hall import Hall, serve
from tests.browser.kinds import plan
from tests.conftest import StillClock

if TYPE_CHECKING:
    from playwright.async_api import Page

PEOPLE = 24
ROUNDS = 3

# Notes the machine's time, in milliseconds, at which each text of the counts stood in the page.
_WATCH = """() => {
    window.shown = {};
    const look = () => {
        const counted = document.querySelector('.counted')?.textContent;
        if (counted) window.shown[counted] ??= performance.timeOrigin + performance.now();
    };
    new MutationObserver(look).observe(document.getElementById('stage'),
        {childList: true, subtree: true, characterData: true});
}"""


async def measure(hall: Hall, page: "Page", rounds: int = ROUNDS) -> Sequence[float]:
    """Let everybody tap once in each round, at irregular instants; give milliseconds."""
    took: list[float] = []
    await page.goto(hall.board)
    for _ in range(rounds):
        run_id = await asyncio.to_thread(hall.room.open, "shift")
        await asyncio.to_thread(hall.reveal, run_id)
        await page.get_by_text(f"0 of {PEOPLE} have answered", exact=True).wait_for()
        await page.evaluate(_WATCH)
        tapped = [await _tap(hall, run_id, person) for person in range(PEOPLE)]
        await page.get_by_text(f"{PEOPLE} of {PEOPLE} have answered", exact=True).wait_for()
        shown = await page.evaluate("window.shown")
        for number, at in enumerate(tapped, 1):
            took.append(min(when for text, when in shown.items() if _count(text) >= number) - at)
        await asyncio.to_thread(hall.room.close, run_id)
    return took


async def _tap(hall: Hall, run_id: int, person: int) -> float:
    """Answer as a button does; give the instant of the tap in milliseconds."""
    await asyncio.sleep(random.uniform(0.02, 0.25))  # noqa: S311 - people are no secret
    at = time.time() * 1000
    caller = hall.room.people[person]
    await hall.room.database.transact(answering.tap, caller, run_id, "answer", "law")
    return at


def _count(text: str) -> int:
    return int(text.split(maxsplit=1)[0])


def told(took: Sequence[float]) -> str:
    """Write the figures."""
    cuts = quantiles(took, n=20)
    middle, late = cuts[9], cuts[18]
    return (
        f"tap to board, {len(took)} taps of {PEOPLE} people:"
        f" p50 {middle:.0f} ms, p95 {late:.0f} ms, most {max(took):.0f} ms"
    )


async def main() -> None:
    """Measure on a fresh visit and print it."""
    with tempfile.TemporaryDirectory() as folder:
        clock = StillClock()
        database = Database(f"sqlite:///{Path(folder)}/hospes.db", clock)
        database.start()
        room = Room(database, clock, people=PEOPLE, plan=plan())
        async with serve(room) as hall, chromium() as browser:
            page = await browser.new_page(viewport=WIDE)
            print(told(await measure(hall, page)))  # noqa: T201 - that is what it is for
        database.stop()


if __name__ == "__main__":
    asyncio.run(main())
