"""Tallies and results: pure functions over answers that may be shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.given import Given
from bot.domain.items import (
    Ballot,
    Counts,
    Explanation,
    Grid,
    Head,
    Line,
    Ranking,
    Shares,
    Shift,
)
from bot.domain.pages import pages
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import questions
from bot.domain.results import IN_A_MESSAGE, items
from bot.domain.tallies import Count, mean, tally, words
from tests.bot.domain.test_prompts import FORM, OWN, SCALE, prompt

QUIZ = prompt("choice", options={"a": "A", "b": "B"}, correct="b", explain="Because.")


def test_a_tally_has_every_option() -> None:
    """Options are counted in their order, also those that nobody chose, and own words last."""
    choices = questions(OWN)[0]
    found = tally(choices, [["a"], ["a", "other"], ["b"]])
    assert found == (Count("a", 2), Count("b", 1), Count("other", 1))
    assert tally(questions(SCALE)[0], [1, 1, 5])[0] == Count("1", 2)
    assert tally(questions(prompt("text"))[0], ["x"]) == ()


def test_words_without_case_but_with_accents() -> None:
    """Case does not make another word, an accent does; the usual spelling is shown."""
    said = [["Rust", "tar"], ["rust"], ["rust"], ["côte"], ["cote"]]
    assert words(said) == (
        Count("rust", 3),
        Count("cote", 1),
        Count("côte", 1),
        Count("tar", 1),
    )


def test_the_mean() -> None:
    """The mean counts ratings, and is none without any."""
    assert mean([1, 2]) == 1.5
    assert mean([]) is None


@given(st.lists(st.integers(1, 5)))
def test_a_tally_adds_up(ratings: list[int]) -> None:
    """Every rating is counted once."""
    assert sum(count.number for count in tally(questions(SCALE)[0], ratings)) == len(ratings)


def test_nothing_to_show() -> None:
    """A result without answers has no pages."""
    assert pages(QUIZ, []) == ()


def test_a_quiz_explains() -> None:
    """A quiz is a picture with the right answer and why, in one message if it fits."""
    [page] = pages(QUIZ, [Given("answer", "a"), Given("answer", "b")])
    assert page.pictured
    counts, explanation = page.items
    assert isinstance(counts, Counts)
    assert (counts.people, isinstance(explanation, Explanation)) == (2, True)
    long = prompt("choice", options={"a": "A", "b": "B"}, correct="b", explain="x" * 890)
    first, second = pages(long, [Given("answer", "a")])
    assert (first.pictured, second.pictured, len(second.items)) == (True, False, 1)


def test_reasons_follow_the_picture() -> None:
    """Texts that belong to a picture come after it, below what was asked."""
    picture, texts = pages(SCALE, [Given("answer", 1), Given("why", "Law")])
    assert picture.pictured
    assert texts.items == (Head(questions(SCALE)[1].text), Line("Law", ""))


def test_a_named_form_is_laid_out_by_person() -> None:
    """Facilitators read a form person by person, in the order of its questions."""
    answers = [
        Given("three", 4, "Zoë"),
        Given("one", "x", "Zoë"),
        Given("one", "y", "Anna"),
    ]
    [page] = pages(FORM, answers)
    one, _, three = questions(FORM)
    assert page.items == (
        Head("Anna"),
        Line("y", one.text),
        Head("Zoë"),
        Line("x", one.text),
        Line("4", three.text),
    )


def test_an_anonymous_form_is_laid_out_by_question() -> None:
    """Without names, a form is counted and listed question by question."""
    [page] = pages(FORM, [Given("one", "x"), Given("three", 4), Given("one", "y")])
    kinds = [type(item) for item in page.items]
    assert kinds == [Head, Line, Line, Head, Counts]


@given(st.lists(st.text(min_size=1, max_size=4000), min_size=1, max_size=30))
def test_every_word_is_on_a_page(texts: list[str]) -> None:
    """Long lists become several pages, each of which fits into a message, and lose nothing."""
    laid_out = pages(prompt("text"), [Given("answer", text, "Anna") for text in texts])
    lines = [item.text for page in laid_out for item in page.items if isinstance(item, Line)]
    assert "".join(map(str, lines)) == "".join(texts)
    for page in laid_out:
        assert sum(len(str(item.text)) for item in page.items if isinstance(item, Line)) <= (
            IN_A_MESSAGE
        )


def test_a_heading_stays_with_its_lines() -> None:
    """No page ends with the name of somebody whose answers are on the next."""
    answers: list[Any] = []
    for number in range(12):
        answers += [Given("one", "x" * 700, f"Guest {number:02}")]
    for page in pages(FORM, answers):
        assert not isinstance(page.items[-1], Head)


def test_words_are_pictured() -> None:
    """Words are counted on one picture."""
    [page] = pages(prompt("words"), [Given("answer", ["rust", "tar"])])
    assert page.pictured


RANKING = prompt("ranking", options={"a": "A", "b": "B"})
POINTS = prompt("points", options={"a": "A", "b": "B"})
GRID = prompt(
    "grid",
    options={"a": "A", "b": "B"},
    axes={"left": "L", "right": "R", "bottom": "B", "top": "T"},
)


@pytest.mark.parametrize(
    ("asked", "answers", "kind"),
    [
        (RANKING, [Given("answer", ["b", "a"])], Ranking),
        (POINTS, [Given("answer", {"a": 100})], Shares),
        (GRID, [Given("b", "left_top")], Grid),
        (prompt("temperature"), [Given("answer", 4)], Counts),
        (
            prompt("questions", votes=2),
            [Given("answer.1", "Why?", contribution="q"), Given("vote.q", 1)],
            Ballot,
        ),
    ],
)
def test_every_kind_is_one_picture(asked: Prompt, answers: list[Given], kind: type) -> None:
    """What is ranked, shared out, placed, felt or voted on is one picture."""
    [page] = pages(asked, answers)
    assert page.pictured
    assert isinstance(page.items[0], kind)


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (RANKING, [Given("answer", ["b"])]),
        (POINTS, [Given("answer", {"a": 90})]),
        (prompt("questions", votes=2), [Given("vote.q", 1)]),
    ],
)
def test_what_is_not_whole_is_no_result(asked: Prompt, answers: list[Given]) -> None:
    """Without one whole answer there is nothing to show."""
    assert pages(asked, answers) == ()


def test_starred_answers_come_first() -> None:
    """What a facilitator starred stands first, the others by name."""
    answers = [
        Given("answer", "one", "Anna"),
        Given("answer", "two", "Zoë", starred=True),
        Given("answer", "three", "Ben"),
    ]
    lines = items(prompt("text"), answers)
    assert [item.text for item in lines if isinstance(item, Line)] == ["two", "one", "three"]


def test_chosen_options_in_a_form_are_in_words() -> None:
    """Several options of a field are named in every language in which the plan has them."""
    options = {"a": {"en": "Law", "fr": "Loi"}, "b": "Money"}
    field = {"key": "x", "label": "X", "as": "choices", "most": 2, "options": options}
    form = prompt("form", fields=[field])
    _, line = items(form, [Given("x", ["a", "b"], "Anna")])
    assert isinstance(line, Line)
    assert line.text == Localised({"en": "Law, Money", "fr": "Loi, Money", "": "Law, Money"})


def test_the_vote_after_a_talk_is_compared() -> None:
    """Votes before and after a talk are one item, of those who gave both; else the first counts."""
    asked = prompt("choice", options={"a": "A", "b": "B"}, discuss="5 minutes")
    answers = [
        Given("answer", "a", "Anna", whose="1"),
        Given("again", "b", "Anna", whose="1"),
        Given("answer", "a", "Ben", whose="2"),
    ]
    [shift] = items(asked, answers)
    assert isinstance(shift, Shift)
    assert (shift.people, dict(shift.moved)) == (1, {("a", "b"): 1})
    [counts] = items(asked, answers[2:])
    assert isinstance(counts, Counts)


def test_many_questions_with_votes_are_several_pages() -> None:
    """Questions that do not fit into one message follow in others; the first knows how many."""
    said = [Given(f"answer.{n}", "x" * 900, contribution=f"q{n}") for n in range(8)]
    laid_out = pages(prompt("questions", votes=2), [*said, Given("vote.q7", 1)])
    ballots = [item for page in laid_out for item in page.items if isinstance(item, Ballot)]
    assert [page.pictured for page in laid_out] == [True, False, False, False]
    assert [(len(one.candidates), one.more) for one in ballots] == [(1, 7), (3, 4), (3, 1), (1, 0)]
    assert ballots[0].candidates[0].contribution == "q7"
