"""The button beside the text box: the list of commands, or a link."""

from typing import Any

from bot.chat_server.bot_api.methods.table import method
from bot.chat_server.chats import Chat
from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.formatting.links import checked_link
from bot.chat_server.menus import tell_menu
from bot.chat_server.profile import COMMANDS_BUTTON, MenuButton
from bot.chat_server.state import State
from bot.chat_server.wire.json_fields import FieldError, object_field, text_field
from bot.chat_server.wire.parameters import Parameters

DEFAULT: MenuButton = {"type": "default"}


@method
async def set_chat_menu_button(state: State, parameters: Parameters) -> bool:
    """Set the button of one chat, or of all that have none of their own."""
    button, chat = _button(parameters), _chat(state, parameters)
    if chat is None:
        state.profile.menu_button = COMMANDS_BUTTON if button == DEFAULT else button
        state.keep_bot()
    else:
        chat.menu_button = None if button == DEFAULT else button
    for one in [chat] if chat else state.chats.values():
        tell_menu(state, one)
    return True


@method
async def get_chat_menu_button(state: State, parameters: Parameters) -> MenuButton:
    """The button of a chat, "default" if it has none of its own; or that of all the others."""
    chat = _chat(state, parameters)
    return (chat.menu_button or DEFAULT) if chat else state.profile.menu_button


def _chat(state: State, parameters: Parameters) -> Chat | None:
    if not parameters.has("chat_id"):
        return None
    chat = state.chats.get(parameters.integer("chat_id"))
    if parameters.integer("chat_id") <= 0:
        raise bad_request("invalid chat_id specified")
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _button(parameters: Parameters) -> MenuButton:
    given = parameters.structure("menu_button", "menu button")
    if given is None:
        return DEFAULT
    if not isinstance(given, dict):
        raise _unreadable("MenuButton must be an Object")
    kind = given.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise _unreadable("MenuButton has unsupported type")
    return _web_app(given)


def _web_app(given: dict[str, Any]) -> MenuButton:
    try:
        text = text_field(given, "text", required=True)
        url = text_field(object_field(given, "web_app"), "url", required=True)
    except FieldError as error:
        raise _unreadable(str(error)) from error
    if not text:
        raise bad_request("menu button text must be non-empty")
    checked = checked_link(url)
    if checked is None or not checked.startswith("https://"):
        why = "Only HTTPS links are allowed" if checked else "Wrong HTTP URL"
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {why}")
    return {"type": "web_app", "text": text, "web_app": {"url": checked}}


def _unreadable(why: str) -> BotApiError:
    return bad_request(f"can't parse menu button: {why}")
