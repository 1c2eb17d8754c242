"""What people type for rankings, points, corners and moods: what is understood, what is refused."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import accept, tapped
from bot.domain.changes import label_of, tapped_changes
from bot.domain.kinds.labels import listed, named, number, with_numbers
from bot.domain.messages import Say, Words
from bot.domain.plan.model import Scale
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import ALL_POINTS, CORNERS, Question, is_whole
from bot.errors import Refused

OPTIONS = {
    "law": Localised({"en": "Ownership, law", "fr": "Propriété"}),
    "money": Localised({"en": "Money", "fr": "Argent"}),
    "years": Localised({"": "2 years"}),
}
RANKING = Question("answer", "ranking", options=OPTIONS, most=3)
BEST_TWO = Question("answer", "ranking", options=OPTIONS, most=2)
POINTS = Question("answer", "points", options=OPTIONS)
CHOICE = Question("answer", "choice", options=OPTIONS)
CHOICES = Question("answer", "choices", options=OPTIONS, most=3)
CORNER = Question("x", "corner", options={key: Localised({"": key}) for key in CORNERS})
MOOD = Question("answer", "temperature")
CURLY, ACUTE = (
    "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{ACUTE ACCENT}",
)  # apostrophes
FRANCE = {"money": Localised({"": f"L{CURLY}argent"}), "state": Localised({"": f"L{CURLY}État"})}
FRENCH = Question("answer", "choice", options=FRANCE)
SHARED = Question("answer", "points", options=FRANCE)
RATING = Question("answer", "scale", scale=Scale(first=1, last=5))


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (RANKING, "3 1 2", ["years", "law", "money"]),
        (RANKING, "3,1;2", ["years", "law", "money"]),
        (RANKING, "Money > Ownership, law > 2 years", ["money", "law", "years"]),
        (RANKING, "argent\n2 YEARS\n1", ["money", "years", "law"]),
        (RANKING, "2", ["money"]),
        (BEST_TWO, "money, 1", ["money", "law"]),
        (POINTS, "50 30 20", {"law": 50, "money": 30, "years": 20}),
        (POINTS, "100", {"law": 100}),
        (POINTS, "0, 100, 0", {"money": 100}),
        (POINTS, "Money 50, 2 years: 30, Ownership, law 20", {"law": 20, "money": 50, "years": 30}),
        (POINTS, "60 argent, 40 2 years", {"money": 60, "years": 40}),
        (CORNER, "3", CORNERS[2]),
        (MOOD, "2", 2),
        (MOOD, "😀", 5),
        (MOOD, "🙂 Good", 4),
        (FRENCH, "l'état", "state"),
        (FRENCH, "L`ÉTAT", "state"),
        (SHARED, f"l{ACUTE}état 55, l'argent 45", {"money": 45, "state": 55}),
        (CHOICE, "2 years", "years"),
        (CHOICES, "2 years, ownership, law", ["law", "years"]),
    ],
)
def test_what_is_understood(question: Question, typed: str, value: object) -> None:
    """Numbers and labels, also those with commas and digits, are understood as people write."""
    assert accept(question, typed) == value


def written(script: str, text: str) -> str:
    """Write a text with the digits of another script."""
    names = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
    digits = "".join(unicodedata.lookup(f"{script} DIGIT {name}") for name in names)
    return text.translate(str.maketrans("0123456789", digits))


@pytest.mark.parametrize("script", ["ARABIC-INDIC", "DEVANAGARI", "FULLWIDTH", "BENGALI"])
@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (RANKING, "3 1 2", ["years", "law", "money"]),
        (POINTS, "50, 30, 20", {"law": 50, "money": 30, "years": 20}),
        (POINTS, "Money 100", {"money": 100}),
        (CHOICE, "2", "money"),
        (CHOICES, "1 2", ["law", "money"]),
        (RATING, "4/5", 4),
        (CORNER, "4", CORNERS[3]),
        (Question("by", "date"), "31.5.2027", "2027-05-31"),
    ],
)
def test_digits_of_every_script(script: str, question: Question, typed: str, value: object) -> None:
    """Digits of other scripts mean what ours do."""
    assert accept(question, written(script, typed)) == value


@pytest.mark.parametrize("comma", ["ARABIC COMMA", "IDEOGRAPHIC COMMA", "FULLWIDTH COMMA"])
def test_commas_of_every_script(comma: str) -> None:
    """Commas of other scripts separate as ours does."""
    assert accept(RANKING, unicodedata.lookup(comma).join("312")) == ["years", "law", "money"]


def test_numbers_as_emoji() -> None:
    """A number in a box, as phones offer it, is that number."""
    box = "\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}"
    assert accept(CHOICE, f"2{box}") == "money"
    assert accept(RANKING, f"3{box} 1{box} 2{box}") == ["years", "law", "money"]


@pytest.mark.parametrize(
    ("question", "typed", "key", "args"),
    [
        (RANKING, "2 1 2", "answer-twice", {"option": Words(OPTIONS["money"].by_language)}),
        (BEST_TWO, "1 2 3", "answer-too-many-places", {"most": 2}),
        (RANKING, "1 2 4", "answer-no-order", {"options": 3}),
        (RANKING, "0", "answer-no-order", {"options": 3}),
        (RANKING, "honey, money", "answer-no-order", {"options": 3}),
        (RANKING, "👍🎉", "answer-no-order", {"options": 3}),
        (RANKING, "1" * 5000, "answer-no-order", {"options": 3}),
        (POINTS, "50 30 25", "answer-not-hundred", {"total": 105}),
        (POINTS, "Money 50", "answer-not-hundred", {"total": 50}),
        (POINTS, "9999 1", "answer-not-hundred", {"total": 10000}),
        (POINTS, "40 30 20 10", "answer-no-points", {"options": 3, "example": "34 33 33"}),
        (POINTS, "money 50, money 50", "answer-no-points", {"options": 3, "example": "34 33 33"}),
        (POINTS, "a lot", "answer-no-points", {"options": 3, "example": "34 33 33"}),
        (POINTS, "-50 150", "answer-no-points", {"options": 3, "example": "34 33 33"}),
        (CHOICE, "1, 2", "answer-too-many", {"most": 1}),
        (CHOICE, "🎉", "answer-no-option", {"options": 3}),
        (CORNER, "5", "answer-no-option", {"options": 4}),
        (MOOD, "6", "answer-not-on-scale", {"first": 1, "last": 5}),
        (MOOD, "👻", "answer-not-on-scale", {"first": 1, "last": 5}),
    ],
)
def test_what_is_refused(question: Question, typed: str, key: str, args: dict[str, Any]) -> None:
    """A refusal says what would be right."""
    with pytest.raises(Refused) as refused:
        accept(question, typed)
    assert (refused.value.key, refused.value.text_args) == (key, args)


def test_taps_rank() -> None:
    """A tap takes the next place, another one gives it up; when all are taken, that is said."""
    assert tapped_changes(BEST_TWO, "law", {}) == {"answer": ["law"]}
    assert tapped_changes(BEST_TWO, "money", {"answer": ["law"]}) == {"answer": ["law", "money"]}
    assert tapped(BEST_TWO, "law", ["law", "money"]) == ["money"]
    assert tapped(BEST_TWO, "law", ["law"]) is None
    with pytest.raises(Refused, match="answer-places-taken"):
        tapped(BEST_TWO, "years", ["law", "money"])


def test_taps_give_points() -> None:
    """A tap gives ten points or what is left, in the order of the options; then none is left."""
    assert tapped(POINTS, "years", None) == {"years": 10}
    assert tapped(POINTS, "law", {"years": 95}) == {"law": 5, "years": 95}
    with pytest.raises(Refused, match="answer-points-spent"):
        tapped(POINTS, "law", {"years": 100})


@pytest.mark.parametrize("question", [RANKING, POINTS, CHOICE, CHOICES, CORNER])
def test_taps_on_what_is_not_there(question: Question) -> None:
    """A made-up option is refused, whatever the kind."""
    with pytest.raises(Refused, match="answer-gone"):
        tapped(question, "moon", None)


def test_a_text_cannot_be_tapped() -> None:
    """There is nothing to tap where a text is asked."""
    with pytest.raises(Refused, match="answer-gone"):
        tapped(Question("answer", "text"), "moon", None)


def test_moods_are_set_and_named() -> None:
    """A step of a temperature is tapped like a rating, and named in our own words."""
    assert tapped(MOOD, "4", 2) == 4
    assert label_of(MOOD, 4) == Say("temperature-4")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("7.", None), (" 7 ", 7), ("007", 7), ("", None), ("12345", None), ("-1", None)],
)
def test_numbers(typed: str, read: int | None) -> None:
    """A number has up to four digits, and nothing else."""
    assert number(typed) == read


def test_a_label_goes_before_a_number() -> None:
    """What an option is called counts before what number it has."""
    years = Question("q", "choice", options={"a": Localised({"": "2"}), "b": Localised({"": "1"})})
    assert named(years, "2") == "a"
    assert listed(years, "2, 1") == ["a", "b"]


def test_options_without_a_label_in_sight() -> None:
    """Without options nothing is understood, and nothing breaks."""
    empty = Question("q", "ranking")
    assert listed(empty, "one") is None
    assert with_numbers(empty, "50 50") is None


@given(st.lists(st.sampled_from(sorted(OPTIONS)), max_size=20))
def test_ranking_by_any_taps(taps: list[str]) -> None:
    """However one taps, no option has two places and no place is taken twice."""
    value: Any = None
    for tap in taps:
        try:
            value = tapped(BEST_TWO, tap, value)
        except Refused:
            assert is_whole(BEST_TWO, value)
    assert value is None or 0 < len(set(value)) == len(value) <= 2


@given(st.lists(st.sampled_from(sorted(OPTIONS)), max_size=20))
def test_sharing_out_by_any_taps(taps: list[str]) -> None:
    """However one taps, never more than a hundred points are given; then it is whole."""
    value: Any = {}
    for tap in taps:
        try:
            value = tapped(POINTS, tap, value)
        except Refused:
            assert is_whole(POINTS, value)
    assert sum(value.values()) == min(10 * len(taps), ALL_POINTS)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    """No text breaks the reading; what is taken is an answer of its kind."""
    for question in (RANKING, POINTS, CHOICE, CHOICES, CORNER, MOOD):
        try:
            value = accept(question, typed)
        except Refused:
            continue
        if isinstance(value, dict):
            assert sum(value.values()) == ALL_POINTS
        elif isinstance(value, list):
            assert len(set(value)) == len(value) > 0


@given(st.permutations(sorted(OPTIONS)))
def test_a_ranking_is_read_as_it_is_written(order: list[str]) -> None:
    """An order written in labels or in numbers comes back as that order."""
    keys = list(OPTIONS)
    assert accept(RANKING, "; ".join(OPTIONS[key].in_("en", "") for key in order)) == order
    assert accept(RANKING, " ".join(str(keys.index(key) + 1) for key in order)) == order
