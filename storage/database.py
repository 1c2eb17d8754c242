"""The database as the rest of Hospes sees it: transact, read, start, stop."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.errors import DatabaseDown, Refused, StartupError
from storage.downtime import is_down
from storage.engine import conninfo, file_of, is_postgresql, parse, reading_engine, writing_engine
from storage.ids import new_id
from storage.locking import FileLock, make_file
from storage.moved import refuse_moved
from storage.notices import Notice
from storage.schema import migrate
from storage.unit import Unit
from storage.work import Effects, Inbound, Reading, Work
from storage.writer import Writer

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_READERS = 2


@dataclass
class Progress:
    """How far the handling of an update has come.

    Attributes:
        asking: how many of its transactions and reads the database has in hand; how long that
            takes is no fault of the handler.
        confirmed: whether one of its transactions was committed.
    """

    asking: int = 0
    confirmed: bool = False


# The update being handled, set by intake: its first transaction confirms it.
current_update: ContextVar[Inbound | None] = ContextVar("current_update", default=None)
# Set beside it, for whoever must know.
progress: ContextVar[Progress | None] = ContextVar("progress", default=None)


class Database:
    """Transactions through one writer thread, reads through read-only connections.

    Args:
        address: a DATABASE_URL.
        clock: what `work.now` comes from.
        exclusive: refuse to work on a file beside another process that is exclusive too. The
            command line is not: the database's own locks keep short transactions apart. On
            PostgreSQL several processes share the work (see `storage.keeping`).

    Attributes:
        tag: tells this process's commits from those of others.
    """

    def __init__(self, address: str, clock: Clock, *, exclusive: bool = True) -> None:
        self._url = parse(address)
        self._clock = clock
        self._file = file_of(self._url)
        self._listeners: list[Callable[[Effects], None]] = []
        self._hearers: list[Callable[[], None]] = []
        self._reading = reading_engine(self._url, _READERS)
        self._writing = writing_engine(self._url)
        self._lock = FileLock(self._file) if self._file and exclusive else None
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        # On SQLite a statement is so short that two threads which give way to each other at each
        # one spend a sixth of their time on that; on PostgreSQL both wait for the server instead.
        self._turn: AbstractContextManager[object] = nullcontext() if self._file is None else Lock()
        self._writer = Writer(self._writing, clock, self._announce, self._notify, self._turn)
        self.tag = f"{new_id():x}"

    @property
    def is_postgresql(self) -> bool:
        """Tell which of the two engines this is."""
        return is_postgresql(self._url)

    @property
    def conninfo(self) -> str:
        """Give PostgreSQL's address as its own library reads it; never to be shown."""
        return conninfo(self._url)

    @property
    def idle(self) -> bool:
        """Tell whether no transaction waits or runs."""
        return self._writer.idle

    def start(self) -> None:
        """Take the file, bring the tables up to date, begin to write.

        Raises:
            DatabaseInUse: another process works on the file.
            StartupError: the database cannot be opened, is of a newer version, or was moved.
        """
        if self._file:
            make_file(self._file)
        try:
            if self._lock:
                self._lock.acquire()
            writing = self._writer.connect()
            migrate(self._writing)
            with writing.begin():
                refuse_moved(writing)
        except DBAPIError as error:
            self._release()
            raise StartupError(f"The database cannot be opened: {error.orig}") from error
        except StartupError:
            self._release()
            raise
        self._writer.start()

    def stop(self) -> None:
        """Finish what waits and close everything."""
        self._writer.stop()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()
        self._release()

    def on_commit(self, listener: Callable[[Effects], None]) -> Callable[[], None]:
        """Call this, in the writer's thread, after each commit; gives what ends that."""
        self._listeners = [*self._listeners, listener]

        def forget() -> None:
            self._listeners = [one for one in self._listeners if one is not listener]

        return forget

    def on_news(self, hearer: Callable[[], None]) -> Callable[[], None]:
        """Call this when another process changed what pages show; gives what ends that."""
        self._hearers = [*self._hearers, hearer]

        def forget() -> None:
            self._hearers = [one for one in self._hearers if one is not hearer]

        return forget

    def tell_news(self) -> None:
        """Hear, by whoever listens to the other processes, that one changed what pages show."""
        for hearer in self._hearers:
            hearer()

    async def transact(
        self,
        service: Callable[[Work, *Ts], T],
        *args: *Ts,
        origin: str = "",
        on_refusal: Callable[[Work, Refused], T] | None = None,
    ) -> T:
        """Run a use case in a transaction; return when it is durable.

        While an update is being handled (`current_update`), its transaction also confirms it.

        Args:
            service: the use case; may be run twice, so it acts on nothing but its `work`.
            args: what it is given besides.
            origin: what caused it, if no update did; letters get their unique key from it.
            on_refusal: answers what the service refuses, in the same transaction.

        Raises:
            Refused: the service refused and there is no `on_refusal`.
            DatabaseDown: the database did not take it; it may be tried again.
            AlreadySeen: the update was handled before.
        """
        unit = self._unit(service, args, current_update.get(), origin, on_refusal)
        with _asking() as handling:
            future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
            self._writer.submit(unit, future)
            result = await future
        handling.confirmed |= unit.inbound is not None
        return result

    def perform(self, service: Callable[[Work, *Ts], T], *args: *Ts) -> T:
        """Do as `transact`, for the command line: wait right here."""
        future = Future[T]()
        self._writer.submit(self._unit(service, args, None, "", None), future)
        return future.result()

    async def read(self, query: Callable[[Reading, *Ts], T], *args: *Ts) -> T:
        """Run a query on a read-only snapshot, in a thread of its own."""
        loop = asyncio.get_running_loop()
        with _asking():
            return await loop.run_in_executor(self._readers, lambda: self.look(query, *args))

    async def read_in_turn(self, query: Callable[[Reading, *Ts], T], *args: *Ts) -> T:
        """Do as `read` what is short and comes often: the writer and this wait for each other."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, lambda: self._look_in_turn(query, *args))

    def look(self, query: Callable[[Reading, *Ts], T], *args: *Ts) -> T:
        """Do as `read`, right here.

        Raises:
            DatabaseDown: the database does not answer.
        """
        try:
            with self._reading.begin() as connection:
                return query(Reading(connection, self._clock.now()), *args)
        except DBAPIError as error:
            if is_down(error):
                raise DatabaseDown(type(error).__name__) from error
            raise

    def _look_in_turn(self, query: Callable[[Reading, *Ts], T], *args: *Ts) -> T:
        with self._turn:
            return self.look(query, *args)

    @staticmethod
    def _unit(
        service: Callable[..., Any],
        args: tuple[Any, ...],
        inbound: Inbound | None,
        origin: str,
        on_refusal: Callable[[Work, Refused], Any] | None,
    ) -> Unit:
        if not origin:
            origin = f"{inbound.channel}:{inbound.update_id}" if inbound else f"self:{new_id()}"
        return Unit(service, args, origin, inbound, on_refusal)

    def _notify(self, connection: Connection, effects: Effects) -> None:
        """Let the other processes on a PostgreSQL know of what they may have to do."""
        messages = bool(effects.letters or effects.cards or effects.unknown)
        notice = Notice(self.tag, messages, effects.timeline, bool(effects.everywhere))
        if self.is_postgresql and notice.tells:
            notice.give(connection)

    def _announce(self, effects: Effects) -> None:
        for listener in self._listeners:
            listener(effects)

    def _release(self) -> None:
        if self._lock:
            self._lock.release()


@contextmanager
def _asking() -> Iterator[Progress]:
    """Show meanwhile that the update being handled, if there is one, waits for the database."""
    handling = progress.get() or Progress()
    handling.asking += 1
    try:
        yield handling
    finally:
        handling.asking -= 1
