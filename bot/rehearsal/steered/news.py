"""What an open page of the stage is told, as server-sent events."""

import asyncio
import json
import math
from collections.abc import AsyncIterator

from bot.rehearsal.steered.rehearsal import SteeredRehearsal
from bot.rehearsal.steered.state import state_of

_LOOKS = 0.3  # seconds between two looks whether something has changed
_ONCE_MORE = 3  # looks after a change
_SIGN_OF_LIFE = 33  # looks without news after which the page is sent them anyway


async def news(rehearsal: SteeredRehearsal, language: str) -> AsyncIterator[str]:
    """Give how all is, now and whenever it has changed, and a little later once more.

    A message is in a chat before the bot has written down what it was.
    """
    before, looks, passed = "", 0, math.inf
    yield "retry: 1000\n\n"
    while not rehearsal.closed:
        now = _fingerprint(rehearsal)
        changed = now != before or rehearsal.clock.now().timestamp() >= passed
        looks = 0 if changed else looks + 1
        if looks in {0, _ONCE_MORE} or looks % _SIGN_OF_LIFE == 0:
            state = await state_of(rehearsal, language)
            yield f"event: state\ndata: {json.dumps(state)}\n\n"
            before, passed = now, state["next"]["at"] if state["next"] else math.inf
        await asyncio.sleep(_LOOKS)


def _fingerprint(rehearsal: SteeredRehearsal) -> str:
    """Give what is another one when the page would show something else."""
    clock = rehearsal.clock
    chats = sum(seat.chat.chat.last_event for seat in rehearsal.seats.values())
    return f"{clock.playing} {clock.speed} {clock.leaping} {chats} {rehearsal.version}"
