"""Which messages arrived at the chat server, and which of them the database knows of."""

import html
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from bot.chat_server import Call
from storage.tables.messaging import OutboxLetter
from storage.tables.people import Address
from storage.work import Reading

Place = tuple[int, int]  # chat and message

_LETTERS = (
    select(OutboxLetter.__table__, Address.chat_id)
    .join(Address, Address.id == OutboxLetter.address_id)
    .order_by(OutboxLetter.id)
)


def plain(text: str) -> str:
    """Give a Telegram HTML text as a chat shows it."""
    return html.unescape(re.sub("<[^>]*>", "", text)).strip()


def arrived(calls: Iterable[Call]) -> dict[Place, str]:
    """Give the text of every new message that the chat server took, answered or not."""
    return {
        (call.chat_id, call.outcome["message_id"]): plain(str(call.parameters["text"]))
        for call in calls
        if call.method == "sendMessage" and call.outcome.get("ok") and call.chat_id
    }


def turned_away(calls: Iterable[Call]) -> set[tuple[int, str]]:
    """Give chat and text of every message that a chat did not take because its person blocked us.

    What is owed comes when they take messages again: after what was written later.
    """
    return {
        (call.chat_id, plain(str(call.parameters["text"])))
        for call in calls
        if call.method == "sendMessage"
        and call.outcome.get("fault") == "forbidden"
        and call.chat_id
    }


def letters(reading: Reading) -> list[Row[Any]]:
    """Give all letters, each with its `chat_id`, in the order of writing."""
    return list(reading.connection.execute(_LETTERS))


def unknown(reading: Reading, places: Iterable[Place]) -> set[Place]:
    """Give the messages that no letter has written down as its own."""
    return set(places) - {(row.chat_id, row.message_id) for row in letters(reading)}
