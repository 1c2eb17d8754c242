"""Noticing that a channel could not bring its updates to us: taps made meanwhile may be gone.

It is noticed from what the channel says of its webhook, by the one process that keeps the bot, and
written down, so that every process's page tells it and a successor goes on from there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.returning import ABSENCE, ask_anew
from storage.work import Reading, Work

RETRIED = timedelta(minutes=3)  # a channel tries again at least every two minutes


@dataclass(frozen=True)
class Brought:
    """How the bringing of updates stands.

    Attributes:
        failing: since when nothing is brought.
        failed_for: seconds of a time that is just over.
        asked: how many cards are asked anew because of it.
    """

    failing: datetime | None = None
    failed_for: float = 0.0
    asked: int = 0


def judge_bringing(work: Work, channel: str, pending: int, failed: datetime | None) -> Brought:
    """Write down whether a channel reaches us; after an absence, ask everybody anew.

    One failure that is followed by a success is none: a process was restarted, another took it.

    Args:
        work: the transaction.
        channel: which.
        pending: updates that wait at the channel.
        failed: when it last failed to bring one.
    """
    since = work.records.beats().get(_part(channel))
    if failed is not None and pending and work.now - failed < RETRIED:
        taken = work.records.last_confirmed(channel)
        if taken is None or taken <= failed:
            if since is None:
                since = min(failed, work.now)
                work.records.beat(_part(channel), since)
            return Brought(since)
    if since is None:
        return Brought()
    work.records.forget_beat(_part(channel))
    over = work.now - since
    asked = ask_anew(work, channel) if over > ABSENCE else 0
    return Brought(failed_for=over.total_seconds(), asked=asked)


def unreached_since(reading: Reading, channel: str, at_least: timedelta) -> datetime | None:
    """Give since when a channel cannot bring its updates, if that is so for some time."""
    since = reading.records.beats().get(_part(channel))
    return since if since is not None and reading.now - since >= at_least else None


def _part(channel: str) -> str:
    return f"unreached:{channel}"
