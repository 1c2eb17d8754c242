"""One update after another, without the channel: what the database and the rules cost."""

import itertools
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Row, text

from benchmarks import world
from bot.clock import SystemClock
from bot.messaging.drafts import Draft, drafts
from bot.messaging.jobs import CardJob
from bot.messaging.marks import CardMark, record
from bot.services.callers import Caller
from bot.services.listening import hear
from storage.database import Database
from storage.work import Reading

_ACTIVE = 10  # visits whose people act
_TICKS = os.sysconf("SC_CLK_TCK")
_SERVERS = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")


class OneUpdate:
    """Works on one database meanwhile."""

    def __init__(self, url: str) -> None:
        self._database = Database(url, SystemClock())
        self._chats = random.Random(1).sample(  # noqa: S311 - the same for all, nothing secret
            world.chats(_ACTIVE), k=_ACTIVE * world.PEOPLE
        )
        self._numbers = itertools.count()

    def __enter__(self) -> Self:
        """Start."""
        self._database.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        self._database.stop()

    def microseconds(self, updates: int) -> float:
        """Do so many; give the CPU time of one, PostgreSQL's included."""
        servers = self._database.look(_servers)
        began = time.process_time() + _spent(servers)
        for number in itertools.islice(self._numbers, updates):
            self._do(self._chats[number % len(self._chats)], number)
        return (time.process_time() + _spent(servers) - began) / updates * 1e6

    def _do(self, chat: int, number: int) -> None:
        caller = Caller(world.CHANNEL, chat, "en")
        said = f"We bring an empty silo by the river, and offer ten years ({number})."
        self._database.perform(hear, caller, said, number, None)
        pending = self._database.look(lambda r: r.cards.pending_on(world.CHANNEL, 1000))
        cards = [CardJob(row.address_id, row.subject) for row in pending if _is_mine(row)]
        drawn = self._database.look(drafts, world.CHANNEL, cards)
        self._database.perform(record, list(map(_shown, cards, drawn)))


def _is_mine(row: Row[Any]) -> bool:
    """Tell a prompt's card from a run sheet, which is drawn once a second at most."""
    return str(row.subject).startswith("prompt:")


def _shown(card: CardJob, draft: Draft) -> CardMark:
    if draft.row is None or draft.content is None:
        raise ValueError(card)
    return CardMark(card.address_id, card.subject, draft.row.wanted, 1)


def _servers(reading: Reading) -> Sequence[int]:
    if reading.connection.dialect.name != "postgresql":
        return []
    return [row.pid for row in reading.connection.execute(_SERVERS)]


def _spent(processes: Sequence[int]) -> float:
    ticks = 0
    for process in processes:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        ticks += sum(map(int, stat.rpartition(") ")[2].split()[11:13]))
    return ticks / _TICKS
