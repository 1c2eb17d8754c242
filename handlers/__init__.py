"""Someone acts: every handler there is, in the order in which they are asked."""

from types import ModuleType
from typing import Any

from telegram.ext import Application

from handlers import (
    account,
    announcements,
    attendance,
    calendar,
    change,
    joining,
    listening,
    progress,
    prompts,
    rsvp,
    settings,
    sheet,
    timeline,
    unknown,
)

MODULES: tuple[ModuleType, ...] = (
    joining,
    account,
    progress,
    calendar,
    attendance,
    prompts,
    rsvp,
    settings,
    sheet,
    announcements,
    timeline,
    change,
    listening,
    unknown,
)


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Add all handlers; the first that fits an update gets it, the catch-all comes last."""
    for module in MODULES:
        for handler in module.handlers():
            application.add_handler(handler)
