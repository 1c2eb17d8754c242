"""What the team asks on the spot, rehearses, and writes down for others."""

from typing import Any

from telegram.ext import BaseHandler

from bot.domain.buttons import ID, KEY, NUMBER, Verb
from bot.services import ghosts, proxying, spotting
from bot.services.spot_prompts import TEMPERATURE
from handlers.buttons import button, does

_ACTS = "|".join((*spotting.ACTS, TEMPERATURE, *spotting.SETTINGS))
_MOVES = "|".join((proxying.PICKED, *proxying.MOVES))
_ENDS = f"{proxying.LIST}|{proxying.DONE}"


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of these conversations."""
    return [
        button(Verb.SPOT, does(spotting.bring), ID),
        button(Verb.SPOT, does(spotting.act), ID, _ACTS),
        button(Verb.SPOT, does(spotting.begin_rewording, 0, 2), ID, "word", ID),
        button(Verb.GHOST, does(ghosts.switch), ID, f"{ghosts.ON}|{ghosts.OFF}"),
        button(Verb.PROXY, does(proxying.bring), ID),
        button(Verb.PROXY, does(proxying.act), ID, ID, _MOVES),
        button(Verb.PROXY, does(proxying.act), ID, NUMBER, _ENDS),
        button(Verb.PROXY, does(proxying.tap), ID, "[a-z2-7]{4}", KEY, KEY),
    ]
