"""What all buttons have: a text, a colour, a custom emoji, and perhaps a web app."""

from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.cleaning import clean
from bot.chat_server.formatting.links import checked_link, is_https, linked_user
from bot.chat_server.wire.json_fields import FieldError, object_field, text_field

_STYLES = frozenset({"primary", "success", "danger"})


def look(given: dict[str, Any]) -> dict[str, Any]:
    """`text`, `style` and `icon_custom_emoji_id`; raises FieldError."""
    text = text_field(given, "text", required=True)
    style, icon = text_field(given, "style"), text_field(given, "icon_custom_emoji_id")
    if style and style not in _STYLES:
        raise FieldError("Unsupported button style specified")
    shown = {"text": clean(text), "style": style, "icon_custom_emoji_id": icon}
    return {name: value for name, value in shown.items() if value or name == "text"}


def shown(looks: dict[str, Any], action: dict[str, Any]) -> dict[str, Any] | None:
    """A button as it is kept; None if there is nothing to see of it."""
    return looks | action if looks["text"] or "icon_custom_emoji_id" in looks else None


def web_app(given: dict[str, Any], what: str) -> dict[str, str]:
    """The app that a button opens; raises FieldError or BotApiError 400."""
    url = text_field(object_field(given, "web_app"), "url", required=True)
    return {"url": secure_address(url, f"{what} Web App", "Web App URL buttons")}


def secure_address(url: str, what: str, buttons: str) -> str:
    """An https address as a button keeps it; raises BotApiError 400."""
    if linked_user(url):
        raise bad_request(f"link to a user can't be used in {buttons}")
    checked = checked_link(url)
    if checked is None:
        raise bad_request(f"{what} URL '{url}' is invalid: Wrong HTTP URL")
    if "://" in url and not is_https(checked):
        raise bad_request(f"{what} URL '{url}' is invalid: Only HTTPS links are allowed")
    return checked.replace("http://", "https://", 1)
