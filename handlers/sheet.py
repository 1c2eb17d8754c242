"""The facilitators' run sheet: /sheet and its buttons."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, NUMBER, Verb
from bot.services import cockpit
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context

_ACT = (
    "(main|tools|files|note|team|on|voices):"
    f"|(list|notes):{NUMBER}"
    f"|(item|open|open_now|rehearse|skip|after_all|back):{KEY}"
    f"|(missing|further|withdraw|close|reopen|more|result|retract|show|hide|nudge):{ID}"
    f"|(undo|unnote|lead):{ID}"
    rf"|step:(voting|talking|again)\.{ID}"
)


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("sheet", sheet),
        button(Verb.SHEET, acted, ID, _ACT),
    ]


async def sheet(_update: Update, context: Context) -> None:
    """Bring the run sheet to the end of the chat."""
    await context.tell(cockpit.bring_sheets)


async def acted(update: Update, context: Context) -> None:
    """Do what a button of the run sheet says."""
    _, (visit, what, about) = pressed(update)
    await context.press(cockpit.act, visit, what, about)
