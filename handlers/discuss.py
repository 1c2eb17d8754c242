"""Disagree and discuss: finding another partner, and the list of pairs."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, Verb
from bot.services.pair_lists import press_pairs
from bot.services.partners import AWAY, JOIN, find_another
from bot.services.runs import prompt_card
from handlers.buttons import button, pressed
from handlers.context import Context
from storage.ids import unshort


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.DISCUSS, moved, ID, f"{AWAY}|{JOIN}"),
        button(Verb.DISCUSS, listed, ID, "pairs"),
    ]


async def moved(update: Update, context: Context) -> None:
    """Let somebody talk with others."""
    _, (run, _act) = pressed(update)
    run_id = unshort(run)
    await context.press(find_another, run_id, card=prompt_card(run_id))


async def listed(update: Update, context: Context) -> None:
    """Bring the list of pairs to a facilitator."""
    _, (run, _act) = pressed(update)
    await context.press(press_pairs, unshort(run))
