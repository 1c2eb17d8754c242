"""One button under a message: a label and exactly one thing that happens when it is pressed."""

from collections.abc import Callable
from typing import Any

from bot.chat_server.bot_api.button_looks import look, secure_address, shown, web_app
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.links import checked_link, linked_user
from bot.chat_server.wire.json_fields import FieldError, flag_field, object_field, text_field

LARGEST_DATA = 64
LONGEST_COPY = 256

Button = dict[str, Any]
_CHATS = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")


def inline_button(given: object) -> Button | None:
    """The button as a message keeps it; None if there is nothing to see of it.

    Of several actions the first in the real server's order counts. Raises FieldError or
    BotApiError 400.
    """
    if not isinstance(given, dict):
        raise FieldError("InlineKeyboardButton must be an Object")
    return shown(look(given), _action(given))


def _action(given: Button) -> Button:
    if url := text_field(given, "url"):
        return {"url": _url(url)}
    if data := text_field(given, "callback_data"):
        return {"callback_data": _data(data)}
    for name, read in _ACTIONS.items():
        if given.get(name) is not None:
            return {name: read(given)}
    raise FieldError("Text buttons are unallowed in the inline keyboard")


def _url(address: str) -> str:
    user = linked_user(address)
    checked = f"tg://user?id={user}" if user else checked_link(address)
    if checked is None:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")
    return checked


def _data(data: str) -> str:
    if len(data.encode()) > LARGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _pay(given: Button) -> bool:
    if not flag_field(given, "pay"):
        raise FieldError("Text buttons are unallowed in the inline keyboard")
    return True


def _chosen_chat(given: Button) -> Button:
    chosen = object_field(given, "switch_inline_query_chosen_chat")
    allowed = {name: True for name in _CHATS if flag_field(chosen, name)}
    return {"query": text_field(chosen, "query")} | allowed


def _login(given: Button) -> Button:
    login = object_field(given, "login_url")
    url = text_field(login, "url", required=True)
    kept = {name: text_field(login, name) for name in ("forward_text", "bot_username")}
    name = kept["bot_username"].removeprefix("@")
    if kept["bot_username"] and not (name.isascii() and name.replace("_", "a").isalnum()):
        raise FieldError("LoginUrl bot username is invalid")
    write = {"request_write_access": True} if flag_field(login, "request_write_access") else {}
    secure = secure_address(url, "inline keyboard button login", "login URL buttons")
    return {"url": secure} | {name: value for name, value in kept.items() if value} | write


def _copied(given: Button) -> Button:
    text = text_field(object_field(given, "copy_text"), "text", required=True)
    if not 0 < len(text) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


_ACTIONS: dict[str, Callable[[Button], object]] = {
    "callback_game": lambda given: object_field(given, "callback_game"),
    "pay": _pay,
    "switch_inline_query": lambda given: text_field(given, "switch_inline_query"),
    "switch_inline_query_chosen_chat": _chosen_chat,
    "switch_inline_query_current_chat": lambda given: text_field(
        given, "switch_inline_query_current_chat"
    ),
    "login_url": _login,
    "web_app": lambda given: web_app(given, "inline keyboard button"),
    "copy_text": _copied,
}
