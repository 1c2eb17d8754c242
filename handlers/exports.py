"""Exports from the team's chat."""

from typing import Any

from telegram.ext import BaseHandler

from bot.domain.buttons import ID, NUMBER, Verb
from bot.services import export_acts
from handlers.buttons import button, does

_FORMAT = rf"({'|'.join(export_acts.FORMATS)})(\.share)?"


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.EXPORT, does(export_acts.bring), ID),
        button(Verb.EXPORT, does(export_acts.choose, 0, 2), ID, export_acts.LIST, NUMBER),
        button(Verb.EXPORT, does(export_acts.choose_format, 0, 2), ID, export_acts.ONE, ID),
        button(Verb.EXPORT, does(export_acts.send), ID, _FORMAT, f"({ID})?"),
    ]
