"""JSON that can be passed on."""

import json

import pytest

from bot.chat_server.wire.strict_json import DEEPEST, read_json


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


@pytest.mark.parametrize(
    "text", ["1", '"\\ud83d\\ude00"', '{"a": [1.5, null, true]}', nested(DEEPEST), '["[", "{"]']
)
def test_passed_on(text: str) -> None:
    """What can be written again is read."""
    assert read_json(text) == read_json(text.encode()) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "NaN",
        "-Infinity",
        "1e999",
        '"\\ud83d"',
        '["\\uDE00"]',
        nested(DEEPEST + 1),
        "[" * 99,
    ],
)
def test_refused(text: str) -> None:
    """What no other reader could take is refused."""
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_broken_encoding() -> None:
    """Bytes that are no UTF-8 are refused."""
    with pytest.raises(ValueError, match="utf-8"):
        read_json(b'"\xff"')
