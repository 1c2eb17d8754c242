"""What follows what, before a prompt closes."""

from datetime import timedelta

from bot.domain.phases import AGAIN, FIRST, TALKING, VOTING, lasts, next_phase
from bot.domain.plan.model import Prompt


def prompt(**settings: object) -> Prompt:
    return Prompt.model_validate({"ask": "p", "text": "?", **settings})


def test_questions_with_votes_are_voted_on() -> None:
    """Voting follows the questions, as long as the prompt says; then it closes."""
    votes = prompt(votes=3, voting="4 minutes", **{"as": "questions"})
    assert (next_phase(votes, FIRST), next_phase(votes, VOTING)) == (VOTING, None)
    assert lasts(votes, VOTING) == timedelta(minutes=4)


def test_a_choice_may_have_a_talk_in_between() -> None:
    """People talk, and vote again for as long as at first, or three minutes."""
    choice = prompt(discuss="5 minutes", options={"a": "A", "b": "B"}, **{"as": "choice"})
    phases = [next_phase(choice, phase) for phase in (FIRST, TALKING, AGAIN)]
    assert phases == [TALKING, AGAIN, None]
    assert lasts(choice, TALKING) == timedelta(minutes=5)
    assert lasts(choice, AGAIN) == timedelta(minutes=3)
    longer = choice.model_copy(update={"open": timedelta(minutes=7)})
    assert lasts(longer, AGAIN) == timedelta(minutes=7)


def test_others_close_at_once() -> None:
    """Without votes, and without a talk, nothing follows."""
    assert next_phase(prompt(**{"as": "questions"}), FIRST) is None
    assert next_phase(prompt(options={"a": "A", "b": "B"}, **{"as": "choice"}), FIRST) is None
