"""Results as pictures: what of each kind is drawn, in the reader's language."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.items import (
    Ballot,
    Candidate,
    Counts,
    Explanation,
    Grid,
    Head,
    Item,
    Place,
    Ranking,
    Share,
    Shares,
    Shift,
    Spot,
)
from bot.domain.plan.model import Axes, Scale
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.tallies import Count
from bot.views.pictures import Frame, drawing
from bot.views.pictures.counted import WORDS_DRAWN
from bot.views.pictures.moved import MOVES_DRAWN
from bot.views.pictures.ordered import QUESTIONS_DRAWN
from bot.views.reader import Reader

if TYPE_CHECKING:
    from bot.documents.charts import Chart
    from bot.documents.grids import GridChart
    from bot.documents.shifts import ShiftChart

ENGLISH = Frame(Reader("en", "Europe/Paris", "Europe/Paris"), "Money", "3 of 4 answered")
FRENCH = replace(ENGLISH, reader=replace(ENGLISH.reader, language="fr"))

OPTIONS = {"a": Localised({"en": "Roofs", "fr": "Toits"}), "b": Localised({"en": "Ferries"})}
ASKED = Question("answer", "choice", options=OPTIONS)
COUNTS = Counts(ASKED, (Count("a", 1234), Count("b", 766)), 2000)
RATED = Question("answer", "scale", scale=Scale(low=Localised({"en": "not at all"})))
SCALE = Counts(RATED, tuple(Count(str(n), n) for n in range(1, 6)), 15, 3.6666)
RANKING = Ranking(ASKED, (Place("b", 0.5, 2, 4), Place("a", 0.5, 1, 4), Place("c", 0, 0, 1)), 4)
AXES = Axes(
    left=Localised({"en": "cheap"}),
    right=Localised({"en": "dear"}),
    bottom=Localised({"en": "slow"}),
    top=Localised({"en": "quick"}),
)
GRID = Grid(AXES, (Spot("a", OPTIONS["a"], 0.9, 0.2, {"right_bottom": 3, "left_top": 1}, 4),))
SHIFT = Shift(
    ASKED, (Count("a", 6), Count("b", 2)), (Count("a", 2), Count("b", 6)), {("a", "b"): 4}, 8
)


def asked_to_draw(*items: Item, frame: Frame = ENGLISH) -> Any:  # noqa: ANN401 - one of the charts
    """Give what a picture is drawn from, and see that it can be drawn."""
    drawn = drawing(frame, items)
    assert drawn().startswith(b"\x89PNG")
    assert isinstance(drawn, partial)
    return drawn.args if len(drawn.args) > 1 else drawn.args[0]


def test_a_full_bar_is_everybody_who_answered() -> None:
    """The bars of a choice are shares of people; large numbers are written the reader's way."""
    chart: Chart = asked_to_draw(COUNTS)
    assert chart.full == 2000
    assert [(bar.label, bar.number, bar.note) for bar in chart.bars] == [
        ("Roofs", "1,234", "62 %"),
        ("Ferries", "766", "38 %"),
    ]
    french: Chart = asked_to_draw(COUNTS, frame=FRENCH)
    assert french.bars[0].label == "Toits"
    assert french.bars[0].number == "1\u202f234"


def test_the_right_option_is_marked() -> None:
    """The option that the explanation says is right has the mark."""
    explained = Explanation("b", OPTIONS["b"], Localised())
    assert asked_to_draw(COUNTS, explained).highlight == 1
    assert asked_to_draw(COUNTS, replace(explained, correct="")).highlight is None


def test_a_scale_has_columns_and_its_mean_in_its_place() -> None:
    """The mean of 3.7 on a scale from 1 to 5 stands two thirds of the way."""
    chart: Chart = asked_to_draw(SCALE)
    assert (chart.kind, chart.low, chart.mean_line) == ("columns", "not at all", "Mean 3.7")
    assert chart.mean_at == pytest.approx(0.667, abs=0.001)


