"""/calendar: the calendar file, and the address that a calendar can follow."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, Verb
from bot.services import calendars
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context
from storage.ids import unshort

_ACTS = {
    calendars.SEND: calendars.send,
    calendars.FEED: calendars.subscribe,
    calendars.RENEW: calendars.renew,
    calendars.OFF: calendars.switch_off,
}
_ON_THE_CARD = {calendars.RENEW, calendars.OFF}


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("calendar", calendar),
        button(Verb.CALENDAR, all_pressed),
        button(Verb.CALENDAR, act_pressed, "|".join(_ACTS), ID),
    ]


async def calendar(_update: Update, context: Context) -> None:
    """Send the calendar files of all visits that concern the person."""
    await context.tell(calendars.send_all)


async def all_pressed(_update: Update, context: Context) -> None:
    """Do as /calendar."""
    await context.press(calendars.press_send_all)


async def act_pressed(update: Update, context: Context) -> None:
    """Send one visit's file; show, change or switch off the address."""
    _, (act, visit) = pressed(update)
    card = calendars.card_of(unshort(visit)) if act in _ON_THE_CARD else ""
    await context.press(_ACTS[act], visit, card=card)
