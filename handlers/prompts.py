"""Answering prompts by their buttons, and /now."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, Verb
from bot.services import answering, asking, listening, withdrawing
from bot.services.runs import prompt_card
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context
from storage.ids import unshort


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        command("now", now),
        button(Verb.NOW, now_pressed),
        button(Verb.NOW, one_of_now, ID),
        button(Verb.ANSWER, answered, ID, KEY, KEY),
        button(Verb.FIELD, moved, ID, "next|back|skip|again|submit"),
        button(Verb.FIELD, withdrawn, ID, "withdraw|keep"),
        button(Verb.FIELD, taken_back, ID, "gone", KEY),
        button(Verb.FOCUS, chosen, ID),
    ]


async def now(_update: Update, context: Context) -> None:
    """Show what is open for the person."""
    await context.tell(asking.now)


async def now_pressed(_update: Update, context: Context) -> None:
    """Show what is open, from a button."""
    await context.press(asking.press_now)


async def one_of_now(update: Update, context: Context) -> None:
    """Bring one of several open prompts."""
    _, (run,) = pressed(update)
    await context.press(asking.bring, unshort(run))


async def answered(update: Update, context: Context) -> None:
    """Take a tapped option or rating."""
    _, (run, part, option) = pressed(update)
    run_id = unshort(run)
    await context.press(answering.tap, run_id, part, option, card=prompt_card(run_id))


async def moved(update: Update, context: Context) -> None:
    """Go back or on in a form, or submit it."""
    _, (run, move) = pressed(update)
    run_id = unshort(run)
    await context.press(answering.press_form, run_id, move, card=prompt_card(run_id))


async def withdrawn(update: Update, context: Context) -> None:
    """Ask whether to take an answer back, or leave it as it is after all."""
    _, (run, act) = pressed(update)
    run_id = unshort(run)
    service = withdrawing.offer if act == "withdraw" else withdrawing.keep
    await context.press(service, run_id, card=prompt_card(run_id))


async def taken_back(update: Update, context: Context) -> None:
    """Take an answer back, or one part of it."""
    _, (run, _gone, part) = pressed(update)
    run_id = unshort(run)
    await context.press(withdrawing.take_back, run_id, part, card=prompt_card(run_id))


async def chosen(update: Update, context: Context) -> None:
    """Hear where a text belongs."""
    _, (run,) = pressed(update)
    await context.press(listening.choose, unshort(run))
