"""Who has looked at what: some channels tell, and of the others nothing is said."""

from typing import Any

from sqlalchemy import Row

from bot.services.runs import home, prompt_card, refresh_sheets
from storage.ids import unshort
from storage.work import Reading, Work

_PROMPT = "prompt:"


def notice(work: Work, channel: str, chat_id: int, message_id: int) -> None:
    """Write down that somebody has looked at everything up to a message of ours.

    Run sheets follow where that was the question that they are asked just now.
    """
    address = work.people.address_of(channel, chat_id)
    if address is None or not work.people.see(address.id, message_id, work.now):
        return
    seen = work.cards.between(address.id, address.seen_message or 0, message_id)
    subjects = [card.subject for card in seen if card.subject.startswith(_PROMPT)]
    runs = [work.prompts.run(unshort(subject.removeprefix(_PROMPT))) for subject in subjects]
    for visit_id in sorted({run.visit_id for run in runs if run is not None}):
        refresh_sheets(work, visit_id)


def has_seen(reading: Reading, run: Row[Any], person_id: int) -> bool | None:
    """Tell whether somebody has looked at the card of a run; none: their channel does not tell."""
    address_id = home(reading, person_id, run.visit_id)
    address = reading.people.address(address_id) if address_id is not None else None
    if address is None or address.seen_message is None:
        return None
    card = reading.cards.of(address.id, prompt_card(run.id))
    if card is None:
        return None
    return card.message_id is not None and bool(card.message_id <= address.seen_message)
