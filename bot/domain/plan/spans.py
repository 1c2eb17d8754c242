"""The plan's spans of the day and offsets from days: written as one readable string each."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import ClassVar, Literal, Self, cast

from bot.domain.plan.times import CLOCK, LENGTH, read_clock, read_duration, write_duration
from bot.domain.plan.wording import wrong
from bot.domain.plan.written import Written

FROM_TO = f"{CLOCK} ?[-\u2013] ?{CLOCK}"  # a dash that a word processor made longer is one too
OFFSET = f"{LENGTH} (before|after) ((the first|each|the last) day|the deadline)( at {CLOCK})?"


Anchor = Literal["first_day", "each_day", "last_day", "deadline"]


@dataclass(frozen=True)
class Span(Written):
    """From one time of a day to a later one, in the plan's zone."""

    start: time
    end: time
    code: ClassVar[str] = "span"
    pattern: ClassVar[str] = FROM_TO

    @classmethod
    def of(cls, text: str) -> Self:
        start, end = _from_to(text)
        if start >= end:
            raise wrong(cls.code)
        return cls(start, end)

    def __str__(self) -> str:
        return _write_from_to(self.start, self.end)

    @property
    def minutes(self) -> int:
        """Give the planned length."""
        return _minutes(self.end) - _minutes(self.start)


@dataclass(frozen=True)
class Quiet(Written):
    """Hours of the person's own clock in which nothing unsolicited is sent; may cross midnight."""

    start: time = time(20)
    end: time = time(8)
    code: ClassVar[str] = "quiet"
    pattern: ClassVar[str] = FROM_TO

    @classmethod
    def of(cls, text: str) -> Self:
        start, end = _from_to(text)
        if start == end:
            raise wrong(cls.code)
        return cls(start, end)

    def __str__(self) -> str:
        return _write_from_to(self.start, self.end)


@dataclass(frozen=True)
class Offset(Written):
    """How far from a day, or from the end of the time to catch up, something falls due.

    Without `at` it counts from the start of the day's first session (before) or the end of its
    last (after), or from the deadline. With `at`, `amount` is whole days and `at` a time on the
    person's own clock.
    """

    amount: timedelta
    direction: Literal["before", "after"]
    anchor: Anchor
    at: time | None = None
    code: ClassVar[str] = "offset"
    pattern: ClassVar[str] = OFFSET

    @classmethod
    def of(cls, text: str) -> Self:
        length, direction, anchor, at = _offset_parts(text)
        if at is not None and length % timedelta(days=1):
            raise wrong("offset_at")
        return cls(
            length,
            cast('Literal["before", "after"]', direction),
            cast("Anchor", anchor),
            at,
        )

    def __str__(self) -> str:
        anchor = self.anchor.replace("_", " ")
        article = "" if self.anchor == "each_day" else "the "
        at = f" at {self.at:%H:%M}" if self.at else ""
        return f"{write_duration(self.amount)} {self.direction} {article}{anchor}{at}"


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _from_to(text: str) -> tuple[time, time]:
    start, end = re.split(" ?[-\u2013] ?", text)
    return read_clock(start), read_clock(end)


def _write_from_to(start: time, end: time) -> str:
    return f"{start:%H:%M}-{end:%H:%M}"


def _offset_parts(text: str) -> tuple[timedelta, str, str, time | None]:
    days, _, clock = text.partition(" at ")
    number, unit, direction, *anchor = days.replace(" the ", " ").split()
    at = read_clock(clock) if clock else None
    return read_duration(f"{number} {unit}"), direction, "_".join(anchor), at
