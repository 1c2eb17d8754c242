"""/change: the team changes the programme of a running visit."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, Verb
from bot.services import changing
from handlers.buttons import button, does, pressed
from handlers.commands import command
from handlers.context import Context

_ACT = (
    f"(main|link|no):|(day|item|follow|cancel|restore):{KEY}"
    r"|move:[a-z0-9_-]{1,24}\.-?[0-9]{1,3}|yes:[0-9a-f]{8}"
)


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("change", change),
        button(Verb.CHANGE, does(changing.open_change), ID),
        button(Verb.CHANGE, acted, ID, _ACT),
    ]


async def change(_update: Update, context: Context) -> None:
    """Bring the card to the end of the chat."""
    await context.tell(changing.bring)


async def acted(update: Update, context: Context) -> None:
    """Do what a button of the card says."""
    _, (visit, what, about) = pressed(update)
    await context.press(changing.act, visit, what, about, card=f"change:{visit}")
