"""The locks that services take on PostgreSQL, and how long anybody waits for anybody there.

SQLite has one writer anyway, so none of this does anything there.
"""

from sqlalchemy import BigInteger, Connection, Executable, bindparam, func, select, text

from storage.driver import Driver


class Busy(Exception):
    """Another process holds a lock, and this transaction waits for nobody."""


REGISTERS = -1  # no id: visits and people have positive ones, and 0 stands for no visit

# A row that two transactions change is not ours to foresee: long enough for the other's commit,
# short enough to break a circle before PostgreSQL looks for one (after a second).
_AMONG_OTHERS = "100ms"
# Whoever is frozen inside a transaction is put out by the server, and whoever waits alone waits
# longer than that. Between two statements of ours lie milliseconds.
_FROZEN = "5s"
_ALONE = "10s"

_LIMITS = text(
    "SELECT set_config('lock_timeout', :among_others, false),"
    " set_config('idle_in_transaction_session_timeout', :frozen, false)"
)
_PATIENCE = text("SELECT set_config('lock_timeout', :alone, true)")
_number = bindparam("number", type_=BigInteger)
_shared = bindparam("shared", type_=BigInteger)
_TRY = select(func.pg_try_advisory_xact_lock(_number))
_WAIT = select(func.pg_advisory_xact_lock(_number))
_TRY_BOTH = select(
    func.pg_try_advisory_xact_lock_shared(_shared), func.pg_try_advisory_xact_lock(_number)
)
_WAIT_BOTH = select(func.pg_advisory_xact_lock_shared(_shared), func.pg_advisory_xact_lock(_number))


def _is_shared_database(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def set_limits(connection: Connection) -> None:
    """Limit how long this session waits for a row, and how long it may keep others waiting.

    A statement that works may work for as long as it needs.
    """
    if _is_shared_database(connection):
        connection.execute(_LIMITS, {"among_others": _AMONG_OTHERS, "frozen": _FROZEN})
        connection.commit()


class Holds:
    """The locks of one transaction, whose end frees them.

    Args:
        connection: in the transaction.
        patient: wait for a lock that is not free.

    Attributes:
        needed: whether other processes may change what is not held.
    """

    def __init__(self, connection: Connection, *, patient: bool) -> None:
        self.needed = _is_shared_database(connection)
        self._driver = Driver(connection)
        self._one, self._both = (_WAIT, _WAIT_BOTH) if patient else (_TRY, _TRY_BOTH)
        self._refused: set[int] = set()
        if patient and self.needed:
            connection.execute(_PATIENCE, {"alone": _ALONE})

    def take(self, number: int) -> None:
        """Let nobody else have this number until the commit.

        Raises:
            Busy: somebody else has it, or whoever came before in this transaction was refused it,
                so that nobody overtakes.
        """
        self._take(self._one, {"number": number})

    def take_both(self, number: int, *, shared: int) -> None:
        """Do as `take`, and let nobody have the other number for himself alone."""
        self._take(self._both, {"shared": shared, "number": number})

    def _take(self, statement: Executable, numbers: dict[str, int]) -> None:
        if not self.needed:
            return
        if not self._refused.isdisjoint(numbers.values()):
            raise Busy
        (answers,) = self._driver.change(statement, numbers)
        refused = {n for n, had in zip(numbers.values(), answers, strict=True) if had is False}
        if refused:
            self._refused |= refused
            raise Busy
