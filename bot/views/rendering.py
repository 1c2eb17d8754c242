"""From rows to messages: every letter and every card passes here, at the moment it is sent."""

from typing import Any

from sqlalchemy import Row

from bot.views.attachments import attachment
from bot.views.cards import CARDS
from bot.views.content import Content
from bot.views.readers import reader_of
from bot.views.splitting import split
from storage.letters import arguments_from_json, keyboard_from_json
from storage.work import Reading

LETTER_LIMIT = 4096  # code points after parsing (Bot API, sendMessage)
CAPTION_LIMIT = 1024  # code points after parsing (Bot API, sendPhoto)


def letter(reading: Reading, row: Row[Any]) -> Content:
    """Put a letter of the outbox into words."""
    address = reading.people.address(row.address_id)
    if address is None:
        raise LookupError(row.address_id)
    reader = reader_of(reading, address, row.visit_id)
    text = reader.say(row.text_key, arguments_from_json(row.args))
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


def card(reading: Reading, address_id: int, subject: str) -> Content | None:
    """Draw a card from the state as it is; none if there is nothing left to show."""
    address = reading.people.address(address_id)
    if address is None:
        return None
    kind, _, about = subject.partition(":")
    return CARDS[kind](reading, address, about)
