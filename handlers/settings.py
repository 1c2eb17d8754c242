"""/settings, /pause, /resume, /fewer: how somebody wants to be written to."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler

from bot.domain.buttons import KEY, Verb
from bot.services import settings, settings_pages
from bot.services.settings_pages import CARD
from handlers.buttons import button, pressed
from handlers.commands import command
from handlers.context import Context

_CHOICES = {"quiet": settings.choose_quiet, "language": settings.choose_language}
_ACTS = {"fewer": settings.tap_fewer, "resume": settings.tap_resume, "mail": settings.tap_mail}


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this subject, in order."""
    return [
        command("settings", bring),
        command("pause", pause),
        command("resume", resume),
        command("fewer", fewer),
        button(Verb.SETTINGS, opened),
        button(Verb.SETTINGS, turned, "|".join(settings_pages.PAGES)),
        button(Verb.SETTINGS, acted, "|".join(_ACTS)),
        button(Verb.SETTINGS, chosen, "|".join(_CHOICES), KEY),
        button(Verb.ZONE, moved, KEY),
        button(Verb.PAUSE, paused, "|".join(settings.PAUSES)),
    ]


async def bring(_update: Update, context: Context) -> None:
    """Show somebody their settings."""
    await context.tell(settings_pages.bring)


async def pause(_update: Update, context: Context) -> None:
    """Pause until what stands behind the command, or ask until when."""
    await context.tell(settings.pause, " ".join(context.args or ()))


async def resume(_update: Update, context: Context) -> None:
    """End a pause."""
    await context.tell(settings.resume)


async def fewer(_update: Update, context: Context) -> None:
    """Turn fewer messages on or off."""
    await context.tell(settings.fewer)


async def opened(_update: Update, context: Context) -> None:
    """Do as /settings."""
    await context.press(settings_pages.press_bring)


async def turned(update: Update, context: Context) -> None:
    """Turn to a page of the settings."""
    _, (page,) = pressed(update)
    await context.press(settings_pages.turn, page, card=CARD)


async def acted(update: Update, context: Context) -> None:
    """Turn fewer messages on or off, or end a pause."""
    _, (act,) = pressed(update)
    await context.press(_ACTS[act], card=CARD)


async def chosen(update: Update, context: Context) -> None:
    """Take quiet hours or a language."""
    _, (what, choice) = pressed(update)
    await context.press(_CHOICES[what], choice, card=CARD)


async def moved(update: Update, context: Context) -> None:
    """Take a time zone."""
    _, (zone,) = pressed(update)
    await context.press(settings.choose_zone, zone, card=CARD)


async def paused(update: Update, context: Context) -> None:
    """Pause until an end that was tapped."""
    _, (until,) = pressed(update)
    await context.press(settings.choose_pause, until, card=CARD)
