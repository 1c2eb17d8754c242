"""Whose messages arrived: letter by letter, as the database and the chat server have them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, select

from bot.chat_server import Call
from storage.tables.messaging import OutboxLetter
from storage.work import Reading
from tests.attack.arrivals import arrived, letters, unknown
from tests.replicas.crowd import LETTER, REMINDER, Crowd

Copies = Counter[tuple[int, str]]  # by chat, and by text or kind

_ANSWER = "invitation"  # a word of what strangers are answered
_WORDS = (LETTER, REMINDER, _ANSWER)


def owed(crowd: Crowd, rounds: int, said: Counter[int]) -> Copies:
    """Give what should arrive: letters, an answer to each message, one reminder."""
    letters_of = {(one.id, "letter"): rounds for one in crowd.strangers}
    answers = {(chat, "answer"): number for chat, number in said.items()}
    reminders = {(one.id, "reminder"): 1 for one in crowd.guests}
    return Counter(letters_of | answers | reminders)


def newest(reading: Reading) -> int:
    """Give the number of the letter that was written last."""
    return reading.connection.execute(select(func.max(OutboxLetter.id))).scalar() or 0


def held(reading: Reading, calls: Sequence[Call], since: int) -> Copies:
    """Give what arrived of the letters after one, each with a message of its own."""
    sent = arrived(calls)
    rows = [row for row in letters(reading) if row.id > since]
    return Counter(
        (row.chat_id, kind(row)) for row in rows if (row.chat_id, row.message_id) in sent
    )


def unmarked(reading: Reading, calls: Sequence[Call]) -> Copies:
    """Give, by text, the messages that no letter has written down as its own."""
    sent = {
        place: text
        for place, text in arrived(calls).items()
        if any(word in text for word in _WORDS)
    }
    return Counter((place[0], sent[place]) for place in unknown(reading, sent))


def kind(row: Row[Any]) -> str:
    """Tell what a letter is."""
    if row.text_key == "apology":
        return "letter"
    return "reminder" if row.text_key.startswith("reminder") else "answer"
