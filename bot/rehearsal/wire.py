"""What went over the wire: the bot's calls, by the chat servers' account."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.chat_server import Call, ChatServer
from bot.rehearsal.facts import Sent
from bot.rehearsal.sayings import plain

_MAKES = ("sendMessage", "sendPhoto", "sendDocument")
_CHANGES = ("editMessageText", "editMessageReplyMarkup", "editMessageCaption", "editMessageMedia",
            "pinChatMessage")  # fmt: skip
_NUMBER = re.compile(r"(✓ )?[-\u2212+]? ?\d+( min)?")  # a step, a place, minutes


def sent_by(servers: Mapping[str, ChatServer]) -> list[Sent]:
    """Give every call that makes or changes a message, oldest first; servers by channel."""
    found = [
        _call(name, call)
        for name, server in servers.items()
        for call in server.calls
        if call.method in (*_MAKES, *_CHANGES)
    ]
    return sorted(found, key=lambda one: (one.at, one.chat))


def _call(channel: str, call: Call) -> Sent:
    asked, came = call.parameters, call.outcome
    markup = asked.get("reply_markup") or {}
    markup = json.loads(markup) if isinstance(markup, str) else markup
    rows = markup.get("inline_keyboard", [])
    keys = [key for row in rows for key in row]
    return Sent(
        chat=(channel, call.chat_id or 0),
        at=datetime.fromtimestamp(call.at, UTC),
        method=call.method,
        text=plain(str(asked.get("text") or asked.get("caption") or "")),
        new=call.method in _MAKES,
        message_id=came.get("message_id") or 0,
        urls=tuple(key["url"] for key in keys if "url" in key),
        data=tuple(key["callback_data"] for key in keys if "callback_data" in key),
        error="" if came.get("ok") else str(came.get("description") or came.get("fault") or "?"),
        provoked="fault" in came,
        buttons=sum(choices([key["text"] for key in row]) for row in rows),
    )


def choices(labels: Sequence[str]) -> int:
    """Count the buttons of a row: a scale, or numbers of what stands above, is one choice."""
    numbers = sum(bool(_NUMBER.fullmatch(label)) for label in labels)
    return len(labels) - numbers + bool(numbers)
