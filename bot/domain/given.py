"""What may be shown of an answer: what results are made of."""

from dataclasses import dataclass

from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Value


@dataclass(frozen=True)
class Given:
    """One part of somebody's answer that may be shown.

    Attributes:
        name: whose it is, or of which type of organisation; empty where it must not be told.
        contribution: what a facilitator's decision about it is kept under.
        whose: the same for all that one person said; empty where names must not be told.
        starred, pinned, answered: what a facilitator decided; see `bot.domain.curating`.
    """

    part: str
    value: Value
    name: Localised | str = ""
    contribution: str = ""
    whose: str = ""
    starred: bool = False
    pinned: bool = False
    answered: bool = False
