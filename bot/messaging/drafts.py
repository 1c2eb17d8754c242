"""Reading what a job needs, from the state as it is at the moment of sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import DBAPIError

from bot.messaging.jobs import CardJob, Job, LetterJob
from bot.messaging.tracing import trace
from bot.services.belated import put_off_until
from bot.views import rendering
from bot.views.content import Content
from storage.outbox import UNREACHABLE
from storage.work import Reading


@dataclass(frozen=True)
class Draft:
    """A job put into words, or why there is nothing to send.

    Attributes:
        row: the letter's or the card's row; none if there is nothing to do any more.
        content: the words; none: nothing is to be sent.
        file_id: the attachment, if the channel holds it.
        dropped: why it is not sent.
        put_off: until when it must wait.
        fault: why it could not be put into words.
    """

    row: Row[Any] | None
    chat_id: int = 0
    content: Content | None = None
    file_id: str = ""
    dropped: str = ""
    put_off: datetime | None = None
    fault: str = ""


def drafts(reading: Reading, channel: str, jobs: Sequence[Job]) -> list[Draft]:
    """Put jobs into words, each for its reader; what fails fails alone."""
    ids = [job.id for job in jobs if isinstance(job, LetterJob)]
    letters = {row.id: row for row in reading.outbox.waiting(ids)} if ids else {}
    return [
        _card(reading, channel, job)
        if isinstance(job, CardJob)
        else _letter(reading, channel, letters.get(job.id))
        for job in jobs
    ]


def _letter(reading: Reading, channel: str, row: Row[Any] | None) -> Draft:
    if row is None or row.channel != channel:
        return Draft(None)
    if row.expires_at is not None and row.expires_at <= reading.now:
        return Draft(row, dropped="expired")
    if not row.reachable:
        return Draft(row, row.chat_id, dropped=UNREACHABLE)
    try:
        put_off = put_off_until(reading, row)
        if put_off is not None:
            return Draft(row, row.chat_id, put_off=put_off)
        content = rendering.letter(reading, row)
    except DBAPIError:
        raise
    except Exception as error:  # noqa: BLE001 - parked with what it says; the others go on
        return Draft(row, row.chat_id, fault=trace(error))
    return Draft(row, row.chat_id, content, _file_id(reading, channel, content))


def _card(reading: Reading, channel: str, job: CardJob) -> Draft:
    row = reading.cards.of(job.address_id, job.subject)
    address = reading.people.address(job.address_id)
    if row is None or not row.pending or address is None or address.channel != channel:
        return Draft(None)
    if not address.reachable:
        return Draft(row, address.chat_id, dropped=UNREACHABLE)
    try:
        content = rendering.card(reading, job.address_id, job.subject)
    except DBAPIError:
        raise
    except Exception as error:  # noqa: BLE001 - recorded with what it says; the others go on
        return Draft(row, address.chat_id, fault=trace(error))
    return Draft(row, address.chat_id, content)


def _file_id(reading: Reading, channel: str, content: Content) -> str:
    if content.attachment is None:
        return ""
    return reading.records.uploaded(channel, content.attachment.recipe)
