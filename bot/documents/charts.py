"""Charts as pictures for a chat: results of prompts, words, and what a visit's report counts."""

from dataclasses import asdict, dataclass
from typing import Literal

from bot.documents.typesetting import picture

WIDTH = 1200
"""Pixels; the height follows the content."""


@dataclass(frozen=True)
class Bar:
    """One option, day or step of a scale, and how many it counts."""

    label: str
    value: float
    note: str = ""  # printed after the value, such as "50 %" of those who answered
    number: str | None = None  # how the value is printed, if not as it is; empty: not at all
    mark: str = ""  # printed before the label, such as the place in a ranking
    tags: tuple[str, ...] = ()  # printed after the label, such as "answered"


@dataclass(frozen=True)
class Chart:
    """A chart in finished words.

    `bars` are horizontal, for options with long labels; `columns` upright, for scales, days and
    hours, with short labels. The caption is the small print, such as who took part.
    """

    title: str
    bars: tuple[Bar, ...]
    total_line: str  # "22 people answered"
    caption: str
    language: str  # BCP 47: "en", "pt-BR"
    highlight: int | None = None  # index of the bar to mark with a dot and bold type
    kind: Literal["bars", "columns"] = "bars"
    full: float | None = None  # the value of a bar of full length, default the largest one
    low: str = ""  # what the first column means, such as "not at all"
    high: str = ""  # what the last one means
    mean_line: str = ""  # "Mean 3.8"
    mean_at: float | None = None  # where that is, from 0 (the first column) to 1 (the last)


def render_chart(chart: Chart) -> bytes:
    """Return a PNG of `WIDTH` pixels. Takes some milliseconds of CPU: call it in a thread."""
    full = chart.full or max((bar.value for bar in chart.bars), default=0)
    bars = [asdict(bar) | {"number": _number(bar)} for bar in chart.bars]
    return picture(f"{chart.kind}.typ", {**asdict(chart), "bars": bars, "full": full or 1})


def _number(bar: Bar) -> str:
    return f"{bar.value:g}" if bar.number is None else bar.number


def render_words(
    title: str,
    words: tuple[tuple[str, int], ...],
    total_line: str,
    language: str,
    caption: str = "",
) -> bytes:
    """Return a PNG of `WIDTH` pixels: the most said word first and largest, equals by alphabet."""
    ranked = sorted(words, key=lambda word: (-word[1], word[0].casefold()))
    data = {"title": title, "words": ranked, "total_line": total_line, "language": language}
    return picture("words.typ", {**data, "caption": caption})
