"""Sending one letter: its attachment, its text, what did not fit into one message."""

from bot.messaging.calls import Calls
from bot.messaging.drafts import Draft
from bot.messaging.files import Files, Keyboard
from bot.messaging.jobs import LetterJob
from bot.messaging.marks import LetterMark, Upload
from bot.messaging.pace import Pace
from bot.services.announcement_letters import cards_told_by
from bot.views.content import Content


class LetterPost:
    """Sends the letters of one channel."""

    def __init__(self, channel: str, calls: Calls, pace: Pace) -> None:
        self._channel = channel
        self._calls = calls
        self._pace = pace
        self._files = Files(calls, pace)

    async def deliver(self, job: LetterJob, draft: Draft, content: Content) -> LetterMark:
        """Send all messages of a letter that have not left yet; the buttons are on the last.

        Raises:
            DrawingFailed: the attachment cannot be drawn.
            telegram.error.TelegramError: the channel did not take it.
        """
        texts = (content.text, *content.more)
        message_id, upload = None, None
        while job.parts < len(texts):
            keyboard = content.keyboard if job.parts == len(texts) - 1 else ()
            if job.parts == 0 and content.attachment is not None:
                message_id, upload = await self._file(job, draft, content, keyboard)
            else:
                async with self._pace.turn(job.address_id):
                    message_id = await self._calls.send(draft.chat_id, texts[job.parts], keyboard)
            job.parts += 1
        cards, attached = "", None
        if draft.row is not None:
            cards = cards_told_by(draft.row)
            if draft.row.attachment:
                attached = (job.address_id, draft.row.attachment)
        return LetterMark(job.id, "sent", job.tries, "", message_id, upload, cards, attached)

    async def _file(
        self, job: LetterJob, draft: Draft, content: Content, keyboard: Keyboard
    ) -> tuple[int, Upload | None]:
        message_id, file_id = await self._files.send(
            job.address_id, draft.chat_id, content, keyboard, draft.file_id
        )
        if content.attachment is None or file_id == draft.file_id:
            return message_id, None
        return message_id, Upload(self._channel, content.attachment.recipe, file_id)
