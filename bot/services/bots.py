"""Which bot runs which visit: a large programme has several, each with a pace of its own."""

from bot.domain.people import CHANNELS
from bot.errors import HospesError
from storage.work import Reading, Work

USUAL, PAGE = CHANNELS  # the first bot's channel, and our own chat page beside every bot


class BotTaken(HospesError):
    """A visit cannot go to another bot any more: people came to the one it has."""


def number_of(work: Work, channel: str, number: int) -> int:
    """Give the number of the bot that people talk with on a channel; this one's if none yet."""
    known = work.records.known(f"bot:{channel}")
    if not known:
        work.records.know(f"bot:{channel}", str(number))
    return int(known or number)


def bot_of(reading: Reading, visit_id: int) -> str:
    """Give the channel of the bot that runs a visit.

    Raises:
        LookupError: there is no such visit.
    """
    visit = reading.visits.by_id(visit_id)
    if visit is None:
        raise LookupError(visit_id)
    return visit.bot or USUAL


def serves(reading: Reading, channel: str, visit_id: int) -> bool:
    """Tell whether a visit's people are met on a channel."""
    return channel in {bot_of(reading, visit_id), PAGE}


def give_to(work: Work, visit_id: int, bot: str) -> None:
    """Let a bot run a visit, as long as nobody has come to another.

    Raises:
        BotTaken: somebody has.
    """
    if bot == bot_of(work, visit_id):
        return
    if any(row.used_at is not None for row in work.invitations.of_visit(visit_id)):
        raise BotTaken(bot_of(work, visit_id))
    work.visits.set_bot(visit_id, bot)
