"""Who the bot is, and whom it talks with."""

from typing import Any

from bot.chat_server.bot_api.methods.table import known_chat, method
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

_NO_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)
_ABILITIES = {
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
    "supports_guest_queries": False,
}


@method
async def get_me(state: State, _: Parameters) -> dict[str, Any]:
    """The bot as a user, with what it is able to do."""
    return state.bot | _ABILITIES


@method
async def get_chat(state: State, parameters: Parameters) -> dict[str, Any]:
    """All about a private chat."""
    chat = known_chat(state, parameters)
    facts = {"accent_color_id": 0, "max_reaction_count": 1, "accepted_gift_types": _NO_GIFTS}
    named = chat.user.get("username")
    facts |= {"active_usernames": [named]} if named else {}
    pinned = {"pinned_message": chat.messages[chat.pinned[-1]]} if chat.pinned else {}
    return chat.face | facts | pinned
