"""A result that the Bot API explains in words beside it."""

from typing import NamedTuple


class Said(NamedTuple):
    """What a method gives, and the `description` that goes with it."""

    result: object
    description: str
