"""A connection to PostgreSQL of one's own, made again whenever it is lost."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import structlog
from psycopg import AsyncConnection
from psycopg.rows import TupleRow

log = structlog.get_logger(__name__)

Connection = AsyncConnection[TupleRow]

_PATIENCE = 5.0  # seconds until a new connection stands


class Lasting:
    """Uses one connection after the other.

    Args:
        conninfo: where to.
        use: what is done with each, until it raises.
        pause: seconds until the next one is tried.

    Attributes:
        tried: set when `use` says so, or a connection could not be had.
    """

    def __init__(
        self, conninfo: str, use: Callable[[Connection], Awaitable[None]], pause: float
    ) -> None:
        self._conninfo = conninfo
        self._use = use
        self._pause = pause
        self._away = False
        self.tried = asyncio.Event()

    async def run(self) -> None:
        """Go on until cancelled; says once for each outage that there is one."""
        while True:
            try:
                async with self._connected() as connection:
                    self._away = False
                    await self._use(connection)
            except Exception as error:  # noqa: BLE001 - whatever it is, we must be able to try again
                if not self._away:
                    log.warning("no connection to keep by", error=type(error).__name__)
                self._away = True
            self.tried.set()
            await asyncio.sleep(self._pause)

    @contextlib.asynccontextmanager
    async def _connected(self) -> AsyncIterator[Connection]:
        async with asyncio.timeout(_PATIENCE):
            connection = await AsyncConnection.connect(self._conninfo, autocommit=True)
        try:
            yield connection
        finally:
            await connection.close()
