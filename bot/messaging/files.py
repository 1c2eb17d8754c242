"""Pictures and PDFs: drawn once, uploaded once per channel, then sent again by their id."""

import asyncio
from weakref import WeakValueDictionary

from telegram.error import BadRequest

from bot.messaging.calls import Calls
from bot.messaging.pace import Pace
from bot.messaging.payload import File
from bot.views.content import Attachment, Content, Key

_REMEMBERED = 1000
_WRONG_FILE = ("file identifier", "file_id")  # in the Bot API's answers to an id it does not know

Keyboard = tuple[tuple[Key, ...], ...]


class Files:
    """Sends what has an attachment.

    Of many who want the same new drawing one draws and uploads it, the others wait for its id.
    """

    def __init__(self, calls: Calls, pace: Pace) -> None:
        self._calls = calls
        self._pace = pace
        self._fresh: dict[str, str] = {}
        self._drawing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(
        self, address_id: int, chat_id: int, content: Content, keyboard: Keyboard, file_id: str
    ) -> tuple[int, str]:
        """Send a content with its attachment.

        Args:
            address_id: whose turn to wait for.
            chat_id: where it goes.
            content: what is sent.
            keyboard: the buttons under it.
            file_id: under which the channel holds the attachment; empty if it does not.

        Returns:
            the message's id and the file's id.

        Raises:
            DrawingFailed: the attachment cannot be drawn.
            telegram.error.TelegramError: the channel did not take it.
        """
        attachment = content.attachment
        if attachment is None:
            raise ValueError("no attachment")

        async def deliver(file: File | str) -> tuple[int, str]:
            async with self._pace.turn(address_id, upload=isinstance(file, File)):
                return await self._calls.send_file(
                    chat_id, attachment.kind, file, content.text, keyboard
                )

        lock = self._drawing.setdefault(attachment.recipe, asyncio.Lock())
        await self._pace.behind(lock.acquire())
        try:
            held = self._fresh.get(attachment.recipe) or file_id
            if not held:
                return self._keep(attachment, await deliver(await _drawn(attachment)))
        finally:
            lock.release()
        try:
            return await deliver(held)
        except BadRequest as error:
            if not any(sign in error.message.lower() for sign in _WRONG_FILE):
                raise
            self._fresh.pop(attachment.recipe, None)
            return self._keep(attachment, await deliver(await _drawn(attachment)))

    def _keep(self, attachment: Attachment, sent: tuple[int, str]) -> tuple[int, str]:
        if len(self._fresh) >= _REMEMBERED:
            self._fresh.clear()
        self._fresh[attachment.recipe] = sent[1]
        return sent


class DrawingFailed(Exception):
    """An attachment could not be drawn; the cause says why."""


async def _drawn(attachment: Attachment) -> File:
    try:
        content = await asyncio.to_thread(attachment.draw)
    except Exception as error:
        raise DrawingFailed from error
    return File(attachment.kind, attachment.file_name, content)
