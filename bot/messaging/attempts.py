"""One attempt to send something, and what its failure means."""

import re

import structlog
from sqlalchemy import Row
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot import tally
from bot.messaging.cards import CardPost
from bot.messaging.channel import Channel
from bot.messaging.drafts import Draft
from bot.messaging.files import DrawingFailed
from bot.messaging.http import TooFast
from bot.messaging.jobs import CardJob, Job, LetterJob
from bot.messaging.letters import LetterPost
from bot.messaging.marks import CardMark, LetterMark, Lost, Mark, PutOff
from bot.messaging.pace import Pace
from bot.messaging.tracing import trace
from bot.messaging.waiting import after_failures
from bot.services.announcement_letters import cards_told_by

log = structlog.get_logger(__name__)

MOST_TRIES = 8
_LONGEST_REST = 60.0  # seconds between two tries
_LONGEST_REASON = 300  # characters
_QUOTE = re.compile(r"""(^|\s)["'].*""", re.DOTALL)

Sent = LetterMark | CardMark
Outcome = tuple[Mark | None, float | None]  # what to write down; in how many seconds to try again


class Attempts:
    """Sends drafts through one channel and judges what comes back."""

    def __init__(self, channel: Channel, pace: Pace) -> None:
        self._channel = channel
        self._pace = pace
        self._letters = LetterPost(channel.key, channel.calls, pace)
        self._cards = CardPost(channel.calls, pace)

    async def attempt(self, job: Job, draft: Draft) -> Outcome:
        """Try once."""
        if draft.row is None:
            return None, None
        if draft.dropped:
            self._count("dropped")
            return _closed(job, draft.row, "dropped", draft.dropped), None
        if draft.put_off:
            return PutOff(draft.row.id, draft.put_off), None
        if draft.fault:
            return self._parked(job, draft.row, draft.fault)
        try:
            mark = await self._deliver(job, draft, draft.row)
        except (TelegramError, DrawingFailed) as error:
            return self._judge(job, draft.row, error)
        same = isinstance(mark, CardMark) and mark.same
        self._count("same" if same else "sent")
        log.debug(
            "card is the same" if same else "message sent", **job.ids, message=mark.message_id
        )
        return mark, None

    def _count(self, outcome: str) -> None:
        tally.sends.add(self._channel.key, outcome)

    async def _deliver(self, job: Job, draft: Draft, row: Row[tuple[object, ...]]) -> Sent:
        if isinstance(job, CardJob):
            return await self._cards.deliver(job, draft, row)
        if draft.content is None:
            raise ValueError(job.id)
        job.tries = max(job.tries, row.attempts)
        return await self._letters.deliver(job, draft, draft.content)

    def _judge(self, job: Job, row: Row[tuple[object, ...]], error: Exception) -> Outcome:
        match error:
            case TooFast():
                self._count("slowed")
                self._pace.pause(job.address_id, error.seconds)
                log.info("asked to wait", **job.ids, seconds=error.seconds)
                return None, error.seconds
            case DrawingFailed():
                return self._parked(job, row, trace(error.__cause__ or error))
            case Forbidden():
                return self._lost(job, row)
            case BadRequest() if error.message.lower().startswith("chat not found"):
                return self._lost(job, row)
            case BadRequest() | ChatMigrated():
                return self._parked(job, row, _unquoted(error.message))
            case _:
                return self._again(job, row, error)

    def _lost(self, job: Job, row: Row[tuple[object, ...]]) -> Outcome:
        self._count("refused")
        log.info("address does not take messages", address=job.address_id)
        cards = cards_told_by(row) if isinstance(job, LetterJob) else ""
        return Lost(job.address_id, cards), None

    def _parked(self, job: Job, row: Row[tuple[object, ...]], why: str) -> Outcome:
        self._count("parked")
        log.warning("message parked", **job.ids, why=why.partition(":")[0])
        return _closed(job, row, "parked", why.replace("\0", "")[:_LONGEST_REASON]), None

    def _again(self, job: Job, row: Row[tuple[object, ...]], error: Exception) -> Outcome:
        # A try counts only if the channel answered others meanwhile: an outage parks nothing.
        answered = self._channel.request.answered
        counts = job.answered not in {-1, answered}
        job.answered = answered
        job.failures += 1
        job.tries += counts
        if job.tries >= MOST_TRIES:
            return self._parked(job, row, type(error).__name__)
        self._count("retried")
        rest = after_failures(job.failures - 1, _LONGEST_REST)
        if counts and isinstance(job, LetterJob):
            return LetterMark(job.id, "waiting", job.tries, type(error).__name__), rest
        return None, rest


def _unquoted(reason: str) -> str:
    """Cut a channel's reason where it begins to quote what was to be sent."""
    return _QUOTE.sub(" …", reason).strip()


def _closed(job: Job, row: Row[tuple[object, ...]], state: str, why: str) -> Mark:
    if isinstance(job, LetterJob):
        return LetterMark(job.id, state, job.tries, why, cards=cards_told_by(row))
    return CardMark(job.address_id, job.subject, row.wanted, row.message_id, why)
