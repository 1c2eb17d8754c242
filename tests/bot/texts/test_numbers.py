"""Numbers in texts are written the language's way."""

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.texts import catalogue


@pytest.mark.parametrize("number", [0, -3, 24, 1234567])
@pytest.mark.parametrize("language", catalogue.languages())
def test_a_number_is_written_as_fluent_does(language: str, number: int) -> None:
    """The short way to a text with numbers gives what Fluent would have given."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource("figures = { $number }"))
    figures = bundle.get_message("figures").value
    assert figures is not None
    fluent, _ = bundle.format_pattern(figures, {"number": number})
    there = catalogue.plain(language, "sheet-presence", {"there": number, "joined": 24})
    assert there.startswith(f"{fluent} ")
