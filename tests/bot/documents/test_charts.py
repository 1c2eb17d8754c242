"""Charts, compared as pictures: the same bytes are the same picture."""

from dataclasses import replace
from typing import Any, Literal

import pytest

from bot.documents.charts import WIDTH, Bar, Chart, render_chart, render_words
from tests.bot.documents.png import size
from tests.bot.documents.samples import CHARTS, TWO, WORDS, bars


def height(chart: Chart) -> int:
    return size(render_chart(chart))[1]


def labelled(label: str) -> Chart:
    return replace(TWO, bars=(Bar(label, 3), Bar("Other", 1)))


@pytest.mark.parametrize("kind", sorted(CHARTS))
def test_a_chart_is_a_picture_for_a_chat(kind: str) -> None:
    """A picture has its width, and sides that a chat accepts (Bot API, sendPhoto)."""
    width, high = size(render_chart(CHARTS[kind]))
    assert width == WIDTH
    assert width + high <= 10_000
    assert high <= 20 * width


@pytest.mark.parametrize("kind", sorted(CHARTS))
def test_a_chart_is_drawn_alike(kind: str) -> None:
    """The same chart gives the same bytes."""
    assert render_chart(CHARTS[kind]) == render_chart(CHARTS[kind])


@pytest.mark.parametrize("kind", ["bars", "columns"])
@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"total_line": "21 people answered"},
        {"caption": "Named"},
        {"highlight": 1},
        {"full": 24},
        {"bars": bars(("Yes", 17), ("No", 4))},
        {"bars": (Bar("Yes", 18, "81 %"), Bar("No", 4, "18 %"))},
        {"bars": bars(("No", 18), ("Yes", 4))},
    ],
)
def test_everything_given_is_seen(kind: Literal["bars", "columns"], change: dict[str, Any]) -> None:
    """Each part of a chart changes the picture."""
    chart = replace(TWO, kind=kind)
    assert render_chart(replace(chart, **change)) != render_chart(chart)


@pytest.mark.parametrize("part", ["low", "high", "mean_line"])
def test_a_scale_says_what_its_ends_mean(part: str) -> None:
    """The words of a scale's ends and its mean are on the picture."""
    scale = CHARTS["scale"]
    silent: dict[str, Any] = {part: ""}
    assert render_chart(replace(scale, **silent)) != render_chart(scale)


def test_long_labels_wrap() -> None:
    """A label of 100 letters takes more lines, with and without spaces, and never more width."""
    short = height(labelled("x"))
    assert short < height(labelled("word " * 20))
    assert short < height(labelled("x" * 100))


@pytest.mark.parametrize(
    "sample",
    [
        replace(TWO, bars=()),
        replace(TWO, bars=(), kind="columns"),
        replace(TWO, bars=bars(("Yes", 0)), kind="columns"),
        replace(TWO, bars=(Bar("Yes", 30),), full=24),
    ],
)
def test_odd_numbers_are_drawn(sample: Chart) -> None:
    """Nothing to count, or more than was expected, still makes a picture."""
    assert size(render_chart(sample))[0] == WIDTH


def test_markup_is_literal() -> None:
    """A label is never read as markup: its signs are printed, not obeyed."""
    assert render_chart(labelled("*bold*")) != render_chart(labelled("bold"))
    assert height(labelled('#panic("x") $x$ <b>&" \\')) == height(labelled("x"))


def test_an_emoji_is_left_out_and_a_letter_marked() -> None:
    """What no font can draw is left out or visibly replaced, never an empty box."""
    assert render_chart(labelled("Yes 😀")) == render_chart(labelled("Yes"))
    assert render_chart(labelled("王 Wang")) == render_chart(labelled("\ufffd Wang"))


def test_words_are_ranked() -> None:
    """The order in which words came does not matter."""
    rank = render_words("One word", WORDS, "21 words", "en")
    assert rank == render_words("One word", WORDS[::-1], "21 words", "en")
    assert size(rank)[0] == WIDTH


def test_a_word_said_more_often_is_seen() -> None:
    """A count changes the picture; no words at all make one too."""
    few = render_words("One word", (("care", 1), ("tar", 1)), "2 words", "en")
    more = render_words("One word", (("care", 2), ("tar", 1)), "3 words", "en")
    none = render_words("One word", (), "Nobody answered", "en")
    assert len({few, more, none}) == 3
