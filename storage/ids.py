"""Row ids made by us, so that a transaction can be written without asking the database back."""

import itertools
import secrets
import time
from base64 import b32decode, b32encode
from functools import lru_cache

_EPOCH_MS = 1_577_836_800_000  # 2020-01-01 UTC
_REMEMBERED = 10_000  # ids of runs and visits, written on every button of theirs
_counter = itertools.count(secrets.randbits(22))
# Ids go on growing when somebody puts the machine's clock back: letters leave in their order.
_STARTED_NS = time.time_ns() - time.monotonic_ns()


def new_id() -> int:
    """Make a positive 63-bit id that grows with time: 41 bits of milliseconds, 22 counted."""
    milliseconds = (_STARTED_NS + time.monotonic_ns()) // 1_000_000 - _EPOCH_MS
    return (milliseconds << 22) | (next(_counter) & 0x3FFFFF)


@lru_cache(_REMEMBERED)
def short(number: int) -> str:
    """Write an id in 13 characters of a-z2-7, short enough for a button's 64 bytes."""
    return b32encode(number.to_bytes(8)).decode().rstrip("=").lower()


@lru_cache(_REMEMBERED)
def unshort(text: str) -> int:
    """Read what `short` wrote.

    Raises:
        ValueError: the text is no id.
    """
    number = int.from_bytes(b32decode(text.upper() + "==="))
    if number >> 63 or short(number) != text:  # more than a database's integer, or not ours
        raise ValueError(text)
    return number
