"""What no other handler wanted: commands we do not know, buttons of long ago."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, MessageHandler, filters

from bot.domain.messages import Receipt
from bot.services.callers import Caller
from bot.services.helping import unknown_command
from handlers.context import Context
from storage.work import Work


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this subject, in order."""
    return [
        MessageHandler(filters.COMMAND, command),
        CallbackQueryHandler(button),
    ]


async def command(_update: Update, context: Context) -> None:
    """Say that we do not know the command."""
    await context.tell(unknown_command)


async def button(_update: Update, context: Context) -> None:
    """Say that the button does nothing any more."""
    await context.press(_stale)


def _stale(_work: Work, _caller: Caller) -> Receipt:
    return Receipt("stale-button")
