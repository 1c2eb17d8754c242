"""Someone acts: every handler there is, in the order in which they are asked."""

from types import ModuleType
from typing import Any

from telegram.ext import Application

from handlers import (
    account,
    announcements,
    attendance,
    board,
    calendar,
    change,
    discuss,
    exports,
    hands,
    joining,
    listening,
    moderation,
    progress,
    prompts,
    rsvp,
    settings,
    sheet,
    spots,
    timeline,
    unknown,
    voting,
)

MODULES: tuple[ModuleType, ...] = (
    joining,
    account,
    progress,
    calendar,
    attendance,
    prompts,
    voting,
    discuss,
    hands,
    rsvp,
    settings,
    sheet,
    moderation,
    spots,
    board,
    announcements,
    timeline,
    exports,
    change,
    listening,
    unknown,
)


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Add all handlers; the first that fits an update gets it, the catch-all comes last."""
    for module in MODULES:
        for handler in module.handlers():
            application.add_handler(handler)
