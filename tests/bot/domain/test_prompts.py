"""What a prompt asks, and when it counts as answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plan.model import Prompt
from bot.domain.prompts import (
    Value,
    asked,
    is_complete,
    missing,
    question,
    questions,
    settled,
)


def prompt(kind: str, **settings: object) -> Prompt:
    return Prompt.model_validate({"ask": "p", "as": kind, "title": "T", **settings})


SCALE = prompt("scale", then={"at_most": 2, "text": "Why?"})
OWN = prompt("choices", options={"a": "A", "b": "B"}, most=2, other="yes")
FORM = prompt(
    "form",
    fields=[
        {"key": "one", "label": "One"},
        {"key": "two", "label": "Two", "optional": "yes"},
        {"key": "three", "label": "Three", "as": "scale"},
    ],
)


@pytest.mark.parametrize(
    ("given_prompt", "keys"),
    [
        (prompt("text"), ["answer"]),
        (SCALE, ["answer", "why"]),
        (OWN, ["answer", "other"]),
        (FORM, ["one", "two", "three"]),
    ],
)
def test_a_prompt_is_a_sequence_of_questions(given_prompt: Prompt, keys: list[str]) -> None:
    """A simple prompt is one question and perhaps a second; a form is its fields."""
    assert [found.key for found in questions(given_prompt)] == keys


@pytest.mark.parametrize(("rating", "keys"), [(2, ["answer", "why"]), (3, ["answer"])])
def test_a_follow_up_needs_a_low_rating(rating: int, keys: list[str]) -> None:
    """The second question is asked when the rating is low."""
    assert [found.key for found in asked(SCALE, {"answer": rating})] == keys


def test_own_words_need_the_choice() -> None:
    """One's own words are a part of the answer as long as they are chosen."""
    assert len(asked(OWN, {"answer": ["a", "other"]})) == 2
    assert len(asked(OWN, {"answer": ["a"]})) == 1


def test_what_is_missing() -> None:
    """A prompt is answered when every question that is not optional is."""
    assert [found.key for found in missing(FORM, {"one": "x"})] == ["three"]
    assert is_complete(FORM, {"one": "x", "three": 3})
    assert is_complete(SCALE, {"answer": 1})
    assert not is_complete(prompt("questions"), {})
    assert is_complete(prompt("questions"), {"answer.1": "x"})


def test_what_is_only_begun_is_not_complete() -> None:
    """A ranking needs its places, points their hundred, a form some answer at least."""
    ranking = prompt("ranking", options={"a": "A", "b": "B", "c": "C"})
    assert not is_complete(ranking, {"answer": ["a", "b"]})
    assert is_complete(ranking, {"answer": ["a", "b", "c"]})
    points = prompt("points", options={"a": "A", "b": "B"})
    assert not is_complete(points, {"answer": {"a": 90}})
    assert is_complete(points, {"answer": {"a": 90, "b": 10}})
    assert not is_complete(
        prompt("form", fields=[{"key": "x", "label": "X", "optional": "yes"}]), {}
    )


def test_a_grid_asks_for_each_thing_which_corner() -> None:
    """Corners are named by both axes, in every language that one of these is written in."""
    axes = {
        "left": {"en": "Easy", "fr": "Facile"},
        "right": "Hard",
        "bottom": "Small",
        "top": "Big",
    }
    grid = prompt("grid", options={"a": "A", "b": "B"}, axes=axes)
    first, second = questions(grid)
    assert (first.key, second.key, first.kind) == ("a", "b", "corner")
    assert list(first.options) == ["left_top", "right_top", "left_bottom", "right_bottom"]
    assert first.options["left_top"].in_("fr", "en") == "Facile · Big"
    assert first.options["right_bottom"].in_("fr", "en") == "Hard · Small"
    assert not is_complete(grid, {"a": "left_top"})


def test_what_is_no_longer_asked_is_dropped() -> None:
    """The reason for a low rating goes when the rating rises; None takes an answer back."""
    before: dict[str, Value] = {"answer": 1, "why": "Law"}
    assert settled(SCALE, before, {"answer": 5}) == {"answer": 5}
    assert settled(SCALE, before, {"answer": 2}) == {"answer": 2, "why": "Law"}
    assert settled(SCALE, before, {"answer": None}) == {}
    assert settled(SCALE, before, {"unknown": "x"}) == before


def test_a_part_belongs_to_its_question() -> None:
    """A numbered part is an answer to the question it is named for."""
    found = question(prompt("questions"), "answer.7")
    assert found is not None
    assert found.key == "answer"
    assert question(FORM, "four") is None


@given(st.integers(1, 5), st.text(min_size=1), st.integers(1, 5))
def test_settling_twice_changes_nothing(first: int, why: str, second: int) -> None:
    """Settled answers stay as they are."""
    once = settled(SCALE, {"answer": first, "why": why}, {"answer": second})
    assert settled(SCALE, once, {}) == once
    assert ("why" in once) == (second <= 2)
