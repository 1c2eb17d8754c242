"""Free text and whatever else people send; asked after all other handlers."""

from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.services import listening
from handlers.context import Context

_NEW = filters.UpdateType.MESSAGE
_EDITED = filters.UpdateType.EDITED_MESSAGE
_KINDS = {
    "video_note": "video",
    "animation": "sticker",
    "audio": "voice",
    "venue": "location",
}
_SILENT = filters.StatusUpdate.ALL  # pinned, and the like: nobody said anything


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    words = filters.TEXT & ~filters.COMMAND
    return [
        MessageHandler(_NEW & words, heard),
        MessageHandler(_EDITED & words, edited),
        MessageHandler(_NEW & ~filters.TEXT & ~_SILENT, other_kind),
    ]


async def heard(update: Update, context: Context) -> None:
    """Take a typed message to where it belongs."""
    message = _message(update)
    reply_to = message.reply_to_message.message_id if message.reply_to_message else None
    await context.tell(listening.hear, message.text or "", message.message_id, reply_to)


async def edited(update: Update, context: Context) -> None:
    """Change the answer that an edited message was."""
    message = _message(update)
    await context.tell(listening.edited, message.text or "", message.message_id)


async def other_kind(update: Update, context: Context) -> None:
    """Ask for words instead."""
    message = _message(update)
    kind = next((kind for kind in (*listening.KINDS, *_KINDS) if getattr(message, kind, None)), "")
    await context.tell(listening.other_kind, _KINDS.get(kind, kind))


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise TypeError(update)
    return message
