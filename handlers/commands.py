"""Commands: messages that begin with a slash and a word."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from handlers.context import Context


def command(
    name: str, callback: Callable[[Update, Context], Coroutine[Any, Any, None]]
) -> CommandHandler[Context, None]:
    """Route a command to its handler; editing an old one does not give it again."""
    return CommandHandler(name, callback, filters=filters.UpdateType.MESSAGE)
