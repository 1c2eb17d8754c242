"""One button at the text box: a press sends its text, one's own number, or a place."""

from typing import Any

from bot.chat_server.bot_api.button_looks import look, shown, web_app
from bot.chat_server.wire.json_fields import FieldError, flag_field, object_field, text_field

Button = dict[str, Any]
_REQUESTS = ("request_users", "request_chat", "request_managed_bot")
_POLLS = frozenset({"quiz", "regular"})


def reply_button(given: object) -> Button | None:
    """The button as the chat shows it; None if there is nothing to see of it.

    Raises FieldError or BotApiError 400.
    """
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise FieldError("KeyboardButton must be a String or an Object")
    return shown(look(given), _asked(given))


def _asked(given: Button) -> Button:
    if flag_field(given, "request_phone_number") or flag_field(given, "request_contact"):
        return {"request_contact": True}
    if flag_field(given, "request_location"):
        return {"request_location": True}
    if given.get("request_poll") is not None:
        return {"request_poll": _poll(object_field(given, "request_poll"))}
    if given.get("web_app") is not None:
        return {"web_app": web_app(given, "keyboard button")}
    for name in _REQUESTS:
        if given.get(name) is not None:
            return {name: object_field(given, name)}
    return {}


def _poll(given: Button) -> Button:
    kind = text_field(given, "type")
    return {"type": kind} if kind in _POLLS else {}
