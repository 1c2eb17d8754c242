"""Looking ahead and back: /next, /agenda and /me."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import Verb
from bot.services.progress import (
    press_agenda,
    press_me,
    press_next,
    tell_agenda,
    tell_me,
    tell_next,
)
from handlers.buttons import button
from handlers.commands import command
from handlers.context import Context


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("next", what_next),
        command("agenda", agenda),
        command("me", me),
        button(Verb.NEXT, next_pressed),
        button(Verb.AGENDA, agenda_pressed),
        button(Verb.ME, me_pressed),
    ]


async def what_next(_update: Update, context: Context) -> None:
    """Show what comes next."""
    await context.tell(tell_next)


async def agenda(_update: Update, context: Context) -> None:
    """Show the agenda on the reader's clock."""
    await context.tell(tell_agenda)


async def me(_update: Update, context: Context) -> None:
    """Show where the reader stands."""
    await context.tell(tell_me)


async def next_pressed(_update: Update, context: Context) -> None:
    """Do as /next."""
    await context.press(press_next)


async def agenda_pressed(_update: Update, context: Context) -> None:
    """Do as /agenda."""
    await context.press(press_agenda)


async def me_pressed(_update: Update, context: Context) -> None:
    """Do as /me."""
    await context.press(press_me)
