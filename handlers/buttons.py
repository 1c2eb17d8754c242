"""Buttons: taps whose callback data is a verb and arguments of known shapes."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.buttons import Verb, parse
from bot.domain.messages import Receipt
from handlers.context import Context

Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]


def button(verb: Verb, callback: Handle, *shapes: str) -> CallbackQueryHandler[Context, None]:
    """Route the taps on a button to its handler.

    What people send need not be what we wrote. Data of another shape goes on to the last handler
    of all, which says that the button is stale, so no handler has to mistrust its arguments.

    Args:
        verb: what the button stands for.
        callback: the handler.
        shapes: a regular expression for each argument, e.g. `bot.domain.buttons.ID`.
    """
    pattern = ":".join([verb.value, *(f"(?:{shape})" for shape in shapes)])
    return CallbackQueryHandler(callback, pattern=re.compile(rf"{pattern}\Z"))


def pressed(update: Update) -> tuple[Verb, tuple[str, ...]]:
    """Give what a button stands for, and its arguments."""
    query = update.callback_query
    return parse((query.data if query else "") or "")


def does(service: Callable[..., Receipt], *places: int) -> Handle:
    """Make the handler of a button that does one thing, with its arguments as they stand.

    Args:
        service: the use case; given the caller, then the arguments.
        places: of which arguments, from 0; none: of all.
    """

    async def handle(update: Update, context: Context) -> None:
        _, arguments = pressed(update)
        given = [arguments[place] for place in places] if places else arguments
        await context.press(service, *given)

    return handle
