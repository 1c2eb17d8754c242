"""What people look for in the bot's messages: buttons, and parts of texts."""

from collections.abc import Callable
from typing import Any

from bot.chat_server.chats import Message
from bot.chat_server.errors import PersonError


def callback_data(message: Message, button: str) -> str:
    """The data behind a button named by its data or its label; raises PersonError 404."""
    pressable = [one for one in buttons(message) if "callback_data" in one]
    for name in ("callback_data", "text"):
        for one in pressable:
            if one[name] == button:
                return str(one["callback_data"])
    labels = ", ".join(repr(one["text"]) for one in pressable) or "none"
    raise PersonError(404, f"there is no button {button!r}; there are: {labels}")


def buttons(message: Message) -> list[dict[str, Any]]:
    """All inline buttons of a message, row by row."""
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def containing(part: str) -> Callable[[Message], bool]:
    """A predicate: the text or the caption of a message contains that part."""
    return lambda message: part in str(message.get("text", message.get("caption", "")))


def shown(message: Message) -> str:
    """A message in one line, for people who look for an error."""
    labels = [one["text"] for one in buttons(message)]
    content = message.get("text", message.get("caption", "(file)"))
    return f"{message['message_id']} {message['from']['first_name']}: {content!r} {labels or ''}"
