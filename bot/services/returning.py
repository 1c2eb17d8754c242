"""Coming back: we to a channel after an absence, or somebody to us who had blocked us.

Taps that were made while we were away may be gone: Telegram keeps a tap for about 150 seconds
only. So after a longer absence, the channel's or our own, everybody who has something open there
is asked once more.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.services import asking
from bot.services.runs import prompt_card
from bot.services.telling import owe_missed
from bot.services.visiting import parts_in
from storage.work import Work

ABSENCE = timedelta(minutes=2)
NOTE = "prompt-after-absence"


def still_there(work: Work, channel: str) -> None:
    """Write down that a channel was reached."""
    work.records.beat(_part(channel), work.now)


def come_back(work: Work, channel: str) -> int:
    """Write down that a channel was reached, perhaps after a while.

    If it was longer than an absence, every card of an open prompt comes anew, with a note on it.
    Both are one transaction: whoever is killed before or after it asks nobody twice. What was
    opened since, be it by the clock a moment ago, has lost no tap yet and is not asked again.

    Returns:
        How many cards are asked anew.
    """
    last = work.records.beats().get(_part(channel))
    still_there(work, channel)
    if last is None or work.now - last <= ABSENCE:
        return 0
    return ask_anew(work, channel)


def ask_anew(work: Work, channel: str) -> int:
    """Have everybody with an open prompt asked once more; give how many cards that are."""
    opened = work.prompts.open_since_before(work.now - ABSENCE, work.now)
    cards = [prompt_card(run.id) for run in opened]
    return work.renew_all(channel, cards, NOTE)


def reached_again(work: Work, address: Row[Any]) -> None:
    """Write down that an address takes messages; then bring what it has missed.

    That is what was owed to it and dropped, a certificate above all, what has changed in the
    programme, and what is open now.
    """
    work.people.set_reachable(address.id, reachable=True)
    work.outbox.owe_again(address.id, work.now)
    work.effects.unknown = True  # no new letters, but the sender has to look
    if address.person_id is not None:
        for part in sorted(parts_in(work, address.person_id), key=lambda part: int(part.visit_id)):
            work.hold_person(part.visit_id, address.person_id)
            owe_missed(work, part)
        asking.ask_again(work, address.person_id)


def _part(channel: str) -> str:
    return f"reached:{channel}"
