"""Statements on the driver itself behave as SQLAlchemy's own, on both databases."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError, OperationalError, ProgrammingError

from storage.compiled import dialect_like, prepared
from storage.database import Database
from storage.downtime import is_down
from storage.driver import Driver
from storage.tables.messaging import Card, TimelineEntry
from storage.tables.people import Address, Person
from storage.work import Work

NOON = datetime(2027, 4, 20, 12, tzinfo=UTC)

_add = insert(Person)
_by_name = select(Person.__table__).where(Person.name == bindparam("called"))
_by_names = select(Person.id).where(Person.name.in_(bindparam("names", expanding=True)))
_everybody = select(Person.name).order_by(Person.name)
_rename = update(Person).where(Person.name == bindparam("called")).values(name=bindparam("to"))
_rename_and_tell = _rename.returning(Person.id, Person.name)
_add_card = insert(Card)
_notes = select(Card.note)
_addresses = select(Address.id)
_pending = select(TimelineEntry.key).where(TimelineEntry.state.in_(["planned", "failed"]))


def person(number: int, name: str) -> dict[str, object]:
    texts = dict.fromkeys(
        ("certificate_name", "organisation", "country", "email", "language", "zone"), ""
    )
    return {"id": number, "name": name, "details": {"n": number}, "created_at": NOON, **texts}


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A connection that may write, inside a transaction that is undone."""
    with database._writing.connect() as connection, connection.begin() as transaction:  # noqa: SLF001 - there is no other way to one
        yield connection
        transaction.rollback()


@pytest.fixture
def driver(connection: Connection) -> Driver:
    return Driver(connection)


