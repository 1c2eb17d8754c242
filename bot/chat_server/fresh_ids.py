"""Ids that do not repeat when the server begins anew while a bot remembers the earlier ones."""

from collections.abc import Callable

BEGINNING = 1_577_836_800
"""2020 began then, in seconds since the epoch."""


def latest_id(clock: Callable[[], float], known: int = 0) -> int:
    """An id to go on from: the milliseconds since 2020, or the highest one known if that is more.

    So ids jump over a restart, as Telegram's may.
    """
    return max(int((clock() - BEGINNING) * 1000), known)
