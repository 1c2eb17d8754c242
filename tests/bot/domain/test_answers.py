"""Taking answers: what is typed or tapped, and what is refused with which words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import accept
from bot.domain.changes import label_of, tapped_changes, typed_changes
from bot.domain.kinds.texts import LONGEST_WORD
from bot.domain.messages import Words
from bot.domain.plan.model import Scale
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import OTHER, Question
from bot.domain.tidying import fold, tidy
from bot.errors import Refused

OPTIONS = {
    "law": Localised({"en": "Ownership, law", "fr": "Propriété"}),
    "money": Localised({"en": "Money", "fr": "Argent"}),
    "staff": Localised({"": "Staff time"}),
}
TEXT = Question("answer", "text", max=20)
CHOICE = Question("answer", "choice", options=OPTIONS)
CHOICES = Question("answer", "choices", options=OPTIONS, most=2)
OWN = Question("answer", "choices", options=OPTIONS, most=2, other=True)
RATING = Question("answer", "scale", scale=Scale(first=1, last=5, low=Localised({"en": "Never"})))
DATE = Question("answer", "date")
WORDS = Question("answer", "words", most=3)
MANY = Question("answer", "questions", max=20)


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (TEXT, "  a roof \n", "a roof"),
        (TEXT, "e\u0301\x00", "é"),
        (TEXT, "\u202eroof\u202c\ud800\x1b", "roof"),
        (TEXT, "one\r\n\ttwo", "one\n\ttwo"),
        (TEXT, "👩\N{ZERO WIDTH JOINER}🚒", "👩\N{ZERO WIDTH JOINER}🚒"),
        (TEXT, "می\N{ZERO WIDTH NON-JOINER}خواهم", "می\N{ZERO WIDTH NON-JOINER}خواهم"),
        (CHOICE, "2", "money"),
        (CHOICE, "MONEY", "money"),
        (CHOICE, "argent", "money"),
        (CHOICE, "ownership, law", "law"),
        (CHOICES, "2", ["money"]),
        (CHOICES, "3 1", ["law", "staff"]),
        (CHOICES, "Staff time; money", ["money", "staff"]),
        (CHOICES, "2,2", ["money"]),
        (RATING, "4", 4),
        (RATING, "4/5", 4),
        (RATING, "never", 1),
        (DATE, "2027-05-31", "2027-05-31"),
        (DATE, "31.5.2027", "2027-05-31"),
        (DATE, "31 / 05 / 2027", "2027-05-31"),
        (WORDS, "rust tar rope", ["rust", "tar", "rope"]),
        (WORDS, "tar and rope, rust.", ["tar and rope", "rust"]),
        (WORDS, "rust, Rust, RUST", ["RUST"]),
    ],
)
def test_what_is_understood(question: Question, typed: str, value: object) -> None:
    """Texts, numbers, labels in any language, dates and words are understood as people write."""
    assert accept(question, typed) == value


@pytest.mark.parametrize(
    ("question", "typed", "key", "args"),
    [
        (TEXT, " \n ", "answer-empty", {}),
        (TEXT, "x" * 21, "answer-too-long", {"limit": 20, "length": 21}),
        (CHOICE, "4", "answer-no-option", {"options": 3}),
        (CHOICE, "honey", "answer-no-option", {"options": 3}),
        (CHOICES, "1,2,3", "answer-too-many", {"most": 2}),
        (RATING, "6", "answer-not-on-scale", {"first": 1, "last": 5}),
        (RATING, "two", "answer-not-on-scale", {"first": 1, "last": 5}),
        (DATE, "tomorrow", "answer-no-date", {"example": "2027-05-31"}),
        (DATE, "31.2.2027", "answer-no-date", {"example": "2027-05-31"}),
        (WORDS, "a b c d", "answer-too-many-words", {"most": 3, "count": 4}),
        (WORDS, ", ,", "answer-empty", {}),
        (
            WORDS,
            "x" * 41,
            "answer-word-too-long",
            {"limit": LONGEST_WORD, "length": 41},
        ),
    ],
)
def test_what_is_refused(question: Question, typed: str, key: str, args: dict[str, Any]) -> None:
    """A refusal says what would fit."""
    with pytest.raises(Refused) as refused:
        accept(question, typed)
    assert (refused.value.key, refused.value.text_args) == (key, args)


def test_own_words() -> None:
    """A text that is no option is one's own words, beside what is chosen and at most as many."""
    assert typed_changes(OWN, "Pride", {"answer": ["law"]}) == {
        "answer": ["law", OTHER],
        OTHER: "Pride",
    }
    single = Question("answer", "choice", options=OPTIONS, other=True)
    assert typed_changes(single, "Pride", {}) == {"answer": OTHER, OTHER: "Pride"}
    with pytest.raises(Refused, match="answer-too-many"):
        typed_changes(OWN, "Pride", {"answer": ["law", "money"]})
    with pytest.raises(Refused, match="answer-no-option"):
        typed_changes(OWN, "17", {})
    with pytest.raises(Refused, match="answer-too-long"):
        typed_changes(OWN, "x" * 201, {})


