"""Voting on the questions of others."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import ID, NAME, NUMBER, Verb
from bot.services import voting
from bot.services.runs import prompt_card
from handlers.buttons import button, pressed
from handlers.context import Context
from storage.ids import unshort


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.VOTE, voted, ID, NAME),
        button(Verb.VOTE, turned, ID, voting.PAGE, NUMBER),
    ]


async def voted(update: Update, context: Context) -> None:
    """Give a vote, or take it back."""
    _, (run, contribution) = pressed(update)
    run_id = unshort(run)
    await context.press(voting.vote, run_id, contribution, card=prompt_card(run_id))


async def turned(update: Update, context: Context) -> None:
    """Turn to the questions before or after."""
    _, (run, _page, number) = pressed(update)
    run_id = unshort(run)
    await context.press(voting.turn, run_id, int(number), card=prompt_card(run_id))
