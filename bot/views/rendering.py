"""From rows to messages: every letter and every card passes here, at the moment it is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.services.evening import EVENING
from bot.services.intending import KEPT
from bot.services.telling import NOTICE
from bot.views.attachments import attachment
from bot.views.cards import CARDS
from bot.views.content import Content
from bot.views.intentions import evening, kept
from bot.views.news import notice
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.splitting import split
from storage.letters import arguments_from_json, keyboard_from_json
from storage.work import Reading

LETTER_LIMIT = 4096  # code points after parsing (Bot API, sendMessage)
CAPTION_LIMIT = 1024  # code points after parsing (Bot API, sendPhoto)

# Letters of which the words are more than a text with arguments, by their key.
DRAWN: Mapping[str, Callable[[Reading, Reader, Row[Any]], str]] = {
    NOTICE: notice,
    EVENING: evening,
    KEPT: kept,
}


def letter(reading: Reading, row: Row[Any]) -> Content:
    """Put a letter of the outbox into words."""
    address = reading.people.address(row.address_id)
    if address is None:
        raise LookupError(row.address_id)
    reader = reader_of(reading, address, row.visit_id)
    text = _text(reading, reader, row)
    drawn = attachment(reading, reader, row.attachment) if row.attachment else None
    if drawn and drawn.words:
        text = f"{text}\n{drawn.words}"
    first, *more = split(text, CAPTION_LIMIT if drawn else LETTER_LIMIT)
    return Content(
        text=first,
        keyboard=reader.keyboard(keyboard_from_json(row.buttons)),
        attachment=drawn,
        more=tuple(more),
    )


def _text(reading: Reading, reader: Reader, row: Row[Any]) -> str:
    if row.text_key in DRAWN:
        return DRAWN[row.text_key](reading, reader, row)
    return reader.say(row.text_key, arguments_from_json(row.args))


def card(reading: Reading, address_id: int, subject: str) -> Content | None:
    """Draw a card from the state as it is; none if there is nothing left to show."""
    address = reading.people.address(address_id)
    if address is None:
        return None
    kind, _, about = subject.partition(":")
    return CARDS[kind](reading, address, about)
