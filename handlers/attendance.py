"""Checking in by a tap, and the team's /attendance list."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, NUMBER, WORD, Verb
from bot.services import attending, marking
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context
from storage.ids import unshort


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("attendance", attendance),
        button(Verb.CHECK_IN, check_in_opened, ID, KEY),
        button(Verb.CHECK_IN, word_pressed, ID, KEY, WORD),
        button(Verb.MARK, verdict_pressed, ID, "present|absent", "-"),
        button(Verb.MARK, list_turned, ID, f"page:{NUMBER}|day:{KEY}|who:{ID}|back:-"),
    ]


async def attendance(_update: Update, context: Context) -> None:
    """Show the attendance list of the day."""
    await context.tell(marking.open_list)


async def check_in_opened(update: Update, context: Context) -> None:
    """Offer three words, one of them on the screen."""
    _, (visit, day) = pressed(update)
    await context.press(attending.open_check_in, visit, day)


async def word_pressed(update: Update, context: Context) -> None:
    """Take a tapped word."""
    _, (visit, day, word) = pressed(update)
    card = attending.card_of(unshort(visit), day)
    await context.press(attending.press_word, visit, day, word, card=card)


async def list_turned(update: Update, context: Context) -> None:
    """Turn the attendance list to a page, a day or a person."""
    _, (visit, act, argument) = pressed(update)
    card = marking.card_of(unshort(visit))
    await context.press(marking.turn_list, visit, act, argument, card=card)


async def verdict_pressed(update: Update, context: Context) -> None:
    """Ask why somebody is to be marked."""
    _, (visit, verdict, _nothing) = pressed(update)
    await context.press(marking.ask_reason, visit, verdict, card=marking.card_of(unshort(visit)))
