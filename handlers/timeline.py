"""/timeline: what will be sent, and what the team decides about it."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, NUMBER, Verb
from bot.services import timeline_pages
from handlers.buttons import button, does, pressed
from handlers.commands import command
from handlers.context import Context

_THING = "[0-9a-f]{8}"
_ACT = (
    f"(main|suppressed):{NUMBER}|(group|move|send|names|skip|plan|now|open):{_THING}"
    rf"|by:{_THING}\.-?(15|60)"
)


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("timeline", timeline),
        button(Verb.TIMELINE, does(timeline_pages.open_timeline), ID),
        button(Verb.TIMELINE, acted, ID, _ACT),
    ]


async def timeline(_update: Update, context: Context) -> None:
    """Bring the card to the end of the chat."""
    await context.tell(timeline_pages.bring)


async def acted(update: Update, context: Context) -> None:
    """Do what a button of the card says."""
    _, (visit, what, about) = pressed(update)
    await context.press(timeline_pages.act, visit, what, about, card=f"timeline:{visit}")
