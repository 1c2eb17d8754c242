"""Coming to a day or not, trying buttons out, and the plan of when and where to sit."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, Verb
from bot.services import intending, rsvping
from bot.services.coming import SAYINGS
from handlers.buttons import button, pressed
from handlers.context import Context

_ACTS = {intending.WRITE: intending.write, intending.FORGET: intending.forget}


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.RSVP, said, ID, KEY, "|".join(SAYINGS)),
        button(Verb.RSVP, asked, ID, KEY, rsvping.ASK),
        button(Verb.TRY_OUT, tried, ID),
        button(Verb.INTEND, intended, ID, "|".join(_ACTS)),
    ]


async def said(update: Update, context: Context) -> None:
    """Take what somebody says of coming to a day."""
    _, (visit, day, says) = pressed(update)
    reply = rsvping.Reply(visit, day, says)
    await context.press(rsvping.say, reply, context.message_id)


async def asked(update: Update, context: Context) -> None:
    """Show the message on which one says whether one comes."""
    _, (visit, day, _) = pressed(update)
    await context.press(rsvping.ask, visit, day)


async def tried(update: Update, context: Context) -> None:
    """Show that buttons work."""
    _, (visit,) = pressed(update)
    await context.press(intending.try_out, visit)


async def intended(update: Update, context: Context) -> None:
    """Let somebody write their plan anew, or have it forgotten."""
    _, (visit, act) = pressed(update)
    await context.press(_ACTS[act], visit)
