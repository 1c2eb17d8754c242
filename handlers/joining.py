"""/start and the steps of joining."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import KEY, Verb
from bot.domain.joining import NOT_ME
from bot.services import joining, starting
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context

_STEPS = {
    Verb.JOIN_LANGUAGE: joining.choose_language,
    Verb.JOIN_CONSENT: joining.consent,
    Verb.JOIN_NAME: joining.choose_name,
    Verb.JOIN_ZONE: joining.choose_zone,
}


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this subject, in order."""
    return [command("start", start), *(button(verb, step, KEY) for verb in _STEPS)]


async def start(_update: Update, context: Context) -> None:
    """Let somebody in, by their link or back."""
    await context.tell(starting.start, " ".join(context.args or ()))


async def step(update: Update, context: Context) -> None:
    """Take one step of joining."""
    verb, (choice,) = pressed(update)
    if choice == NOT_ME:
        await context.press(joining.not_me, card=joining.CARD)
    else:
        await context.press(_STEPS[verb], choice, card=joining.CARD)
