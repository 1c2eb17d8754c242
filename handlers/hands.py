"""Raised hands: /hand, the buttons of one's own card, and those of the queue."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, Verb
from bot.services import giving_floor, raising
from bot.services.giving_floor import CLEAR, DONE, GIVE, OUT
from handlers.buttons import button, does
from handlers.commands import command
from handlers.context import Context

_ACT = f"{CLEAR}:|(?:{GIVE}|{DONE}|{OUT}):{ID}"


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("hand", hand),
        button(Verb.HAND, does(raising.press_raise, 0), ID, "raise", ""),
        button(Verb.HAND, does(raising.press_again, 0), ID, "again", ""),
        button(Verb.HAND, does(raising.press_lower, 0), ID, "lower", ""),
        button(Verb.HAND, does(giving_floor.bring_queue, 0), ID),
        button(Verb.HAND, does(giving_floor.bring_queue, 0), ID, "queue"),
        button(Verb.HAND, does(giving_floor.bring_queue, 0), ID, "queue", ""),
        button(Verb.HAND, does(giving_floor.act), ID, _ACT),
    ]


async def hand(_update: Update, context: Context) -> None:
    """Raise a hand, or show the queue to whoever runs the visit."""
    await context.tell(raising.raise_hand)