def test_nobody_s_ratings_have_no_mean() -> None:
    """Without an answer there are columns and no mean."""
    nobody = replace(
        SCALE, counts=tuple(Count(str(n), 0) for n in range(1, 6)), people=0, mean=None
    )
    chart: Chart = asked_to_draw(nobody)
    assert (chart.mean_line, chart.mean_at) == ("", None)


def test_a_temperature_has_a_line_for_each_step() -> None:
    """Its steps have names, which need the room of bars."""
    warm = Question("answer", "temperature", scale=Scale())
    chart: Chart = asked_to_draw(replace(SCALE, question=warm))
    assert (chart.kind, chart.full, len(chart.bars)) == ("bars", 15, 5)


def test_equals_share_a_place() -> None:
    """Two with the same score are both first, and the next one is third."""
    chart: Chart = asked_to_draw(RANKING)
    assert [bar.mark for bar in chart.bars] == ["1.", "1.", "3."]
    assert [bar.note for bar in chart.bars] == ["first for 2", "first for one", "first for nobody"]
    assert (chart.full, chart.bars[0].number) == (1, "")


def test_points_are_of_a_hundred() -> None:
    """A full bar is all of everybody's points."""
    chart: Chart = asked_to_draw(Shares(ASKED, (Share("a", 66.66), Share("b", 33.34)), 3))
    assert (chart.full, [bar.number for bar in chart.bars]) == (100, ["66.7 / 100", "33.3 / 100"])


def test_a_grid_counts_by_corner() -> None:
    """The counts stand as the corners do: top row first."""
    chart: GridChart = asked_to_draw(GRID)
    assert chart.spots[0].quarters == ("1", "0", "0", "3")
    assert (chart.left, chart.right, chart.bottom, chart.top) == ("cheap", "dear", "slow", "quick")


def test_questions_show_their_votes_and_what_became_of_them() -> None:
    """Pinned and answered ones say so; the picture says how many more there are."""
    first = Candidate("a", "Who pays?" + "?" * 300, "Anna", 4, pinned=True, answered=True)
    others = [Candidate(str(n), "Why?", "", 1) for n in range(QUESTIONS_DRAWN + 1)]
    chart: Chart = asked_to_draw(Ballot((first, *others)))
    assert chart.bars[0].tags == ("pinned", "answered")
    assert len(chart.bars[0].label) == 200
    assert (len(chart.bars), chart.caption) == (QUESTIONS_DRAWN, "And 2 more questions")


def test_a_shift_says_who_went_where() -> None:
    """Each option has both counts and the change; moves are told, most first."""
    chart: ShiftChart = asked_to_draw(SHIFT)
    changes = [(one.before, one.after, one.change) for one in chart.options]
    assert changes == [(6, 2, "\N{MINUS SIGN}4"), (2, 6, "+4")]
    assert chart.moves == ("4 people went from “Roofs” to “Ferries”",)
    still: ShiftChart = asked_to_draw(replace(SHIFT, after=SHIFT.before, moved={}))
    assert [one.change for one in still.options] == ["±0", "±0"]
    assert still.moves == ("Nobody chose differently the second time.",)
    many = {(str(n), "a"): n + 1 for n in range(9)}
    busy: ShiftChart = asked_to_draw(replace(SHIFT, moved=many))
    assert len(busy.moves) == MOVES_DRAWN
    assert busy.moves[0].startswith("9 people")


def test_of_many_words_the_first_are_drawn() -> None:
    """The picture says how many more words there are."""
    said = Question("answer", "words")
    words = tuple(Count(f"word {n}", 1) for n in range(WORDS_DRAWN + 1))
    _, drawn, _, language, caption = asked_to_draw(Counts(said, words, 30))
    assert (len(drawn), language, caption) == (WORDS_DRAWN, "en", "And one more word")


def test_a_head_is_passed_over() -> None:
    """The first item that can be drawn is; without one there is no picture."""
    assert asked_to_draw(Head("Money"), COUNTS).full == 2000
    with pytest.raises(LookupError):
        drawing(ENGLISH, [Head("Money")])
