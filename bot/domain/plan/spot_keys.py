"""The keys of what is asked on the spot: spot-1, spot-2 and so on, which no plan may use."""

import re
from collections.abc import Iterable

_KEY = re.compile(r"spot-([1-9][0-9]*)")


def is_spot(key: str) -> bool:
    """Tell whether a prompt with this key was asked on the spot."""
    return _KEY.fullmatch(key) is not None


def next_key(taken: Iterable[str]) -> str:
    """Give the key of the next prompt, after those that there are."""
    numbers = [int(found[1]) for key in taken if (found := _KEY.fullmatch(key))]
    return f"spot-{max(numbers, default=0) + 1}"
