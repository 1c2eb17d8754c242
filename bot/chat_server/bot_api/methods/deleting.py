"""Deleting messages for both sides."""

from bot.chat_server.bot_api.methods.table import (
    living_chat,
    message_numbers,
    message_to,
    method,
)
from bot.chat_server.chats import Message
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

DELETABLE_SECONDS = 48 * 3600


@method
async def delete_message(state: State, parameters: Parameters) -> bool:
    """Delete a message, within 48 hours."""
    if not parameters.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not parameters.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = living_chat(state, parameters)
    message = message_to("delete", chat, parameters.integer("message_id"))
    _check_age(state, message)
    chat.remove(message["message_id"])
    return True


@method
async def delete_messages(state: State, parameters: Parameters) -> bool:
    """Delete several, all or none; those that are not there are skipped."""
    numbers = set(message_numbers(parameters))
    chat = living_chat(state, parameters)
    found = [chat.messages[number] for number in sorted(numbers) if number in chat.messages]
    for message in found:
        _check_age(state, message)
    for message in found:
        chat.remove(message["message_id"])
    return True


def _check_age(state: State, message: Message) -> None:
    if state.now() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
