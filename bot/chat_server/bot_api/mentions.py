"""Mentions of people by their id: only of those whom the bot knows, and as they are called now."""

from typing import Any

from bot.chat_server.chats import Message
from bot.chat_server.state import State

_LISTS = ("entities", "caption_entities")


def with_mentions(state: State, content: Message) -> Message:
    """The content with the people who are mentioned; strangers become plain text."""
    for name in _LISTS:
        if any(one["type"] == "text_mention" for one in content.get(name, ())):
            kept = [told for one in content[name] if (told := _told(state, one))]
            others = {key: value for key, value in content.items() if key != name}
            content = others | ({name: kept} if kept else {})
    return content


def _told(state: State, entity: dict[str, Any]) -> dict[str, Any] | None:
    if entity["type"] != "text_mention":
        return entity
    number = entity["user"]["id"]
    chat = state.chats.get(number)
    user = chat.user if chat else state.bot if number == state.bot["id"] else None
    return entity | {"user": user} if user else None
