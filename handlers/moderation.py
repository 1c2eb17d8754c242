"""The team moderates what people wrote."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, NAME, NUMBER, Verb
from bot.services import merging, moderating
from bot.services.moderating import DECISIONS, LIST, ONE, PICK, REVIEW
from handlers.buttons import button, pressed
from handlers.context import Context
from storage.ids import unshort

_PAGES = f"{LIST}:{NUMBER}|{ONE}:{NAME}|{PICK}:{NAME}{NUMBER}|{REVIEW}:"


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.MODERATE, opened, ID),
        button(Verb.MODERATE, turned, ID, _PAGES),
        button(Verb.MODERATE, decided, ID, "|".join(DECISIONS), NAME),
        button(Verb.MODERATE, merged, ID, "with|same", NAME + NAME),
        button(Verb.MODERATE, taken_apart, ID, "apart", NAME),
        button(Verb.MODERATE, kept_apart, ID, "keep", NAME + NAME),
        button(Verb.MODERATE, in_spotlight, ID, "spot|unspot", NAME),
    ]


async def opened(update: Update, context: Context) -> None:
    """Bring the card of a run."""
    _, (run,) = pressed(update)
    await context.press(moderating.open_card, unshort(run))


async def turned(update: Update, context: Context) -> None:
    """Turn the card to a page."""
    run_id, page, about = _about(update)
    await context.press(moderating.turn, run_id, page, about, card=moderating.card_of(run_id))


async def decided(update: Update, context: Context) -> None:
    """Show or hide, star, pin, mark as answered."""
    run_id, what, name = _about(update)
    await context.press(moderating.decide, run_id, what, name, card=moderating.card_of(run_id))


async def merged(update: Update, context: Context) -> None:
    """Count one as another."""
    run_id, what, names = _about(update)
    await context.press(merging.merge, run_id, what, names, card=moderating.card_of(run_id))


async def taken_apart(update: Update, context: Context) -> None:
    """Count what was merged as itself again."""
    run_id, _, name = _about(update)
    await context.press(merging.take_apart, run_id, name, card=moderating.card_of(run_id))


async def kept_apart(update: Update, context: Context) -> None:
    """Do not suggest two words again."""
    run_id, _, names = _about(update)
    await context.press(merging.keep_apart, run_id, names, card=moderating.card_of(run_id))


async def in_spotlight(update: Update, context: Context) -> None:
    """Show one large on the board, or the prompt again."""
    run_id, what, name = _about(update)
    card = moderating.card_of(run_id)
    await context.press(moderating.put_in_spotlight, run_id, what, name, card=card)


def _about(update: Update) -> tuple[int, str, str]:
    _, (run, what, about) = pressed(update)
    return unshort(run), what, about
