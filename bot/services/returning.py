"""Coming back to a channel after an absence: taps that were made meanwhile may be gone.

Telegram keeps a tap for about 150 seconds only. So after a longer absence, the channel's or our
own, everybody who has something open there is asked once more.
"""

from datetime import timedelta

from bot.services.runs import prompt_card
from storage.work import Work

ABSENCE = timedelta(minutes=2)
NOTE = "prompt-after-absence"


def still_there(work: Work, channel: str) -> None:
    """Write down that a channel was reached."""
    work.records.beat(_part(channel), work.now)


def come_back(work: Work, channel: str) -> int:
    """Write down that a channel was reached, perhaps after a while.

    If it was longer than an absence, every card of an open prompt comes anew, with a note on it.
    Both are one transaction: whoever is killed before or after it asks nobody twice.

    Returns:
        How many cards are asked anew.
    """
    last = work.records.beats().get(_part(channel))
    still_there(work, channel)
    if last is None or work.now - last <= ABSENCE:
        return 0
    cards = [prompt_card(run.id) for run in work.prompts.open_everywhere()]
    return work.renew_all(channel, cards, NOTE)


def _part(channel: str) -> str:
    return f"reached:{channel}"
