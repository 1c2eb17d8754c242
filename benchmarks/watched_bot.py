"""The bot as an operator runs it, but it tells what it holds, and can be made to tidy up early.

On SIGUSR1 it tells how many tasks it has, and objects: those that the collector follows, after it
has collected. On SIGUSR2 its alarm clock's own upkeep job is due at once instead of within the
hour, and takes all that is settled for old enough.
"""

import asyncio
import gc
import json
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

import bot.app.hospes
from bot.__main__ import main
from bot.domain.retention import Ages
from schedules.clock import AlarmClock
from storage.lease import Lease

_told = sys.stdout


class ImpatientClock(AlarmClock):
    """Tidies up whenever it is asked to, and tells how long that took."""

    async def take_up(self, lease: Lease) -> None:
        """Listen for being asked."""
        await super().take_up(lease)
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR2, self._hurry)

    async def tidy(self) -> None:
        """Tell of it when it was asked for."""
        began = time.monotonic()
        await super().tidy()
        if self._ages == _NO_AGE:
            say({"event": "tidied", "seconds": time.monotonic() - began})

    def _hurry(self) -> None:
        self._ages = _NO_AGE
        self._scheduler.modify_job("upkeep", next_run_time=datetime.now(UTC))


_NO_AGE = Ages(timedelta(), timedelta())


def tell(*_signal: object) -> None:
    """Tell what is held."""
    gc.collect()
    say({"event": "seen", "tasks": len(asyncio.all_tasks()), "objects": len(gc.get_objects())})


def say(event: dict[str, object]) -> None:
    """Print one line of JSON."""
    print(json.dumps(event), file=_told, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, tell)
    setattr(bot.app.hospes, "AlarmClock", ImpatientClock)  # noqa: B010 - mypy minds an assignment
    sys.stdout = sys.stderr  # what it says to its operator is no JSON
    sys.argv[1:] = ["run"]
    main()
