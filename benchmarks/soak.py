"""Half an hour of steady work: `python -m benchmarks.soak [--minutes 30]`.

The whole bot as a real process on the fake Bot API: 30 updates a second, and as many messages as
it may send, 30 a second. What it holds is looked at every ten seconds: memory, open files,
threads, tasks, objects. At the end the bot's own upkeep job is made due and purges everything
settled while the bot goes on, and a tenth of the time more shows that the file does not grow again.
Figures go to benchmarks/soak.json. It fails if what is held grew more than it may.
"""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import uvloop

from benchmarks import world
from benchmarks.contest import note
from benchmarks.fake_api.api import Api
from benchmarks.fake_api.protocol import Connection
from benchmarks.kept import machine
from benchmarks.processes import Running
from benchmarks.steady_load import Visitor, act, open_choice
from benchmarks.table_sizes import free_bytes, grown, on_disk, sizes
from benchmarks.watching import Sight, growth, too_much, watch, watched_bot
from bot.clock import SystemClock
from bot.domain.timeline import Kind
from storage.database import Database
from storage.work import Work

VISITS = 12
PER_SECOND = 30
PLACE = Path(__file__).parent / "soak.json"
_LOOK = 10.0  # seconds
_SHEETS = 5  # seconds between two entries of the timeline
_WARM_UP = 1 / 6  # of the time


def main() -> None:
    """Run it, print the figures and keep them."""
    parser = argparse.ArgumentParser(prog="benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    minutes = parser.parse_args().minutes
    figures = uvloop.run(soak(minutes * 60))
    text = json.dumps(figures, indent=1)
    print(text)
    PLACE.write_text(text + "\n", encoding="utf-8")
    sys.exit("\n".join(too_much(figures)) or None)


async def soak(seconds: float) -> dict[str, Any]:
    """Do it all in a folder of its own; give the figures."""
    with tempfile.TemporaryDirectory(prefix="hospes-soak") as name:
        file = world.file_of(Path(name))
        visitors = _furnished(file, seconds)
        api = Api(_unheard, _unheard)
        server = await asyncio.get_running_loop().create_server(
            lambda: Connection(api.answer), "127.0.0.1", 0
        )
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            with watched_bot(file.parent, address) as bot:
                return await _lived(bot, api, visitors, file, seconds)
        finally:
            server.close()


async def _lived(
    bot: Running, api: Api, visitors: list[Visitor], file: Path, seconds: float
) -> dict[str, Any]:
    sights: list[Sight] = []
    watching = asyncio.create_task(watch(bot, sights, _LOOK))
    warm_up, work = seconds * _WARM_UP, seconds * (1 - _WARM_UP)
    await act(api, visitors, PER_SECOND, warm_up)
    before, sent = sizes(file), _messages(api)
    updates = await act(api, visitors, PER_SECOND, work)
    sent, after = _messages(api) - sent, sizes(file)
    watching.cancel()
    return {
        "machine": machine(),
        "date": datetime.now(UTC).date().isoformat(),
        "minutes": round(seconds / 60, 1),
        "updates": updates,
        "updates_per_second": round(updates / work, 2),
        "messages_per_second": round(sent / work, 2),
        **growth(sights, warm_up),
        "tables": {table: asdict(more) for table, more in grown(before, after).items()},
        "purge": await _purged(bot, api, visitors, file, seconds / 10),
    }


async def _purged(
    bot: Running, api: Api, visitors: list[Visitor], file: Path, seconds: float
) -> dict[str, Any]:
    """Have the bot remove all that is settled, whatever its age, and go on for a while."""
    full = on_disk(file)
    bot.process.send_signal(signal.SIGUSR2)
    told = await asyncio.to_thread(bot.event, "tidied")
    free = free_bytes(file)
    await act(api, visitors, PER_SECOND, seconds)
    return {
        "seconds": round(told["seconds"], 2),
        "bytes_before": full,
        "bytes_freed": free,
        "minutes_after": round(seconds / 60, 1),
        "bytes_after": on_disk(file),
        "bytes_free_after": free_bytes(file),
    }


def _unheard(_what: object) -> None:
    """Do nothing: what is sent is counted, not listened to."""


def _messages(api: Api) -> int:
    quick = {"getUpdates", "getMe", "answerCallbackQuery", "setMyCommands"}
    return sum(number for method, number in api.calls.items() if method not in quick)


def _furnished(file: Path, seconds: float) -> list[Visitor]:
    """Make the database: visits, a choice in each, something due every few seconds."""
    note("building the database")
    world.build(f"sqlite:///{file}", VISITS)
    database = Database(f"sqlite:///{file}", SystemClock())
    database.start()
    visitors = open_choice(database, VISITS)
    database.perform(_sheets, round(seconds * 1.2 / _SHEETS))
    database.stop()
    return visitors


def _sheets(work: Work, number: int) -> None:
    visit = work.visits.by_key("visit-0")
    work.timeline.add(
        [
            {
                "key": f"{Kind.SHEET}/soak/{step}",
                "due": work.now + timedelta(seconds=step * _SHEETS),
                "kind": Kind.SHEET.value,
                "visit_id": visit.id if visit else 0,
                "participant_id": None,
                "args": {},
            }
            for step in range(number)
        ]
    )


if __name__ == "__main__":
    main()
