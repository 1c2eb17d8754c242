"""How units of work become transactions: together where nobody waits, then alone who must.

A group runs optimistically in one transaction; if a unit fails it is replayed under savepoints,
so that only what fails fails. In it nobody waits for a lock of another process: two processes
whose groups go over several visits would wait for each other. A unit that would have to is left
out and goes alone after that, when it holds nothing that others wait for.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeVarTuple

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.errors import Refused
from storage.cards import Cards
from storage.downtime import is_contended, is_down, is_undone
from storage.driver import Driver
from storage.holds import Busy, Holds
from storage.unit import Unit, effects_of
from storage.work import Effects

log = structlog.get_logger(__name__)

Ts = TypeVarTuple("Ts")

_ATTEMPTS = 5  # of a unit that goes alone and is chosen to break a circle


class Groups:
    """Runs units on the writer's connection.

    Args:
        last: called in each transaction before its commit, with what it will have caused.
        turn: taken while units are run together.
    """

    def __init__(
        self,
        last: Callable[[Connection, Effects], None],
        turn: AbstractContextManager[object],
    ) -> None:
        self._last = last
        self._turn = turn

    def together(
        self, connection: Connection, units: Sequence[Unit], now: datetime
    ) -> Sequence[Unit]:
        """Run units in one transaction; give those that would have had to wait.

        Raises:
            DBAPIError: the database did not take the transaction.
        """
        try:
            self._optimistically(connection, units, now)
        except Exception as error:
            if isinstance(error, DBAPIError) and is_down(error) and not is_contended(error):
                raise
            log.debug("group replayed", units=len(units), error=type(error).__name__)
            return self._one_by_one(connection, units, now)
        return ()

    def alone(self, connection: Connection, units: Sequence[Unit], now: datetime) -> Sequence[Unit]:
        """Run the only unit in a transaction of its own, where it waits for what it needs.

        Raises:
            DBAPIError: the database did not take the transaction.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with connection.begin():
                    holds = Holds(connection, patient=True)
                    for unit in units:
                        _try(connection, unit, now, holds)
                    self._finish(connection, units)
            except DBAPIError as error:
                if attempt == _ATTEMPTS or not is_undone(error):
                    raise
                log.debug("unit tried again", attempt=attempt)
            else:
                break
        return ()

    def _optimistically(self, connection: Connection, units: Sequence[Unit], now: datetime) -> None:
        """Run all in one transaction, which one failure undoes; the commit is nobody's turn."""
        with connection.begin(), self._turn:
            holds = Holds(connection, patient=False)
            for unit in units:
                unit.run(connection, now, holds)
            self._finish(connection, units)

    def _one_by_one(
        self, connection: Connection, units: Sequence[Unit], now: datetime
    ) -> Sequence[Unit]:
        """Run each under a savepoint, so that only what fails fails; give those left out."""
        try:
            with connection.begin():
                left_out = _try_each(connection, units, now)
                self._finish(connection, [unit for unit in units if unit not in left_out])
        except DBAPIError as error:
            if not is_contended(error):
                raise
            return units
        return left_out

    def _finish(self, connection: Connection, units: Sequence[Unit]) -> None:
        """Write what the units want together, in one order everywhere, so that none crosses."""
        cards = Cards(Driver(connection))
        for subject in sorted(effects_of(units).everywhere):
            _hear_of(cards.want_everywhere(subject), units)
        self._last(connection, effects_of(units))


def _hear_of(cards: set[tuple[int, str]], units: Sequence[Unit]) -> None:
    """Let the units that wanted every copy of a card know which copies there are."""
    for unit in units:
        if unit.effects is not None:
            unit.effects.cards |= {card for card in cards if card[1] in unit.effects.everywhere}


def _try_each(connection: Connection, units: Sequence[Unit], now: datetime) -> Sequence[Unit]:
    left_out: list[Unit] = []
    holds = Holds(connection, patient=False)
    for unit in units:
        try:
            _try(connection, unit, now, holds)
        except Busy:
            left_out.append(unit)
        except DBAPIError as error:
            if not is_contended(error):
                raise
            # It has waited for a row, while others waited for what we hold: no more of that.
            return [*left_out, *units[units.index(unit) :]]
    return left_out


def _try(connection: Connection, unit: Unit, now: datetime, holds: Holds) -> None:
    """Run a unit, or what answers its refusal; what else it raises becomes its error.

    Raises:
        Busy, DBAPIError: it has not failed, but cannot be run in this transaction.
    """
    try:
        try:
            _under_savepoint(connection, unit.run, connection, now, holds)
        except Refused as refused:
            _under_savepoint(connection, unit.refuse, connection, now, holds, refused)
    except Busy:
        raise
    except Exception as error:
        if isinstance(error, DBAPIError) and is_down(error):
            raise
        unit.fail(error)


def _under_savepoint(connection: Connection, act: Callable[[*Ts], None], *args: *Ts) -> None:
    with connection.begin_nested():
        act(*args)
