"""The board's card and its buttons."""

from typing import Any

from telegram.ext import BaseHandler

from bot.domain.buttons import ID, Verb
from bot.services import board_acts
from handlers.buttons import button, does

_ACT = f"(ask|renew|follow|dark|light|end):|(show|hide|hold):{ID}"


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this conversation."""
    return [
        button(Verb.BOARD, does(board_acts.bring), ID),
        button(Verb.BOARD, does(board_acts.act), ID, _ACT),
    ]
