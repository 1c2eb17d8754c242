"""Databases of many sizes, each built once, and the whole bot on one of them."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import crowd
from benchmarks.postgres import server
from benchmarks.stored import check

Places = Callable[[int], str]  # from a number of visits to the address of a database with them


@contextmanager
def sqlite_places() -> Iterator[Places]:
    """Give SQLite files, until the end."""
    with tempfile.TemporaryDirectory(prefix="hospes-growth") as folder:

        @cache
        def place(visits: int) -> str:
            url = f"sqlite:///{Path(folder) / f'{visits}.db'}"
            crowd.build(url, visits)
            return url

        yield place


@contextmanager
def postgresql_places() -> Iterator[Places]:
    """Give databases of a PostgreSQL, until the end."""
    with server() as postgresql:
        made: list[str] = []

        @cache
        def place(visits: int) -> str:
            made.append(postgresql.make())
            crowd.build(postgresql.address(made[-1]), visits)
            return postgresql.address(made[-1])

        yield place
        for name in made:
            postgresql.drop(name)


@dataclass(frozen=True)
class Grown:
    """The whole bot, run after run on the same database."""

    places: Places
    visits: int

    @property
    def name(self) -> str:
        """Name it by its size."""
        return f"Hospes with {self.visits:,} visits"

    @property
    def command(self) -> Sequence[str]:
        """Give what starts it."""
        return [sys.executable, "-m", "benchmarks.whole_bot"]

    def prepare(self, folder: Path) -> None:
        """Have the database built."""
        del folder
        self.places(self.visits)

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it where its database is."""
        return {
            "HOSPES_DATA": str(folder),
            "HOSPES_TELEGRAM_API": api,
            "DATABASE_URL": self.places(self.visits),
        }

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Look whether every answer is stored, every reply marked."""
        del folder
        check(self.places(self.visits), said)
