"""Values longer than Fluent's own limit."""

import pytest

from bot.texts import catalogue


@pytest.mark.parametrize("length", [999, 1001, 2501, 4000])
def test_a_value_of_any_length_is_kept(length: int) -> None:
    """A long answer is said whole and escaped, also where it grows by that."""
    said = catalogue.say("en", "prompt-text", {"text": "<" * length})
    assert said == "&lt;" * length


def test_two_long_values_keep_their_places() -> None:
    """Several long values stand where they belong, whatever characters they hold."""
    before, text = "\ue0001\ue001" + "a" * 1500, "b" * 1500
    said = catalogue.plain("en", "result-line-of", {"before": before, "text": text})
    assert said == f"• <b>{before}</b>: {text}"
