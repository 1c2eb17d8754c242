"""Updates a second against a bot that does the same work on aiogram and SQLAlchemy's async ORM."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import saturation, world
from benchmarks.contest import Course
from benchmarks.figures import Figure, Goal
from benchmarks.ours import MANY_VISITS, Hospes
from benchmarks.peer_environment import Peer

NAME = "same_work"
_LOST = "SELECT count(*) FROM outbox WHERE state != 'sent'"


@dataclass(frozen=True)
class Storing(Peer):
    """The peer that stores."""

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it how many people there are, too."""
        people = str(MANY_VISITS * world.PEOPLE)
        return {**super().environment(folder, api), "PEER_PEOPLE": people}

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Hold it to the same: every answer stored, every reply marked."""
        with closing(sqlite3.connect(folder / "peer.db")) as connection:
            stored = dict(connection.execute("SELECT chat_id, value FROM answers"))
            left = connection.execute(_LOST).fetchone()[0]
        if left or any(stored.get(chat) != text for chat, text in said.items()):
            raise AssertionError(f"the peer lost an answer or left {left} replies")


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both run in turns, by polling and by webhook."""
    course = Course(world.chats(MANY_VISITS), updates=500 if quick else 2000, warm_up=200)
    for way, webhook, goal in (("polling", False, 8.0), ("webhook", True, 7.0)):
        peer = Storing("storing", "aiogram, async ORM, aiosqlite", webhook)
        ours, theirs = saturation.contest([Hospes(webhook=webhook), peer], course, quick=quick)
        figure = f"whole bot against the same work, {way}"
        yield saturation.rate(NAME, figure, ours, (peer.name, theirs), Goal.at_least(goal))
