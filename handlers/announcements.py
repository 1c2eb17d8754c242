"""/announce: the team writes to everybody in a visit."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, Verb
from bot.services import announcement_acts, announcing
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("announce", announce),
        button(Verb.ANNOUNCE, begun, ID, "new"),
        button(Verb.ANNOUNCE, acted, ID, "|".join(announcement_acts.ACTS)),
    ]


async def announce(update: Update, context: Context) -> None:
    """Begin an announcement, with the text behind the command if there is one."""
    message = update.effective_message
    _command, *text = ((message.text if message else "") or "").split(maxsplit=1)
    await context.tell(announcing.announce, "".join(text))


async def begun(update: Update, context: Context) -> None:
    """Begin an announcement in a visit."""
    _, (visit, _new) = pressed(update)
    await context.press(announcing.begin, visit)


async def acted(update: Update, context: Context) -> None:
    """Do what a button of the card says."""
    _, (announcement, what) = pressed(update)
    await context.press(announcement_acts.act, announcement, what, card=f"announce:{announcement}")
