"""Charts as pictures for a chat: results of prompts, words, and what a visit's report counts."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.documents.typesetting import all_drawable, typeset_png

WIDTH = 1200
"""Pixels; the height follows the content."""


@dataclass(frozen=True)
class Bar:
    """One option, day or step of a scale, and how many it counts."""

    label: str
    value: int
    note: str = ""  # printed after the value, such as "50 %" of those who answered


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
    full: int | None = None  # the value of a bar of full length, default the largest one
    low: str = ""  # what the first column means, such as "not at all"
    high: str = ""  # what the last one means
    mean_line: str = ""  # "Mean 3.8"


def render_chart(chart: Chart) -> bytes:
    """Return a PNG of `WIDTH` pixels. Takes some milliseconds of CPU: call it in a thread."""
    full = chart.full or max((bar.value for bar in chart.bars), default=0)
    return _draw(f"{chart.kind}.typ", {**asdict(chart), "full": max(full, 1)})


def render_words(
    title: str, words: tuple[tuple[str, int], ...], total_line: str, language: str
) -> bytes:
    """Return a PNG of `WIDTH` pixels: the most said word first and largest, equals by alphabet."""
    ranked = sorted(words, key=lambda word: (-word[1], word[0].casefold()))
    data = {"title": title, "words": ranked, "total_line": total_line, "language": language}
    return _draw("words.typ", data)


def _draw(template: str, data: dict[str, Any]) -> bytes:
    return typeset_png(template, all_drawable(data))
