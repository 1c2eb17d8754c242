"""Outcomes that are written down late, by a process that stood still meanwhile."""

from storage.database import Database
from storage.work import Reading, Work


def write(work: Work) -> int:
    """Write a letter and ask for a card; give the address."""
    address = work.people.add_address("telegram", 5, "en", work.now)
    work.say(address, "hello")
    work.refresh(address, "now:")
    return int(address)


def outcome(work: Work, state: str, message: int | None) -> None:
    [row] = work.connection.exec_driver_sql("SELECT id FROM outbox").all()
    mark = {"row_id": row.id, "new_state": state, "tries": 1, "why": "", "message": message}
    work.outbox.settle([{**mark, "now": work.now}])


def letter(reading: Reading) -> tuple[object, ...]:
    [row] = reading.connection.exec_driver_sql("SELECT state, message_id FROM outbox").all()
    return tuple(row)


def test_a_letter_that_was_sent_stays_so(database: Database) -> None:
    """A late word that it is to be tried again, or was given up, changes nothing."""
    database.perform(write)
    database.perform(outcome, "sent", 7)
    for late in ("waiting", "parked", "dropped"):
        database.perform(outcome, late, None)
        assert database.look(letter) == ("sent", 7)


def test_what_was_sent_after_all_is_sent(database: Database) -> None:
    """A late word that it was sent is true, whatever was thought meanwhile."""
    database.perform(write)
    database.perform(outcome, "dropped", None)
    database.perform(outcome, "sent", 7)
    assert database.look(letter) == ("sent", 7)


def show(work: Work, address: int, seen: int, message: int | None, why: str = "") -> None:
    mark = {"address": address, "what": "now:", "seen": seen, "message": message, "why": why}
    work.cards.show([mark])


def card(reading: Reading, address: int) -> tuple[object, ...]:
    row = reading.cards.of(address, "now:")
    assert row is not None
    return row.shown, row.message_id, row.error, row.pending


def test_a_card_does_not_go_back(database: Database) -> None:
    """A late word of an older state of a card leaves the newer one, and its message."""
    address = database.perform(write)
    database.perform(lambda work: work.refresh(address, "now:"))
    database.perform(show, address, 2, 9)
    database.perform(show, address, 1, 8)
    assert database.look(card, address) == (2, 9, "", False)


def test_a_card_that_was_shown_stays_so(database: Database) -> None:
    """Of two who showed the same state, or could not, the first to show it counts."""
    address = database.perform(write)
    database.perform(show, address, 1, 9)
    database.perform(show, address, 1, 8)
    database.perform(show, address, 1, None, "TimedOut")
    assert database.look(card, address) == (1, 9, "", False)


def test_a_card_that_was_shown_after_all_is_shown(database: Database) -> None:
    """A late word that it was shown is true, even if it was given up meanwhile."""
    address = database.perform(write)
    database.perform(show, address, 1, None, "TimedOut")
    database.perform(show, address, 1, 9)
    assert database.look(card, address) == (1, 9, "", False)
