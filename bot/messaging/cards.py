"""Drawing one card: a new message, an edit of the one that shows it, or nothing if it does."""

from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy import Row
from telegram.error import BadRequest, TelegramError

from bot.messaging.calls import Calls
from bot.messaging.drafts import Draft
from bot.messaging.jobs import CardJob
from bot.messaging.marks import CardMark
from bot.messaging.pace import Pace
from bot.messaging.showing import Showing
from bot.services.nudging import NOTE as NUDGE
from bot.views.content import Content

log = structlog.get_logger(__name__)

_UNCHANGED = "message is not modified"
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message identifier is not specified",
)
_PICTURE = "there is no text in the message to edit"


class CardPost:
    """Draws the cards of one channel."""

    def __init__(self, calls: Calls, pace: Pace) -> None:
        self._calls = calls
        self._pace = pace
        self._showing = Showing()

    async def deliver(self, job: CardJob, draft: Draft, row: Row[Any]) -> CardMark:
        """Make the card show the state that was read.

        Raises:
            telegram.error.TelegramError: the channel did not take it.
        """
        message_id: int | None = row.message_id
        content = draft.content
        if content is None:
            return CardMark(job.address_id, job.subject, row.wanted, message_id)
        if self._showing.is_bare(row):
            content = replace(content, pressable=False)  # nothing to take off: a call saved
        same = self._showing.take(row, content)
        if not same:
            message_id = await self._show(job, draft.chat_id, content, row)
        self._showing.put(row, message_id, content)
        return CardMark(job.address_id, job.subject, row.wanted, message_id, same=same)

    async def _show(self, job: CardJob, chat_id: int, content: Content, row: Row[Any]) -> int:
        old: int | None = row.message_id
        stays = old is not None and row.anew <= row.shown
        if old is not None and stays and await self._edited(job, chat_id, old, content):
            return old
        if old is not None and content.pressable:
            # Before the new one: a kill between that and its mark leaves two cards standing, and
            # waiting for another turn there would make it likely.
            await self._strip(job, chat_id, old)
        async with self._pace.turn(job.address_id):
            new = await self._calls.send(
                chat_id, content.text, content.keyboard, silent=stays or row.note == NUDGE
            )
        # From here on the message exists: what fails now must not send it a second time.
        if content.pinned:
            await self._pin(job, chat_id, new)
        return new

    async def _edited(self, job: CardJob, chat_id: int, message_id: int, content: Content) -> bool:
        """Edit the message; tell whether it now shows the content."""
        try:
            async with self._pace.turn(job.address_id, urgent=job.awaited):
                await self._calls.edit(chat_id, message_id, content.text, content.keyboard)
        except BadRequest as error:
            if _says(error, _UNCHANGED):
                return True
            if _says(error, _PICTURE):
                await self._delete(job, chat_id, message_id)
                return False
            if _says(error, *_GONE):
                return False
            raise
        return True

    async def _pin(self, job: CardJob, chat_id: int, message_id: int) -> None:
        try:
            async with self._pace.turn(job.address_id):
                await self._calls.pin(chat_id, message_id)
        except TelegramError as error:
            log.info("card not pinned", address=job.address_id, error=type(error).__name__)

    async def _delete(self, job: CardJob, chat_id: int, message_id: int) -> None:
        """Take a picture away: a card is words, so it cannot become one.

        Raises:
            telegram.error.TelegramError: the channel may take that another time.
        """
        try:
            async with self._pace.turn(job.address_id):
                await self._calls.delete(chat_id, message_id)
        except BadRequest as error:  # it is gone, or too old
            log.info("picture stays", address=job.address_id, error=type(error).__name__)

    async def _strip(self, job: CardJob, chat_id: int, message_id: int) -> None:
        try:
            async with self._pace.turn(job.address_id):
                await self._calls.strip(chat_id, message_id)
        except TelegramError as error:
            if _says(error, _UNCHANGED):  # it had none
                return
            log.info(
                "old card keeps its buttons", address=job.address_id, error=type(error).__name__
            )


def _says(error: TelegramError, *beginnings: str) -> bool:
    """Tell whether a channel's answer is one of these; the library capitalises them."""
    return error.message.lower().startswith(beginnings)
