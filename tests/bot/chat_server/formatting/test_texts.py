"""Texts and captions of calls: modes, listed entities, limits."""

from typing import Any

import pytest

from bot.chat_server.errors import BotApiError
from bot.chat_server.formatting.texts import read_caption, read_text
from bot.chat_server.wire.parameters import Parameters
from tests.bot.chat_server.formatting.marking import covered

BOLD = {"type": "bold", "offset": 0, "length": 1}
POINT = "Character '.' is reserved and must be escaped with the preceding '\\'"
BAD = "can't parse MessageEntity: "


def listed(**entity: Any) -> Parameters:  # noqa: ANN401 - some of it is nonsense
    return Parameters({"text": "x🏟", "entities": [{"offset": 0, "length": 1, **entity}]})


@pytest.mark.parametrize(
    "mode", ["HTML", "html", "MarkdownV2", "markdownv2", "Markdown", "", "none"]
)
def test_modes(mode: str) -> None:
    """A mode is known in any letter case."""
    assert read_text(Parameters({"text": "a", "parse_mode": mode})) == ("a", [])


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({}, "message text is empty"),
        ({"text": " \n\u200b"}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a.", "parse_mode": "MarkdownV2"}, f"can't parse entities: {POINT}"),
        ({"text": "a", "entities": [5]}, f"{BAD}expected an Object"),
        ({"text": "a", "entities": [{}]}, f'{BAD}Can\'t find field "offset"'),
    ],
)  # fmt: skip
def test_refused_texts(parameters: dict[str, Any], problem: str) -> None:
    """Each mistake has its own error."""
    with pytest.raises(BotApiError) as caught:
        read_text(Parameters(parameters))
    assert caught.value.description == f"Bad Request: {problem}"


@pytest.mark.parametrize(
    ("entity", "problem"),
    [
        ({"type": "bold", "offset": []}, f'{BAD}Field "offset" must be of type Number'),
        ({"type": "bold", "offset": "x"}, f"{BAD}Can't parse \"x\" as an integer"),
        ({}, f'{BAD}Can\'t find field "type"'),
        ({"type": []}, f'{BAD}Field "type" must be of type String'),
        ({"type": "blink"}, f"{BAD}Unsupported type specified"),
        ({"type": "text_link"}, f'{BAD}Can\'t find field "url"'),
        ({"type": "text_link", "url": "x"}, "entity URL 'x' is invalid: Wrong HTTP URL"),
        ({"type": "text_mention"}, f'{BAD}Can\'t find field "user"'),
        ({"type": "text_mention", "user": 5}, f'{BAD}Field "user" must be of type Object'),
        ({"type": "text_mention", "user": {}}, f'{BAD}Can\'t find field "id"'),
        ({"type": "custom_emoji"}, f'{BAD}Can\'t find field "custom_emoji_id"'),
        ({"type": "custom_emoji", "custom_emoji_id": 0},
         "invalid custom emoji identifier specified"),
        ({"type": "date_time", "unix_time": 0}, "invalid date specified"),
        ({"type": "date_time", "unix_time": 5, "date_time_format": "x"},
         f"{BAD}Invalid date format used"),
        ({"type": "bold", "length": 9},
         "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    ],
)  # fmt: skip
def test_refused_entities(entity: dict[str, Any], problem: str) -> None:
    """A listed entity must be whole, known, and within the text."""
    with pytest.raises(BotApiError) as caught:
        read_text(listed(**entity))
    assert caught.value.description == f"Bad Request: {problem}"


@pytest.mark.parametrize(
    ("entity", "kept"),
    [
        ({"type": "bold", "offset": "0", "length": 1.0}, BOLD),
        ({"type": "pre", "language": "py"}, {**BOLD, "type": "pre", "language": "py"}),
        ({"type": "pre"}, {**BOLD, "type": "pre"}),
        ({"type": "text_link", "url": "a.org"},
         {**BOLD, "type": "text_link", "url": "http://a.org/"}),
        ({"type": "text_link", "url": "tg://user?id=7"},
         {**BOLD, "type": "text_mention", "user": {"id": 7, "is_bot": False, "first_name": ""}}),
        ({"type": "text_mention", "user": {"id": 7, "first_name": "Ines"}},
         {**BOLD, "type": "text_mention",
          "user": {"id": 7, "is_bot": False, "first_name": "Ines"}}),
        ({"type": "custom_emoji", "custom_emoji_id": "5"},
         {**BOLD, "type": "custom_emoji", "custom_emoji_id": "5"}),
        ({"type": "date_time", "unix_time": 5, "date_time_format": "Tw"},
         {**BOLD, "type": "date_time", "unix_time": 5, "date_time_format": "wT"}),
    ],
)  # fmt: skip
def test_listed_entities(entity: dict[str, Any], kept: dict[str, Any]) -> None:
    """Listed entities are kept with what they need; numbers may be texts."""
    assert read_text(listed(**entity)) == ("x🏟", [kept])


def test_mode_wins() -> None:
    """With a mode the list is not looked at, and what everybody sees is never taken from it."""
    marked = {"text": "<i>a</i> @ines", "parse_mode": "HTML", "entities": [{"type": "?"}]}
    text, entities = read_text(Parameters(marked))
    assert covered(text, entities) == [("italic", "a"), ("mention", "@ines")]
    assert read_text(listed(type="mention")) == ("x🏟", [])
    assert read_text(Parameters({"text": "a", "entities": {"type": "?"}})) == ("a", [])


def test_long_captions() -> None:
    """A caption is counted after parsing, in code points."""
    for text, mode in (("🏟" * 1024, ""), (f"<b>{'x' * 1024}</b>", "HTML")):
        assert "caption" in read_caption(Parameters({"caption": text, "parse_mode": mode}))
    with pytest.raises(BotApiError, match="message caption is too long"):
        read_caption(Parameters({"caption": "x" * 1025}))
