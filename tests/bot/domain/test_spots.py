"""From a typed message to a prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plan.spot_keys import is_spot, next_key
from bot.domain.spots import Draft, asked_in, drafted, prompt_from, retyped


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("ask: Why?", "Why?"),
        ("ASK:Why?", "Why?"),
        (" demande\u00a0: Pourquoi ?", "Pourquoi ?"),
        ("Question : Pourquoi ?", "Pourquoi ?"),
        ("ask Why?", ""),
        ("asking: Why?", ""),
        ("May I ask: why?", ""),
        ("ask:", ""),
    ],
)
def test_a_colon_tells(message: str, question: str) -> None:
    """What stands behind the word and a colon is asked; anything else is a text like any other."""
    assert asked_in(message, sure=True) == question


def test_a_word_tells_where_nothing_waits() -> None:
    """Where no other text is expected, the word alone does."""
    assert asked_in("Ask why", sure=False) == "why"
    assert asked_in("Asking why", sure=False) == ""


def test_bullets_are_options() -> None:
    """Dashes, dots and numbers begin options; other lines belong to the question."""
    draft = drafted("Where next?\nThink of the weather.\n- City\n• Port\n3) The hills")
    assert draft.text == "Where next?\nThink of the weather."
    assert draft.options == ("City", "Port", "The hills")
    assert draft.kind == "choice"


def test_a_number_in_the_question_is_no_option() -> None:
    """A line that only begins with digits stays part of the question."""
    assert drafted("2027 or later?").options == ()


def test_retyping_keeps_what_was_chosen() -> None:
    """Other words keep kind, audience and time; options make it a choice all the same."""
    draft = Draft("How?", kind="words", seen_by="no_one", minutes=10)
    assert retyped(draft, "How then?") == Draft("How then?", (), "words", "no_one", 10)
    assert retyped(draft, "How?\n- A\n- B") == Draft("How?", ("A", "B"), "choice", "no_one", 10)


@given(
    st.builds(
        Draft,
        text=st.text(min_size=1).filter(str.strip),
        kind=st.sampled_from(("text", "words", "scale", "temperature")),
        seen_by=st.sampled_from(("group", "facilitators", "no_one")),
        minutes=st.sampled_from((0, 2, 5, 10)),
    )
)
def test_a_draft_is_kept_whole(draft: Draft) -> None:
    """What was prepared survives being put aside, and becomes a prompt that says the same."""
    assert Draft.from_json(draft.to_json()) == draft
    prompt = prompt_from(draft, "spot-1")
    assert (prompt.ask, prompt.kind, prompt.seen_by) == ("spot-1", draft.kind, draft.seen_by)
    minutes = prompt.open.total_seconds() / 60 if prompt.open else 0
    assert minutes == draft.minutes


def test_keys() -> None:
    """Keys go up, whatever gaps there are, and are no plan's."""
    assert next_key([]) == "spot-1"
    assert next_key(["p01", "spot-2", "spot-10", "spot-x"]) == "spot-11"
    assert is_spot("spot-1")
    assert not is_spot("spot-0")
    assert not is_spot("spot-on")
