"""The pinned message of a chat."""

from bot.chat_server.bot_api.methods.table import living_chat, method, writable_chat
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters


@method
async def pin_chat_message(state: State, parameters: Parameters) -> bool:
    """Pin a message at the top of the chat."""
    chat = writable_chat(state, parameters)
    number = parameters.integer("message_id")
    if number not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pin(number)
    return True


@method
async def unpin_chat_message(state: State, parameters: Parameters) -> bool:
    """Unpin one message, or the latest pinned one if none is named."""
    chat = living_chat(state, parameters)
    number = parameters.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.unpin(number)
    return True


@method
async def unpin_all_chat_messages(state: State, parameters: Parameters) -> bool:
    """Leave nothing pinned."""
    chat = living_chat(state, parameters)
    for number in reversed(chat.pinned.copy()):
        chat.unpin(number)
    return True
