"""A figure, its goal, and how it is written."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

DIGITS = 3  # that count
TIMES = "\N{MULTIPLICATION SIGN}"  # the unit of ratios


@dataclass(frozen=True)
class Goal:
    """What a figure must reach; in `TIMES`, its ratio."""

    sign: str
    number: float
    unit: str

    @classmethod
    def at_least(cls, number: float, unit: str = TIMES) -> "Goal":
        """Want so much or more."""
        return cls("≥", number, unit)

    @classmethod
    def at_most(cls, number: float, unit: str = TIMES) -> "Goal":
        """Want so much or less."""
        return cls("≤", number, unit)

    def __str__(self) -> str:
        """Write it as docs/benchmarks.md does."""
        return f"{self.sign} {self.number:g} {self.unit}"

    def met(self, value: float, ratio: float | None) -> bool:
        """Tell whether it is reached.

        Raises:
            ValueError: the goal is about a ratio, and there is none.
        """
        measured = ratio if self.unit == TIMES else value
        if measured is None:
            raise ValueError(str(self))
        return measured >= self.number if self.sign == "≥" else measured <= self.number


@dataclass(frozen=True)
class Figure:
    """One thing measured.

    Attributes:
        benchmark: the module that measured it.
        figure: what it is, in words that stay the same.
        value: the median, in `unit`.
        ratio: to the peer of the same run, if there is one.
        beside: what the peer reached, in words.
        goal: as a goal is written; empty if there is none.
        met: whether the goal is reached; none if there is none.
    """

    benchmark: str
    figure: str
    value: float
    unit: str
    ratio: float | None = None
    beside: str = ""
    goal: str = ""
    met: bool | None = None

    def as_json(self) -> dict[str, Any]:
        """Write it for results.json."""
        return asdict(self)


def measured(  # noqa: PLR0913 - a figure has this many sides, all named
    benchmark: str,
    figure: str,
    value: float,
    unit: str,
    *,
    ratio: float | None = None,
    beside: str = "",
    goals: Sequence[Goal] = (),
) -> Figure:
    """Make a figure and hold it against its goals: all must be met."""
    return Figure(
        benchmark,
        figure,
        rounded(value),
        unit,
        None if ratio is None else rounded(ratio),
        beside,
        " and ".join(map(str, goals)),
        all(goal.met(value, ratio) for goal in goals) if goals else None,
    )


def rounded(value: float) -> float:
    """Keep the digits that count."""
    return float(f"{value:.{DIGITS}g}")


def paired_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Give the median of the ratios of neighbouring runs: the machine's moods cancel out."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
