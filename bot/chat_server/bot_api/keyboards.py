"""`reply_markup`: what may stand under a message, and what may stand above the text box."""

from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.links import checked_link
from bot.chat_server.wire.parameters import Parameters

Markup = dict[str, Any]

LARGEST_DATA = 64
MOST_BUTTONS = 100
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "pay",
    "callback_game",
)
_SHAPES: dict[str, type] = {
    "web_app": dict,
    "login_url": dict,
    "switch_inline_query_chosen_chat": dict,
    "copy_text": dict,
    "callback_game": dict,
    "pay": bool,
}
_OTHERS = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(parameters: Parameters) -> Markup | None:
    """The checked `reply_markup` of a call: exactly one of the four kinds, or None.

    Raises BotApiError 400 for what is none of them.
    """
    markup = parameters.structure("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _reply(markup)
    return markup if any(markup.get(name) for name in _OTHERS) else None


def is_inline(markup: Markup | None) -> bool:
    """Whether it stands under the message, and so becomes part of it."""
    return bool(markup) and "inline_keyboard" in (markup or {})


def _inline(rows: object) -> Markup | None:
    checked = [[_inline_button(button) for button in row] for row in _rows("inline_keyboard", rows)]
    if sum(map(len, checked)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    filled = [row for row in checked if row]
    return {"inline_keyboard": filled} if filled else None


def _rows(name: str, rows: object) -> list[list[object]]:
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" of the ReplyMarkup must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the ReplyMarkup must be an Array of Arrays')
    return rows


def _inline_button(button: object) -> dict[str, Any]:
    problem = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{problem}: InlineKeyboardButton must be an Object")
    text = _button_text(button, problem)
    action = next((name for name in _ACTIONS if _given(button.get(name))), None)
    if action is None:
        raise bad_request(f"{problem}: Text buttons are unallowed in the inline keyboard")
    if action == "callback_data":
        return {"text": text, "callback_data": _data(button[action])}
    if action == "url":
        return {"text": text, "url": _url(str(button[action]))}
    if not isinstance(button[action], _SHAPES.get(action, str)):
        raise bad_request(f'{problem}: Field "{action}" is of a wrong type')
    return {"text": text, action: button[action]}


def _given(value: object) -> bool:
    return value is not None and value is not False and value != ""


def _button_text(button: dict[str, Any], problem: str) -> str:
    text = button.get("text")
    if text is None:
        raise bad_request(f'{problem}: Can\'t find field "text"')
    if not isinstance(text, str | int | float):
        raise bad_request(f'{problem}: Field "text" must be of type String')
    if not str(text).strip():
        raise bad_request(f"{problem}: Text of the button must be non-empty")
    return str(text)


def _data(value: object) -> str:
    data = str(value)
    if len(data.encode()) > LARGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _url(address: str) -> str:
    checked = checked_link(address)
    if checked is None:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")
    return checked


def _reply(markup: Markup) -> Markup | None:
    problem = "can't parse keyboard button"
    rows = [
        [_reply_button(button, problem) for button in row]
        for row in _rows("keyboard", markup["keyboard"])
    ]
    filled = [row for row in rows if row]
    return {**markup, "keyboard": filled} if filled else None


def _reply_button(button: object, problem: str) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{problem}: KeyboardButton must be an Object")
    return {**button, "text": _button_text(button, problem)}