def test_questions_are_numbered() -> None:
    """A further question gets the next number, also where one was taken back."""
    assert typed_changes(MANY, "Who?", {}) == {"answer.1": "Who?"}
    assert typed_changes(MANY, "Who?", {"answer.1": "a", "answer.4": "b"}) == {"answer.5": "Who?"}


def test_taps() -> None:
    """A tap sets a choice or a rating, and toggles one of several."""
    assert tapped_changes(CHOICE, "law", {"answer": "money"}) == {"answer": "law"}
    assert tapped_changes(RATING, "3", {}) == {"answer": 3}
    assert tapped_changes(CHOICES, "law", {"answer": ["money"]}) == {"answer": ["law", "money"]}
    assert tapped_changes(CHOICES, "law", {"answer": ["law"]}) == {"answer": None}
    assert tapped_changes(OWN, "law", {"answer": ["money", OTHER]}) == {"answer": ["law", "money"]}
    with pytest.raises(Refused, match="answer-gone"):
        tapped_changes(CHOICE, "moon", {})


def test_labels() -> None:
    """An option is named in every language, anything else as it is."""
    assert label_of(CHOICE, "money") == Words({"en": "Money", "fr": "Argent"})
    assert label_of(RATING, 4) == "4"


@given(st.text())
def test_a_text_is_kept_or_refused(typed: str) -> None:
    """Whatever is typed is either kept within its limit or refused; nothing is cut silently."""
    text = tidy(typed)
    if 0 < len(text) <= 20:
        assert accept(TEXT, typed) == text
    else:
        with pytest.raises(Refused, match="answer-empty" if not text else "answer-too-long"):
            accept(TEXT, typed)


@given(st.text())
def test_words_are_never_more_than_asked(typed: str) -> None:
    """Words are distinct without case, at most as many as asked, none too long."""
    try:
        words = accept(WORDS, typed)
    except Refused:
        return
    assert isinstance(words, list)
    assert 0 < len({fold(word) for word in words}) == len(words) <= 3
    assert all(0 < len(word) <= LONGEST_WORD for word in words)


@given(st.lists(st.sampled_from(sorted(OPTIONS)), max_size=12))
def test_toggling_never_chooses_too_many(taps: list[str]) -> None:
    """However one taps, what is chosen is in the plan's order and not more than allowed."""
    answers: dict[str, Any] = {}
    for tap in taps:
        try:
            changes = tapped_changes(CHOICES, tap, answers)
        except Refused:
            continue
        answers = {key: value for key, value in changes.items() if value is not None}
    chosen = answers.get("answer", [])
    assert len(chosen) <= 2
    assert chosen == [key for key in OPTIONS if key in chosen]


@pytest.mark.parametrize(
    "typed", ["\u200b", "\u2800 \u200b \u3164", "\u200d\ufe0f", "\u0301", "\x00"]
)
@pytest.mark.parametrize("question", [TEXT, WORDS, OWN, MANY])
def test_nothing_to_see_is_no_answer(question: Question, typed: str) -> None:
    """A text of which nobody sees anything is as empty as none."""
    with pytest.raises(Refused, match="answer-empty"):
        typed_changes(question, typed, {})
