"""Entities of plain texts, and their place in UTF-16 code units."""

import pytest

from bot.chat_server.formatting.entities import clean, detected, trimmed, with_detected


def found(text: str) -> list[tuple[str, str]]:
    wide = text.encode("utf-16-le")

    def covered(begin: int, length: int) -> str:
        return wide[2 * begin : 2 * (begin + length)].decode("utf-16-le")

    return [(one["type"], covered(one["offset"], one["length"])) for one in detected(text)]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("🏟 /now@hospes_bot please", [("bot_command", "/now@hospes_bot")]),
        ("and/or 1/2 //", []),
        ("see https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
        ("write to ines@example.org!", [("email", "ines@example.org")]),
        ("ask @ines_k, not a@b", [("mention", "@ines_k")]),
        ("#care and #1", [("hashtag", "#care")]),
        ("nothing here", []),
    ],
)
def test_plain_text_has_entities(text: str, entities: list[tuple[str, str]]) -> None:
    """Commands, links, addresses, mentions and hashtags are found, also behind an emoji."""
    assert found(text) == entities


def test_no_entities_inside_code_and_links() -> None:
    """What stands in code, or is a link already, gets no entity of its own."""
    text = "/a /b /c"
    code = {"type": "code", "offset": 0, "length": 2}
    link = {"type": "text_link", "offset": 3, "length": 2, "url": "https://example.org/"}
    command = {"type": "bot_command", "offset": 6, "length": 2}
    assert with_detected(text, [code, link]) == [code, link, command]


def test_trimming_moves_entities() -> None:
    """Outer blanks go, and entities move along, are cut, or disappear."""
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 4, "length": 3},
        {"type": "code", "offset": 6, "length": 1},
    ]
    assert trimmed("  ab c ", entities) == (
        "ab c",
        [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 2, "length": 2}],
    )


def test_control_characters_become_blanks() -> None:
    """Carriage returns disappear, other control characters are blanks, line feeds stay."""
    assert clean("a\r\nb\tc\x00d") == "a\nb c d"
