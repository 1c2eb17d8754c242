"""How long it takes from a facilitator's tap to what it does, with 24 people, at Telegram's pace.

`python -m tests.browser.acts` prints it: from the tap to the run sheet in her browser, while
nothing else goes on and while everybody answers; and from opening a prompt to the last person's
chat. Browser, bot and chat server share one machine.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from statistics import quantiles

from bot.app.logs import tell_from
from bot.errors import Refused
from tests.browser.chromium import PHONE, chromium
from tests.browser.cockpit import Cockpit, cockpit
from tests.browser.hall import answer
from tests.browser.kinds import said

PEOPLE = 24
ROUNDS = 8
REST = (1.0, 2.0)  # seconds that a facilitator looks at what became of a tap, at least and at most

# What she does with each prompt after she opened it, and what shows that it is done.
ACTS = {
    "+ 1 minute": "Undo: a minute more",
    "Who is missing?": "Back to the run sheet",
    "Back to the run sheet": "Run sheet",
    "Show on the board": "Undo: showed",
    "Hide on the board": "Undo: hid",
    "Undo: hid": "Undo: showed",
    "Close:": "Undo: closed",
}


async def measure(
    cockpit: Cockpit, rounds: int = ROUNDS, rest: tuple[float, float] = REST
) -> tuple[Sequence[float], Sequence[float]]:
    """Run so many prompts; give milliseconds of the acts, and of reaching everybody."""
    acts, reached = [], []
    for _ in range(rounds):
        since, start = len(cockpit.server.calls), time.monotonic()
        acts.append(await cockpit.press("Open:", "Undo: opened"))
        reached.append(1000 * (await _last_asked(cockpit, since) - start))
        for act, shows in ACTS.items():
            await asyncio.sleep(random.uniform(*rest))  # noqa: S311 - people are no secret
            acts.append(await cockpit.press(act, shows))
        await asyncio.sleep(rest[1])
    return acts, reached


async def _last_asked(cockpit: Cockpit, since: int) -> float:
    """Wait until everybody has what was opened; give the instant of the last one."""
    people = len(cockpit.hall.room.people)
    async with asyncio.timeout(10):
        while True:
            came = {
                call.chat_id: call.monotonic
                for call in cockpit.calls(since)
                if call.method == "sendMessage" and call.outcome.get("ok")
            }
            if len(came) == people:
                return max(came.values())
            await asyncio.sleep(0.01)


@asynccontextmanager
async def answering_all_the_time(cockpit: Cockpit) -> AsyncIterator[None]:
    """Have somebody answer, or answer again, about three times a second meanwhile."""
    task = asyncio.create_task(_answer(cockpit))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def idling(_cockpit: Cockpit) -> AsyncIterator[None]:
    """Have nobody answer."""
    yield


async def _answer(cockpit: Cockpit) -> None:
    room = cockpit.hall.room
    while True:
        await asyncio.sleep(random.uniform(0.1, 0.6))  # noqa: S311 - people are no secret
        runs = await room.database.read(lambda reading: reading.prompts.runs_of(room.visit_id))
        person = random.randrange(PEOPLE)  # noqa: S311 - people are no secret
        for run in [run for run in runs if run.state == "open"]:
            changes = said(run.prompt_key, person)
            with suppress(Refused):  # she was quicker
                await room.database.transact(answer, room.people[person], run.id, changes)


def told(what: str, took: Sequence[float]) -> str:
    """Write the figures."""
    cuts = quantiles(took, n=20)
    return f"{what}, {len(took)}: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms, most {max(took):.0f}"


async def main() -> None:
    """Measure on two fresh visits and print it."""
    tell_from("warning")
    for load, meanwhile in (("", idling), (", while people answer", answering_all_the_time)):
        with tempfile.TemporaryDirectory() as folder:
            async with chromium() as browser:
                page = await browser.new_page(viewport=PHONE)
                async with cockpit(Path(folder) / "hospes.db", page, PEOPLE) as one:
                    await one.come()
                    async with meanwhile(one):
                        acts, reached = await measure(one)
        print(told(f"acts, tap to run sheet{load}", acts))  # noqa: T201 - that is what it is for
        print(told(f"opened, to the last of {PEOPLE}{load}", reached))  # noqa: T201 - the same


if __name__ == "__main__":
    asyncio.run(main())
