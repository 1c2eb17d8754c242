"""In a storm of faults, and killed, the bot loses nothing and repeats only what was caught."""

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from tests.attack.assault import Attack, Size, report
from tests.attack.field import field
from tests.attack.weather import Weather
from tests.bot.messaging.test_database_trouble import stopped

FULL = Size(kills=10, people=30, updates=2400, reminders=900, window=130, volley=30)
_SILENCE = 30  # seconds
_REFUSAL = 40  # seconds
_AWAY = 10  # seconds without the database
_BETWEEN = (6, 12)  # seconds before each of the three
_BEGINS = 3  # seconds
_PATIENCE = 60  # seconds
_HOLDING = """
import sqlite3, sys, time
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("BEGIN IMMEDIATE")
time.sleep(float(sys.argv[2]))
"""

Away = Callable[[], Awaitable[None]]


async def hold(file: Path) -> None:
    """Have another process hold the write lock of an SQLite file."""
    command = (sys.executable, "-c", _HOLDING, str(file), str(_AWAY))
    process = await asyncio.create_subprocess_exec(*command)
    assert await process.wait() == 0


def away(request: pytest.FixtureRequest, address: str) -> Away:
    """Give what takes the database away for a while."""
    if address.startswith("sqlite"):
        return lambda: hold(Path(address.removeprefix("sqlite:///")))

    async def stop() -> None:
        async with stopped(request.getfixturevalue("own_postgresql")):
            await asyncio.sleep(_AWAY)

    return stop


async def storm(attack: Attack, weather: Weather, dice: random.Random, take_away: Away) -> None:
    """Let gusts come all the time, and each of the long troubles once, in any order."""

    async def without_database() -> None:
        async with attack.steady:
            await take_away()

    async def silence() -> None:
        async with attack.steady:  # nobody is killed while it begins
            await at_work(attack)
            silent = asyncio.create_task(weather.silence(_SILENCE))
            await asyncio.sleep(_BEGINS)
        await silent

    async def long_troubles() -> None:
        troubles: list[Away] = [
            without_database,
            silence,
            partial(weather.refusal, _REFUSAL),
        ]
        for trouble in dice.sample(troubles, len(troubles)):
            await asyncio.sleep(dice.uniform(*_BETWEEN))
            await trouble()

    await weather.gather()
    async with asyncio.TaskGroup() as together:
        together.create_task(weather.gusts(FULL.window))
        together.create_task(long_troubles())
    attack.server.faults.clear()


async def at_work(attack: Attack) -> None:
    """Wait until the bot sends something."""
    last = attack.server.calls[-1].number
    await attack.server.wait_for_call(
        lambda call: call.number > last and call.method == "sendMessage", _PATIENCE
    )


@pytest.mark.skipif("STORM_FULL" not in os.environ, reason="takes minutes: make storm")
@pytest.mark.parametrize("seed", [int(os.environ.get("STORM_SEED", "1"))])
async def test_a_storm(
    tmp_path: Path, database_url: str, seed: int, request: pytest.FixtureRequest
) -> None:
    """Kills, faults of every kind, silence, refusal and a database that is away lose nothing."""
    begun, dice = time.monotonic(), random.Random(seed)  # noqa: S311 - a repeatable one is wanted
    take_away = away(request, database_url)
    async with field(tmp_path, database_url, FULL, dice) as (attack, count):
        weather = Weather(attack.server, attack.members, dice)
        await attack.run(lambda attack: storm(attack, weather, dice, take_away))
        found = await count(weather.gone)
    met = Counter(str(call.outcome.get("fault", "none")) for call in attack.server.calls)
    more: dict[str, object] = {f"calls met by {kind}": n for kind, n in sorted(met.items())}
    took = {"the whole took": f"{time.monotonic() - begun:.0f} s"}
    report(database_url.partition(":")[0], attack, found, more | took)
    assert not found.faults
    assert found.letters + found.refused == FULL.reminders
    assert len(attack.kills) == FULL.kills
    assert met.keys() >= {"too_many_requests", "server_error", "drop_before", "drop_after", "delay"}
    assert met["forbidden"] > 0
