"""The table of methods, and what many of them need."""

import re
from collections.abc import Awaitable, Callable
from functools import wraps
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


MOST_NUMBERS = 100
_NUMBER = re.compile(r"-?\d{1,10}", re.ASCII)

METHODS: dict[str, Method] = {}


def method(function: Function) -> Function:
    """Enter a function into the table: send_message serves sendMessage, in any letter case.

    What the table calls refuses a bot that has logged out.
    """

    @wraps(function)
    async def call(state: State, parameters: Parameters) -> object:
        state.login.enter()
        return await function(state, parameters)

    first, *rest = function.__name__.split("_")
    name = first + "".join(word.title() for word in rest)
    METHODS[name.lower()] = Method(name, call)
    return function


def known_chat(state: State, parameters: Parameters, name: str = "chat_id") -> Chat:
    """The chat that a parameter names; raises BotApiError 400 if there is none."""
    if not parameters.text(name):
        raise bad_request(f"{name} is empty")
    chat = state.chats.get(parameters.integer(name))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def living_chat(state: State, parameters: Parameters) -> Chat:
    """The chat of `chat_id`, whose person still has an account; raises BotApiError 400 or 403."""
    chat = known_chat(state, parameters)
    if chat.deactivated:
        raise forbidden("user is deactivated")
    return chat


def writable_chat(state: State, parameters: Parameters) -> Chat:
    """The chat of `chat_id` if the bot may write there; raises BotApiError 400 or 403."""
    if parameters.integer("chat_id") == state.bot["id"]:
        raise forbidden("the bot can't send messages to the bot")
    chat = living_chat(state, parameters)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def message_to(act: str, chat: Chat, number: int) -> Message:
    """The message to copy, to delete …; raises BotApiError 400."""
    message = chat.messages.get(number)
    if message is None:
        raise bad_request(f"message to {act} not found")
    return message


def own_message(state: State, chat: Chat, parameters: Parameters) -> Message:
    """The bot's message of `message_id`; raises BotApiError 400."""
    message = message_to("edit", chat, parameters.integer("message_id"))
    if message["from"] is not state.bot:
        raise bad_request("message can't be edited")
    return message


def message_numbers(parameters: Parameters) -> list[int]:
    """The `message_ids` of a call, 1 to 100; raises BotApiError 400."""
    given = parameters.structure("message_ids", "message_ids")
    if given in (None, "", []):
        raise bad_request("message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > MOST_NUMBERS:
        raise bad_request("too many message identifiers specified")
    return [_number(one) for one in given]


def _number(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise bad_request("message identifier must be a Number")
    text = str(given)
    if not _NUMBER.fullmatch(text):
        raise bad_request("can't parse message identifier as Number")
    if int(text) <= 0:
        raise bad_request("invalid message identifier specified")
    return int(text)
