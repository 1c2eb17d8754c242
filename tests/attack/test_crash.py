"""Killed again and again under load, the bot loses nothing and does nothing twice."""

import os
import random
from pathlib import Path

import pytest

from tests.attack.assault import Size, report
from tests.attack.field import field
from tests.attack.ledger import gap

_WORKERS = 16  # messages that may be on their way at a kill
_AT_ONCE = 5  # seconds within which every card is right after a restart

SMALL = Size(kills=6, people=25, updates=250, reminders=150, window=6)
FULL = Size(kills=50, people=50, updates=5000, reminders=2000, window=270)


@pytest.mark.parametrize("seed", [int(os.environ.get("CRASH_SEED", "1"))])
async def test_nothing_is_lost_or_doubled(tmp_path: Path, database_url: str, seed: int) -> None:
    """Fifty people's taps, texts and changed answers, their reminders and cards survive kill -9."""
    size = FULL if "CRASH_FULL" in os.environ else SMALL
    dice = random.Random(seed)  # noqa: S311 - a repeatable one is wanted
    async with field(tmp_path, database_url, size, dice) as (attack, count):
        await attack.run()
        found = await count()
    back = f"{gap(attack.server, attack.kills):.1f} s"
    first_call = {"from a kill to the first call of the next process, median": back}
    report(database_url.partition(":")[0], attack, found, first_call)
    assert not found.faults
    assert found.letters == size.reminders
    assert max(map(len, attack.caught)) <= _WORKERS
    assert size is SMALL or attack.right_after <= _AT_ONCE
