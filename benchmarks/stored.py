"""What must be in the database after a run: a benchmark that lost something has no figure."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import String, cast, func, select

from bot.clock import SystemClock
from storage.database import Database
from storage.tables.messaging import Card, OutboxLetter, ParkedUpdate
from storage.tables.people import Address, Participant
from storage.tables.prompts import Answer
from storage.work import Reading

_said = (
    select(Address.chat_id, Answer.value)
    .join(Participant, Participant.person_id == Address.person_id)
    .join(Answer, Answer.author == cast(Participant.id, String))
)
_undone = (
    select(func.count()).select_from(Card).where(Card.pending | (Card.shown < Card.wanted)),
    select(func.count()).select_from(Card).where(Card.error != ""),
    select(func.count()).select_from(OutboxLetter).where(OutboxLetter.state != "sent"),
    select(func.count()).select_from(ParkedUpdate),
)


def check(url: str, said: Mapping[int, str]) -> None:
    """Compare what people said last with what is stored, and look for anything left undone.

    Raises:
        AssertionError: an answer is not there, or a card or letter not sent and marked.
    """
    database = Database(url, SystemClock())
    database.start()
    try:
        stored, undone = database.look(_look)
    finally:
        database.stop()
    lost = {chat: text for chat, text in said.items() if stored.get(chat) != text}
    if lost or any(undone):
        raise AssertionError(f"{len(lost)} answers lost; cards, letters, updates left: {undone}")


def _look(reading: Reading) -> tuple[dict[int, Any], list[int]]:
    connection = reading.connection
    stored = {row.chat_id: row.value for row in connection.execute(_said)}
    return stored, [connection.execute(statement).scalar_one() for statement in _undone]
