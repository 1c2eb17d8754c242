"""Counting what arrived: the judge of the attacks must be able to find fault."""

from bot.chat_server import Call
from bot.messaging.marks import LetterMark, record
from storage.database import Database
from tests.attack.arrivals import arrived, letters, unknown
from tests.attack.ledger import Outcome
from tests.attack.loose import excused
from tests.bot.messaging.house import write

ANNA, BEN = 1, 2


def call(chat: int, message: int, text: str = "", **outcome: object) -> Call:
    """Make a call that the chat server took."""
    outcome = {"ok": True, "message_id": message, **outcome}
    return Call(0, 0.0, 0.0, "sendMessage", chat, {"text": text}, outcome)


def sent(database: Database, chat: int, message: int) -> None:
    """Write a letter, and that a message was it."""
    database.perform(write, chat, str(message))
    number = database.look(letters)[-1].id
    database.perform(record, [LetterMark(number, "sent", message_id=message)])


def test_a_copy_is_found_where_another_letter_is_lost(database: Database) -> None:
    """One letter too few and one too many in a chat do not make up for each other."""
    for message in (5, 6):
        sent(database, ANNA, message)
    calls = [call(ANNA, 5, "same"), call(ANNA, 7, "same"), call(BEN, 6, "same")]
    found = arrived(calls)
    assert database.look(unknown, found) == {(ANNA, 7), (BEN, 6)}
    assert [row for row in database.look(letters) if (ANNA, row.message_id) in found] == (
        database.look(letters)[:1]
    )


def test_only_what_a_fault_kept_back_is_excused() -> None:
    """A message may come again if its answer was kept back, not if it was never taken."""
    calls = [
        call(ANNA, 1, fault="drop_after"),
        call(ANNA, 2, fault="delay"),
        call(ANNA, 3),
        Call(0, 0.0, 0.0, "sendMessage", BEN, {"text": ""}, {"fault": "drop_before"}),
    ]
    assert excused(calls) == {(ANNA, 1), (ANNA, 2)}


def test_figures_are_no_faults() -> None:
    """What comes again may; what is lost, doubled or unexplained may not."""
    assert Outcome(letters=3, repeated=1, strays=1, refused=1).faults == {}
    assert Outcome(letters_lost=1, unexplained=2).faults == {"letters_lost": 1, "unexplained": 2}
