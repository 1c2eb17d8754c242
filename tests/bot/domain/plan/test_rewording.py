"""Saying a prompt otherwise in one language."""

import pytest

from bot.domain.plan.model import Prompt
from bot.domain.plan.problems import PlanInvalid
from bot.domain.plan.rewording import other_languages, reworded
from tests.bot.domain.plan.plans import plan


def prompt(**said: object) -> Prompt:
    return Prompt.model_validate({"ask": "say", "as": "text", **said})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Say", "Tell"),
        ({"en": "Say"}, {"en": "Tell"}),
        ({"en": "Say", "fr": "Dites"}, {"en": "Tell", "fr": "Dites"}),
        ({"fr": "Dites"}, {"fr": "Dites", "en": "Tell"}),
    ],
)
def test_in_the_working_language(before: object, after: object) -> None:
    """Only these words change; a text that names no language goes on naming none."""
    assert reworded(prompt(text=before), "Tell", "en", "en") == prompt(text=after)


def test_in_another_language() -> None:
    """A text that names no language is in the working language, and stays."""
    new = reworded(prompt(text="Say"), "Dites", "fr", "en")
    assert new == prompt(text={"en": "Say", "fr": "Dites"})
    assert other_languages(new, "fr") == ("en",)


def test_the_title_where_there_is_no_text() -> None:
    """A prompt that is only a title gets another title."""
    assert reworded(prompt(title="Say"), "Tell", "en", "en") == prompt(title="Tell")


def test_keys_that_no_plan_may_use() -> None:
    """What is asked on the spot has keys of its own."""
    with pytest.raises(PlanInvalid, match=r"run\.1\.ask: found spot-3; another key"):
        plan("ask: say", "ask: spot-3")
