"""What decisions about contributions leave for others to see, and how votes count."""

from dataclasses import replace

import pytest

from bot.domain.ballots import ballot, numbered, paper, toggled
from bot.domain.curating import (
    HELD,
    HIDDEN,
    UNTOUCHED,
    Curation,
    Said,
    apply,
    counted_as,
    is_shown,
    merged_votes,
)
from bot.domain.given import Given
from bot.errors import Refused

MERGED = {"a": replace(UNTOUCHED, into="b"), "b": replace(UNTOUCHED, into="c")}
HIDDEN_C = {**MERGED, "c": replace(UNTOUCHED, state=HIDDEN)}
QUESTIONS = tuple(
    Given(f"answer.{n}", f"{name}?", contribution=name) for n, name in enumerate("abcd")
)


def test_what_is_merged_twice_counts_as_the_last() -> None:
    """Merging goes on from one to the next, and a circle leads nowhere but back."""
    assert counted_as("a", MERGED) == "c"
    circle = {"a": replace(UNTOUCHED, into="b"), "b": replace(UNTOUCHED, into="a")}
    assert {counted_as(one, circle) for one in "ab"} <= {"a", "b"}


def test_what_is_part_of_something_hidden_is_hidden() -> None:
    """Hiding the one hides what was merged into it; hiding a part leaves the rest."""
    assert not is_shown("a", HIDDEN_C)
    part = {**MERGED, "a": Curation(state=HELD, into="b")}
    assert (is_shown("a", part), is_shown("b", part)) == (False, True)


def test_only_what_stands_for_itself_is_shown() -> None:
    """Merged contributions appear once, starred ones first, with what was decided about them."""
    decided = {**MERGED, "d": Curation(starred=True, pinned=True, answered=True)}
    shown = apply(QUESTIONS, decided)
    assert [one.contribution for one in shown] == ["d", "c"]
    assert (shown[0].starred, shown[0].pinned, shown[0].answered) == (True, True, True)


def test_votes_for_merged_questions() -> None:
    """They count for the one that is left, each person's once; other answers stay as they are."""
    rows = [
        Said("x", "vote.a", 1),
        Said("x", "vote.c", 1),
        Said("y", "vote.b", 1),
        Said("y", "answer.1", "d?"),
    ]
    assert merged_votes(rows, MERGED) == [
        Said("x", "vote.c", 1),
        Said("y", "vote.c", 1),
        Said("y", "answer.1", "d?"),
    ]


def test_votes_for_what_is_hidden_are_not_counted() -> None:
    """They stay stored, for if it is shown again."""
    votes = (Given("vote.c", 1), Given("vote.d", 1))
    shown = apply((*QUESTIONS, *votes), HIDDEN_C)
    assert [(one.text, one.votes) for one in ballot(shown).candidates] == [("d?", 1)]


def test_the_result_puts_pinned_questions_first_then_votes() -> None:
    """Whatever the votes, what is pinned is on top."""
    votes = [Given("vote.b", 1), Given("vote.b", 1), Given("vote.c", 1)]
    shown = apply((*QUESTIONS, *votes), {"d": Curation(pinned=True)})
    assert [one.text for one in ballot(shown).candidates] == ["d?", "b?", "c?", "a?"]


def test_a_vote_before_merging_into_ones_own_is_kept() -> None:
    """It stays on the paper, where it can be taken back; nobody else's own question is."""
    merged = {"a": replace(UNTOUCHED, into="b")}
    mine = paper(QUESTIONS, merged, {"vote.a": 1}, own={"b"}, most=2)
    assert [(one.number, one.chosen) for one in mine.choices] == [(2, True), (3, False), (4, False)]
    assert toggled(mine, "b") == {"vote.a": None}
    without = paper(QUESTIONS, merged, {}, own={"b"}, most=2)
    assert [one.number for one in without.choices] == [3, 4]
    with pytest.raises(Refused, match="vote-own"):
        toggled(without, "a")


def test_idle_votes_give_way() -> None:
    """A vote freed by hiding or merging is dropped with the next one given, never before."""
    decided = {"a": replace(UNTOUCHED, into="b"), "c": replace(UNTOUCHED, state=HIDDEN)}
    answers = {"vote.a": 1, "vote.b": 1, "vote.c": 1}
    mine = paper(QUESTIONS, decided, answers, own=(), most=2)
    assert mine.left == 1
    assert toggled(mine, "d") == {"vote.b": None, "vote.c": None, "vote.d": 1}


def test_typed_numbers() -> None:
    """Numbers of questions that are not chosen yet are votes; the same one twice is one."""
    mine = paper(QUESTIONS, {}, {"vote.a": 1}, own={"d"}, most=2)
    assert numbered(mine, [1, 2, 2], questions=4) == {"vote.b": 1}
    assert numbered(mine, [1], questions=4) == {}
    for numbers, key in (
        ([4], "vote-not-this"),
        ([5], "vote-no-number"),
        ([1, 2, 3], "vote-too-many"),
    ):
        with pytest.raises(Refused, match=key):
            numbered(mine, numbers, questions=4)
