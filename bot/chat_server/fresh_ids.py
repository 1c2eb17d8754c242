"""Ids that do not repeat when the server begins anew while a bot remembers the earlier ones."""

import secrets
from collections.abc import Callable, Container

from bot.chat_server.store import Memory

BEGINNING = 1_577_836_800
"""2020 began then, in seconds since the epoch."""
FIRST_QUERY_ID = 4_000_000_000_000_000_000
LEAST_RANDOM_ID = 2**32
PERSON_BITS = 53


def latest_update_id(clock: Callable[[], float], store: Memory) -> int:
    """An id to go on from: what the store knows, else its epoch; in memory, counted by the clock.

    An epoch is random, so the ids of two stores do not meet, whatever the clock says. In memory
    they are the milliseconds since 2020: they jump over a restart, as Telegram's may.
    """
    known = int(store.one("queue").get("last_id", 0))
    return max(known, store.epoch or int((clock() - BEGINNING) * 1000), 0)


def first_query_id() -> int:
    """A random one: queries live for a minute, and no two servers share any."""
    return FIRST_QUERY_ID + secrets.randbits(60)


def random_person_id(taken: Container[int]) -> int:
    """An id that nobody has or ever had, positive and exact in JavaScript."""
    while True:
        number = secrets.randbits(PERSON_BITS)
        if number >= LEAST_RANDOM_ID and number not in taken:
            return number