def statements_of(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Listen to what reaches the driver from now on."""
    asked: list[str] = []
    ask = driver._ask  # noqa: SLF001 - nothing outside tells what was not asked

    def listen(ready, values, fetch):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as it is
        asked.append(ready.sql)
        return ask(ready, values, fetch)

    monkeypatch.setattr(driver, "_ask", listen)
    return asked


def test_a_row_is_as_sqlalchemy_gives_it(driver: Driver) -> None:
    """Values go through their types both ways, and a row has names, places and a length."""
    driver.change(_add, person(1, "Anna"))
    row = driver.first(_by_name, {"called": "Anna"})
    expected = driver.connection.execute(_by_name, {"called": "Anna"}).one()
    assert row == expected
    assert row is not None
    assert (row.details, row.created_at, row[0]) == ({"n": 1}, NOON, 1)
    assert row._asdict() == expected._asdict()


def test_nothing_found_is_none(driver: Driver) -> None:
    """The first of no rows is none, all of them an empty list."""
    assert driver.first(_by_name, {"called": "Nobody"}) is None
    assert driver.all(_by_name, {"called": "Nobody"}) == []


def test_many_rows_are_written_at_once(driver: Driver) -> None:
    """A statement runs once for each set of values."""
    driver.change_all(_add, [person(1, "Anna"), person(2, "Bruno")])
    assert [row.name for row in driver.all(_everybody, {})] == ["Anna", "Bruno"]


def test_what_a_change_returns(driver: Driver) -> None:
    """A change gives the rows that it returns, and none if it returns none."""
    driver.change(_add, person(1, "Anna"))
    assert driver.change(_rename, {"called": "Anna", "to": "Anne"}) == ()
    (row,) = driver.change(_rename_and_tell, {"called": "Anne", "to": "Anna"})
    assert (row.id, row.name) == (1, "Anna")


def test_values_that_shape_the_statement(driver: Driver) -> None:
    """A list of values, whose length the SQL depends on, goes SQLAlchemy's own way."""
    driver.change_all(_add, [person(1, "Anna"), person(2, "Bruno"), person(3, "Clara")])
    rows = driver.all(_by_names, {"names": ["Anna", "Clara"]})
    assert sorted(row.id for row in rows) == [1, 3]
    assert driver.all(_pending, {}) == []


def test_what_a_table_fills_in(driver: Driver) -> None:
    """A column that is not named gets what its table says."""
    card = {"address_id": 1, "subject": "x", "wanted": 1, "shown": 0, "anew": 0, "pending": True}
    driver.change(_add_card, {**card, "message_id": None, "error": ""})
    assert [row.note for row in driver.all(_notes, {})] == [""]


def test_the_same_question_is_asked_once(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered is known until one of its tables changes here."""
    asked = statements_of(driver, monkeypatch)
    for _ in range(2):
        assert driver.first(_by_name, {"called": "Anna"}) is None
        assert driver.all(_addresses, {}) == []
    assert len(asked) == 2
    driver.change(_add, person(1, "Anna"))
    assert driver.first(_by_name, {"called": "Anna"}) is not None
    assert driver.all(_addresses, {}) == []
    assert len(asked) == 4


def test_forgetting(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others may have changed is asked anew."""
    asked = statements_of(driver, monkeypatch)
    driver.all(_everybody, {})
    driver.connection.execute(_add, person(1, "Anna"))
    assert driver.all(_everybody, {}) == []
    driver.forget()
    assert [row.name for row in driver.all(_everybody, {})] == ["Anna"]
    assert len(asked) == 2


def test_a_list_is_its_callers_own(driver: Driver) -> None:
    """Whoever empties a list that they were given changes nobody else's."""
    driver.change(_add, person(1, "Anna"))
    driver.all(_everybody, {}).clear()
    assert len(driver.all(_everybody, {})) == 1


def test_a_violated_constraint(driver: Driver) -> None:
    """An error is of SQLAlchemy's kind, and tells no values."""
    driver.change(_add, person(1, "Anna Secret"))
    with pytest.raises(IntegrityError) as raised:
        driver.change(_add, person(1, "Anna Secret"))
    assert not is_down(raised.value)
    assert "[parameters" not in str(raised.value)


def test_a_violated_constraint_among_many(driver: Driver) -> None:
    """The same where many rows are written at once."""
    with pytest.raises(IntegrityError):
        driver.change_all(_add, [person(1, "Anna"), person(1, "Bruno")])


def test_a_value_that_is_missing(driver: Driver) -> None:
    """A statement that is not given all it needs is never sent."""
    with pytest.raises(InvalidRequestError):
        driver.first(_by_name, {})


def test_a_connection_that_is_gone(driver: Driver) -> None:
    """A lost connection is told from a wrong statement, and is not used again."""
    if driver.connection.dialect.name == "sqlite":
        pytest.skip("there is no connection to lose")
    driver.connection.connection.driver_connection.close()  # type: ignore[union-attr]
    with pytest.raises((OperationalError, ProgrammingError)) as raised:
        driver.first(_by_name, {"called": "Anna"})
    assert is_down(raised.value)
    assert driver.connection.invalidated


def test_compiled_once(driver: Driver) -> None:
    """A statement is compiled once for a dialect and its values' names."""
    dialect = driver.connection.dialect
    assert prepared(_by_name, dialect, ("called",)) is prepared(_by_name, dialect, ("called",))
    assert prepared(_by_names, dialect, ("names",)) is None


def hold_visit(work: Work) -> None:
    work.hold_visit(1)


def hold_person(work: Work) -> None:
    work.hold_person(1, 2)


@pytest.mark.parametrize("hold", [hold_visit, hold_person, Work.hold_registers])
def test_a_lock_ends_what_was_known(
    database: Database, monkeypatch: pytest.MonkeyPatch, hold: Callable[[Work], None]
) -> None:
    """Where other processes write too, what was read before a lock is read again behind it."""
    asked: list[str] = []

    def service(work: Work) -> None:
        seen = statements_of(work._driver, monkeypatch)  # noqa: SLF001 - as above
        work.visits.everything()
        hold(work)
        work.visits.everything()
        asked.extend(seen)

    database.perform(service)
    assert len(asked) == (2 if database.is_postgresql else 1)


def test_a_statement_is_compiled_once_for_writing_and_reading(database: Database) -> None:
    """Two engines of the same database share what was compiled; another database does not."""
    with database._writing.connect() as one, database._reading.connect() as other:  # noqa: SLF001 - both
        assert dialect_like(one.dialect) is dialect_like(other.dialect)
    before = prepared.cache_info().misses
    statement = select(Card.note).where(Card.subject == bindparam("subject"))
    database.perform(lambda work: Driver(work.connection).all(statement, {"subject": "x"}))
    database.look(lambda reading: Driver(reading.connection).all(statement, {"subject": "x"}))
    assert prepared.cache_info().misses == before + 1
