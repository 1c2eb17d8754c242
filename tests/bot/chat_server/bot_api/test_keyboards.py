"""What is refused as a keyboard, in the words of the Bot API."""

import json
from typing import Any

import pytest

from bot.chat_server.bot_api.keyboards import read_markup
from bot.chat_server.errors import BotApiError
from bot.chat_server.wire.parameters import Parameters

BUTTON = "can't parse inline keyboard button"


ROWS = 'field "inline_keyboard" of the ReplyMarkup must be'
TEXTS = f"{BUTTON}: Text buttons are unallowed in the inline keyboard"


def inline(*buttons: Any) -> dict[str, Any]:  # noqa: ANN401 - some of them are nonsense
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[" * 100_000, "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": 1}, f"{ROWS} of type Array"),
        ({"inline_keyboard": [1]},
         f"{ROWS} an Array of Arrays"),
        (inline(1), f"{BUTTON}: InlineKeyboardButton must be an Object"),
        (inline({"callback_data": "x"}), f'{BUTTON}: Can\'t find field "text"'),
        (inline({"text": []}), f'{BUTTON}: Field "text" must be of type String'),
        (inline({"text": " ", "url": "x"}), f"{BUTTON}: Text of the button must be non-empty"),
        (inline({"text": "x"}), TEXTS),
        (inline({"text": "x", "callback_data": ""}),
         TEXTS),
        (inline({"text": "x", "callback_data": "ж" * 33}), "BUTTON_DATA_INVALID"),
        (inline({"text": "x", "url": "no url"}),
         "inline keyboard button URL 'no url' is invalid: Wrong HTTP URL"),
        (inline(*[{"text": "x", "callback_data": "x"}] * 101), "reply markup is too long"),
        (inline({"text": "x", "web_app": 5}), f'{BUTTON}: Field "web_app" is of a wrong type'),
        ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be an Object"),
    ],
)  # fmt: skip
def test_refused_markup(markup: object, problem: str) -> None:
    """Each mistake has its own error."""
    text = markup if isinstance(markup, str) else json.dumps(markup)
    with pytest.raises(BotApiError) as caught:
        read_markup(Parameters({"reply_markup": text}))
    assert caught.value.description == f"Bad Request: {problem}"


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        (None, None),
        ({}, None),
        ({"inline_keyboard": [[]]}, None),
        (inline({"text": 5, "callback_data": "ж" * 32}),
         inline({"text": "5", "callback_data": "ж" * 32})),
        (inline({"text": "x", "switch_inline_query": "y"}),
         inline({"text": "x", "switch_inline_query": "y"})),
        ({"keyboard": [["x"], []], "resize_keyboard": True},
         {"keyboard": [[{"text": "x"}]], "resize_keyboard": True}),
        ({"keyboard": []}, None),
        ({"force_reply": True}, {"force_reply": True}),
    ],
)  # fmt: skip
def test_accepted_markup(markup: object, read: object) -> None:
    """Numbers serve as texts, 64 bytes of data are allowed, empty rows disappear."""
    assert read_markup(Parameters({"reply_markup": markup})) == read
