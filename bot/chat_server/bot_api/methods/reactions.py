"""The bot's reaction to a message."""

from typing import Any

from bot.chat_server.bot_api.methods.table import message_to, method, writable_chat
from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.reactions import allowed, react
from bot.chat_server.state import State
from bot.chat_server.wire.json_fields import FieldError, text_field
from bot.chat_server.wire.parameters import Parameters

REACTION_INVALID = bad_request("REACTION_INVALID")


@method
async def set_message_reaction(state: State, parameters: Parameters) -> bool:
    """Put one emoji under a message; an empty list takes it away. Nobody gets an update of it."""
    emoji = _wanted(parameters)
    chat = writable_chat(state, parameters)
    message = message_to("react", chat, parameters.integer("message_id"))
    react(chat, message["message_id"], "bot", emoji)
    return True


def _wanted(parameters: Parameters) -> str | None:
    given = parameters.structure("reaction", "reaction types")
    if given is None:
        return None
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    wanted = [_emoji(one) for one in given]
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return wanted[0] if wanted else None


def _emoji(given: Any) -> str:  # noqa: ANN401 - whatever stood in the JSON
    if not isinstance(given, dict):
        raise _unreadable("expected an Object")
    try:
        kind = text_field(given, "type", required=True)
        emoji = allowed(text_field(given, "emoji", required=kind == "emoji"))
    except FieldError as error:
        raise _unreadable(str(error)) from error
    if kind not in ("emoji", "custom_emoji"):
        raise _unreadable("invalid reaction type specified")
    # Custom emoji: only where the administrators of a group allow them.
    if kind == "custom_emoji" or emoji is None:
        raise REACTION_INVALID
    return emoji


def _unreadable(why: str) -> BotApiError:
    return bad_request(f"can't parse ReactionType: {why}")
