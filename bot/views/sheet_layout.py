"""Laying buttons out: never more than eight, the most needed ones, each in its own place."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from bot.domain.messages import Button, Keyboard

MOST = 8  # buttons


@dataclass(frozen=True)
class Offer:
    """A button that may be shown.

    Attributes:
        row: where it stands; the same for the same act, so that a thumb finds it.
        need: how much it is needed; where there are too many, the highest numbers go.
    """

    row: int
    need: int
    button: Button


def laid_out(offers: Iterable[Offer]) -> Keyboard:
    """Give the rows of the buttons that are needed most."""
    there = list(offers)
    kept = set(sorted(range(len(there)), key=lambda place: there[place].need)[:MOST])
    shown = sorted((there[place] for place in sorted(kept)), key=lambda offer: offer.row)
    return [[offer.button for offer in row] for _, row in groupby(shown, lambda offer: offer.row)]
