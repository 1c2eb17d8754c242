"""Who is in a private chat: the person, and the bot."""

from typing import Any

from bot.chat_server.bot_api.methods.table import known_chat, method
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters


@method
async def get_chat_member(state: State, parameters: Parameters) -> dict[str, Any]:
    """The person as a member; the bot too, unless it is blocked."""
    chat, number = known_chat(state, parameters), _user_id(parameters)
    if number == chat.id:
        return {"status": "member", "user": chat.user}
    if number != state.bot["id"]:
        raise bad_request("member not found")
    if chat.blocked:
        return {"status": "kicked", "user": state.bot, "until_date": 0}
    return {"status": "member", "user": state.bot}


@method
async def get_user_profile_photos(state: State, parameters: Parameters) -> dict[str, Any]:
    """Nobody has any here."""
    if _user_id(parameters) not in {*state.chats, state.bot["id"]}:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def _user_id(parameters: Parameters) -> int:
    number = parameters.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    return number
