"""Updates a second at saturation on PostgreSQL, one process, by polling; else as in `updates`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import saturation, world
from benchmarks.contest import note
from benchmarks.figures import Figure, Goal
from benchmarks.ours import MANY_VISITS, Hospes
from benchmarks.peer_environment import ECHO
from benchmarks.postgres import Server, server
from benchmarks.stored import check

NAME = "postgresql"


@dataclass(frozen=True)
class OnPostgreSQL(Hospes):
    """The whole bot, on a fresh copy of a database for each run."""

    name: str = "Hospes on PostgreSQL"
    server: Server = field(kw_only=True)
    original: str = field(kw_only=True)
    _copies: list[str] = field(default_factory=list, init=False)

    def prepare(self, folder: Path) -> None:
        """Make the copy."""
        del folder
        self._copies.append(self.server.make(self.original))

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it where the database is, too."""
        address = self.server.address(self._copies[-1])
        return {**super().environment(folder, api), "DATABASE_URL": address}

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Look whether every answer is stored, every reply marked."""
        del folder
        check(self.server.address(self._copies[-1]), said)
        self.server.drop(self._copies.pop())


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns."""
    with server() as postgresql:
        note(f"building a database of {MANY_VISITS} visits on PostgreSQL")
        original = postgresql.make()
        world.build(postgresql.address(original), MANY_VISITS, sheets=False)
        bot = OnPostgreSQL(server=postgresql, original=original)
        ours, echo = saturation.beside_echo(bot, ECHO, quick=quick)
    peer = (ECHO.name, echo)
    yield saturation.rate(NAME, "whole bot on PostgreSQL, polling", ours, peer, Goal.at_least(1.0))
    yield saturation.cpu(NAME, "CPU at saturation on PostgreSQL, polling", ours, peer)
