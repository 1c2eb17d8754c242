"""Duties in the database on PostgreSQL: a session advisory lock each, and its holder's beat."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import TupleRow

from storage.lasting import Connection

_PATIENCE = 5.0  # seconds that one statement may take

_CLASS = 0x486F7370  # "Hosp": these locks are apart from those of visits and people
_TRY = "SELECT pg_try_advisory_lock(%s, hashtext(%s))"
_FREE = "SELECT pg_advisory_unlock(%s, hashtext(%s))"
# By the server's clock, which is the same for all.
_LOOK = """
    SELECT
        (SELECT pid FROM pg_locks
         WHERE locktype = 'advisory' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND classid = %s::int4::oid AND objid = hashtext(%s)::oid AND objsubid = 2),
        process, resting, beat,
        extract(epoch FROM (clock_timestamp() AT TIME ZONE 'utc') - beat)::float8
    FROM (SELECT 1) AS always LEFT JOIN keepers ON name = %s
"""
_BEGIN = """
    INSERT INTO keepers (name, process, beat, resting)
    VALUES (%s, %s, clock_timestamp() AT TIME ZONE 'utc', false)
    ON CONFLICT (name) DO UPDATE
    SET process = excluded.process, beat = excluded.beat, resting = false
"""
_BEAT = """
    UPDATE keepers SET beat = clock_timestamp() AT TIME ZONE 'utc', resting = %s
    WHERE name = ANY(%s)
"""
_END = "SELECT pg_terminate_backend(%s)"


@dataclass(frozen=True)
class Standing:
    """Who does a duty.

    Attributes:
        holder: the backend that has its lock; none: it is free.
        process: who did it last; none: nobody ever.
        resting: they ended in order.
        beat: their last sign of life.
        age: seconds since then.
    """

    holder: int | None
    process: str | None
    resting: bool | None
    beat: datetime | None
    age: float | None


class DutyLocks:
    """The locks that one connection has, and what it knows of the others.

    Args:
        connection: on which they live and with which they end.
        process: ours, as the operator reads it.

    Attributes:
        held: the duties whose locks this connection has.
    """

    def __init__(self, connection: Connection, process: str) -> None:
        self._connection = connection
        self._process = process
        self.held: set[str] = set()

    async def look(self, name: str) -> Standing:
        """Tell who does a duty."""
        row = await self._row(_LOOK, _CLASS, name, name)
        return Standing(*row)

    async def take(self, name: str) -> Standing | None:
        """Take a duty if it is free; give how it stood before."""
        (taken,) = await self._row(_TRY, _CLASS, name)
        if not taken:
            return None
        before = await self.look(name)  # only now can nobody else show a sign of life any more
        await self._run(_BEGIN, name, self._process)
        self.held.add(name)
        return before

    async def free(self, name: str) -> None:
        """Let others have a duty."""
        self.held.discard(name)
        await self._run(_FREE, _CLASS, name)

    async def beat(self, *, resting: bool = False) -> None:
        """Show that we are alive, or that what we have is over."""
        if self.held:
            await self._run(_BEAT, resting, list(self.held))

    async def end(self, holder: int) -> None:
        """End somebody's connection, and so their locks."""
        await self._run(_END, holder)

    async def _run(self, statement: str, *args: object) -> None:
        async with asyncio.timeout(_PATIENCE):
            await self._connection.execute(statement.encode(), args)

    async def _row(self, statement: str, *args: object) -> TupleRow:
        async with asyncio.timeout(_PATIENCE):
            cursor = await self._connection.execute(statement.encode(), args)
            row = await cursor.fetchone()
        if row is None:
            raise LookupError(statement)
        return row


class Watch:
    """Tells a holder who is frozen from one who is alive: by looks, not by anybody's clock.

    A database that stands still, or whose clock is set, makes nobody look frozen.

    Args:
        looks: in a row without a new sign of life, after which a holder counts as frozen.
    """

    def __init__(self, looks: int) -> None:
        self._looks = looks
        self._seen: dict[str, tuple[object, int]] = {}

    def is_frozen(self, name: str, standing: Standing) -> bool:
        """Look once more at a duty that somebody has."""
        sign = standing.holder, standing.beat
        before, looks = self._seen.get(name, (None, 0))
        looks = looks + 1 if sign == before else 0
        self._seen[name] = sign, looks
        return looks >= self._looks
