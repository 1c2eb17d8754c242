"""Very many visits: one, copied so often, with ids, chats and a key of its own each time.

Rows are copied as the database writes them, as text: nobody has to join 240,000 times.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from benchmarks import world
from benchmarks.bulk import Field, Row, bulk
from benchmarks.contest import note
from bot.clock import SystemClock
from bot.domain.messages import Lane
from bot.messaging.marks import LetterMark, record
from storage.database import Database
from storage.ids import short
from storage.work import Work

LETTERS = 2  # that everybody had before
_ROOM = 1000  # ids that a copy may have
_PLACES = ("heartbeats", "installation", "keepers", "uploads", "alembic_version", "seen_updates")


def build(url: str, visits: int) -> None:
    """Fill an empty database: as `world.build`, and everybody has had letters before."""
    world.build(url, 1)
    database = Database(url, SystemClock())
    database.start()
    database.perform(_write)
    database.perform(_sent)
    database.stop()
    note(f"copying to {visits:,} visits")
    with bulk(url) as tables:
        whole = {name: tables.rows(name) for name in tables.names() if name not in _PLACES}
        copier = Copier([row[0] for name in _IDENTIFIED for row in whole[name]])
        for name, rows in whole.items():
            tables.write(name, copier.copies(rows, range(1, visits)))
        tables.write("seen_updates", tables.seen(visits * world.PEOPLE))


_IDENTIFIED = ("visits", "people", "addresses", "participants", "prompt_runs", "outbox")

Cut = Field | list[str | int]  # as it stands; or in pieces, a number where a word of the copy goes


class Copier:
    """Writes copies of rows.

    Args:
        ids: all that the rows name; they are others in each copy.
    """

    def __init__(self, ids: Iterable[Field]) -> None:
        self._ids = [int(str(one)) for one in ids]
        self._places = {word: place for place, word in enumerate(self._words(0, self._ids))}
        either = "|".join(map(re.escape, self._places))
        self._known = re.compile(rf"(?<![0-9A-Za-z])({either})(?![0-9A-Za-z])")

    def copies(self, rows: Sequence[Row], numbers: Iterable[int]) -> Iterator[Row]:
        """Give each row so many times, with what it is in each copy."""
        cut = [[self._cut(field) for field in row] for row in rows]
        for number in numbers:
            ids = [number * _ROOM + place for place in range(len(self._ids))]
            words = self._words(number, ids)
            for pieces in cut:
                yield [_put_together(piece, words) for piece in pieces]

    @staticmethod
    def _words(number: int, ids: Sequence[int]) -> list[str]:
        """Give what differs from copy to copy, always in the same order."""
        first = world.FIRST_CHAT + number * world.PEOPLE
        return [
            f"visit-{number}",
            *map(str, ids),
            *map(short, ids),
            *map(str, range(first, first + world.PEOPLE)),
            str(world.FIRST_TEAM_CHAT + number),
        ]

    def _cut(self, field: Field) -> Cut:
        if not isinstance(field, str | int):
            return field
        found = self._known.split(str(field))
        if len(found) == 1:
            return field
        return [self._places[word] if place % 2 else word for place, word in enumerate(found)]


def _put_together(piece: Cut, words: Sequence[str]) -> Field:
    if not isinstance(piece, list):
        return piece
    return "".join([part if isinstance(part, str) else words[part] for part in piece])


def _write(work: Work) -> None:
    found = [work.people.address_of(world.CHANNEL, chat) for chat in world.chats(1)]
    for address in filter(None, found):
        for number in range(LETTERS):
            unique = f"past/{address.id}/{number}"
            work.say(address.id, "apology", args={"reference": "x"}, lane=Lane.OWED, unique=unique)


def _sent(work: Work) -> None:
    record(work, [LetterMark(row.id, "sent", 1) for row in work.outbox.due(work.now, 10_000)])
