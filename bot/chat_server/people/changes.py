"""What the bot is told of people besides their messages: of blocking, unblocking and reactions."""

from typing import Any

from bot.chat_server.chats import Chat, User
from bot.chat_server.reactions import as_types


def membership(bot: User, chat: Chat, status: str, date: int) -> dict[str, Any]:
    """What my_chat_member says when a person blocks or unblocks the bot."""
    other = "member" if status == "kicked" else "kicked"
    return {
        "chat": chat.face,
        "from": chat.user,
        "date": date,
        "old_chat_member": _member(bot, other),
        "new_chat_member": _member(bot, status),
    }


def reaction(
    chat: Chat, number: int, date: int, old: str | None, new: str | None
) -> dict[str, Any]:
    """What message_reaction says when a person puts an emoji under a message or takes it away."""
    return {
        "chat": chat.face,
        "message_id": number,
        "user": chat.user,
        "date": date,
        "old_reaction": as_types(old),
        "new_reaction": as_types(new),
    }


def _member(bot: User, status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot, "status": status, **until}
