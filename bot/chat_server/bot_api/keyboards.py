"""`reply_markup`: what may stand under a message, and what may stand at the text box.

Rules and errors were read from the real server; what it leaves to Telegram's inner servers (data
over 64 bytes, over 100 buttons) has their words.
"""

from collections.abc import Callable
from typing import Any

from bot.chat_server.bot_api.inline_buttons import inline_button
from bot.chat_server.bot_api.reply_buttons import reply_button
from bot.chat_server.errors import bad_request
from bot.chat_server.wire.json_fields import FieldError
from bot.chat_server.wire.parameters import Parameters

Markup = dict[str, Any]
Button = dict[str, Any]

MOST_BUTTONS = 100
MOST_IN_A_ROW = 12
_FLAGS = {
    "resize_keyboard": "ReplyKeyboardMarkup",
    "one_time_keyboard": "ReplyKeyboardMarkup",
    "is_persistent": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "selective": "reply markup",
    "force_reply": "reply markup",
}
_OF_KEYBOARDS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")
_PLACEHOLDER = "input_field_placeholder"


def read_markup(parameters: Parameters) -> Markup | None:
    """The checked `reply_markup` of a call: exactly one of the four kinds, or None.

    A markup that says nothing is none. Raises BotApiError 400.
    """
    given = parameters.structure("reply_markup", "reply keyboard markup")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    keyboard = _rows(given, "keyboard", "ReplyKeyboardMarkup", _reply)
    inline = _rows(given, "inline_keyboard", "InlineKeyboardMarkup", _inline)
    flags = {name: True for name, owner in _FLAGS.items() if _flag(given, name, owner)}
    if given.get("keyboard"):
        return _shown(given, keyboard, flags) if keyboard else None
    if given.get("inline_keyboard"):
        return {"inline_keyboard": inline} if inline else None
    if "remove_keyboard" in flags:
        return _kept(flags, "remove_keyboard", "selective")
    if "force_reply" in flags:
        return _kept(flags, "force_reply", "selective") | _placeholder(given)
    return None


def is_inline(markup: Markup | None) -> bool:
    """Whether it stands under the message, and so becomes part of it."""
    return bool(markup) and "inline_keyboard" in (markup or {})


def _shown(given: Markup, keyboard: list[list[Button]], flags: Markup) -> Markup:
    return {"keyboard": keyboard} | _kept(flags, *_OF_KEYBOARDS) | _placeholder(given)


def _kept(flags: Markup, *names: str) -> Markup:
    return {name: True for name in names if name in flags}


def _placeholder(given: Markup) -> Markup:
    text = given.get(_PLACEHOLDER)
    if text is not None and not isinstance(text, str):
        owner = "of the reply markup must be of the type String"
        raise bad_request(f'field "{_PLACEHOLDER}" {owner}')
    return {_PLACEHOLDER: text} if text else {}


def _flag(given: Markup, name: str, owner: str) -> bool:
    value = given.get(name)
    if value is not None and not isinstance(value, bool):
        raise bad_request(f'field "{name}" of the {owner} must be of the type Boolean')
    return bool(value)


def _rows(
    given: Markup, name: str, owner: str, read: Callable[[object], Button | None]
) -> list[list[Button]]:
    """Rows of checked buttons; empty ones are left out, and what is beyond the limits."""
    rows = given.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" of the {owner} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the {owner} must be an Array of Arrays')
    filled = [[button for one in row if (button := read(one))][:MOST_IN_A_ROW] for row in rows]
    if sum(map(len, filled)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in filled if row]


def _inline(given: object) -> Button | None:
    try:
        return inline_button(given)
    except FieldError as error:
        raise bad_request(f"can't parse inline keyboard button: {error}") from error


def _reply(given: object) -> Button | None:
    try:
        return reply_button(given)
    except FieldError as error:
        raise bad_request(f"can't parse keyboard button: {error}") from error
