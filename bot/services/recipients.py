"""Whom a reminder is for, and what it is to say, before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, Keyboard, Say
from bot.domain.plan.model import Day, Plan
from bot.domain.preferences import Wishes


@dataclass(frozen=True)
class Recipient:
    """Who is reminded of what: the row of the participant, where to, the plan and its day.

    Attributes:
        wishes: how they want to be written to.
        leaves: from this UTC instant on the letter may be sent.
        noted: what else the entry says.
    """

    participant: Row[Any]
    address_id: int
    wishes: Wishes
    plan: Plan
    day: Day
    leaves: datetime
    noted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """A letter to be: the text, its arguments, its buttons."""

    key: str
    args: Mapping[str, Arg]
    buttons: Keyboard = ()


def listed(lines: Sequence[Say]) -> Say:
    """Put texts, at least one, below each other."""
    first, *others = lines
    for line in others:
        first = Say("together-and", {"first": first, "next": line})
    return first
