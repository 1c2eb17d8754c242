"""The table of methods, and what many of them need."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request, forbidden
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

Function = Callable[[State, Parameters], Awaitable[object]]


class Method(NamedTuple):
    """A method: its name as the Bot API spells it, and what it does."""

    name: str
    call: Function


METHODS: dict[str, Method] = {}


def method(function: Function) -> Function:
    """Enter a function into the table: send_message serves sendMessage, in any letter case."""
    first, *rest = function.__name__.split("_")
    name = first + "".join(word.title() for word in rest)
    METHODS[name.lower()] = Method(name, function)
    return function


def known_chat(state: State, parameters: Parameters) -> Chat:
    """The chat of `chat_id`; raises BotApiError 400 if there is none."""
    if not parameters.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = state.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(state: State, parameters: Parameters) -> Chat:
    """The chat of `chat_id` if the bot may write there; raises BotApiError 400 or 403."""
    if parameters.integer("chat_id") == state.bot["id"]:
        raise forbidden("the bot can't send messages to the bot")
    chat = known_chat(state, parameters)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def own_message(state: State, chat: Chat, parameters: Parameters) -> Message:
    """The bot's message of `message_id`; raises BotApiError 400."""
    if not parameters.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"] is not state.bot:
        raise bad_request("message can't be edited")
    return message
