"""The menu of commands that the channel shows beside the text field, in each language."""

import structlog
from telegram import BotCommand
from telegram.error import TelegramError

from bot.messaging.channel import AnyApplication
from bot.texts import catalogue

log = structlog.get_logger(__name__)

COMMANDS = (
    "now",
    "hand",
    "next",
    "agenda",
    "calendar",
    "me",
    "settings",
    "pause",
    "resume",
    "fewer",
    "connect",
    "help",
    "mydata",
    "stop",
)


async def publish(application: AnyApplication) -> None:
    """Tell the channel; without a menu everything still works, so a failure is only logged."""
    try:
        for language in catalogue.languages():
            await application.bot.set_my_commands(
                [BotCommand(name, catalogue.plain(language, f"menu-{name}")) for name in COMMANDS],
                language_code="" if language == catalogue.FALLBACK else language,
            )
    except TelegramError as error:
        log.warning("menu not set", error=type(error).__name__)
