"""Hospes in a contest: the whole bot on a database like that of a great evening."""

import atexit
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import world
from benchmarks.contest import copy_into, note
from benchmarks.processes import free_port
from benchmarks.stored import check

MANY_VISITS = 250  # at 24 people: more than answer in a second, so that no card is still at rest


@dataclass(frozen=True)
class Hospes:
    """The whole bot.

    Attributes:
        visits: how many are in its database.
        webhook: whether updates are brought to it; otherwise it polls.
        sheets: whether a run sheet is open in every visit, redrawn while people answer.
    """

    visits: int = MANY_VISITS
    webhook: bool = False
    sheets: bool = False
    name: str = "Hospes"

    @property
    def command(self) -> Sequence[str]:
        """Give what starts it."""
        port = [str(free_port())] if self.webhook else []
        return [sys.executable, "-m", "benchmarks.whole_bot", *port]

    def prepare(self, folder: Path) -> None:
        """Lay out a fresh copy of the database."""
        copy_into(folder, _built(self.visits, self.sheets))

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it where its folder and the Bot API are."""
        return {"HOSPES_DATA": str(folder), "HOSPES_TELEGRAM_API": api}

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Look whether every answer is stored, every reply marked."""
        check(f"sqlite:///{world.file_of(folder)}", said)


@cache
def _built(visits: int, sheets: bool) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="hospes-world"))
    atexit.register(shutil.rmtree, folder)
    note(f"building a database of {visits} visits")
    world.build(f"sqlite:///{world.file_of(folder)}", visits, sheets=sheets)
    return folder
