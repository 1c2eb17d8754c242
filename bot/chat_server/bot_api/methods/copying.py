"""Sending again what is already there: as a copy, or as forwarded."""

from typing import Any

from bot.chat_server.bot_api.keyboards import read_markup
from bot.chat_server.bot_api.media import above_media
from bot.chat_server.bot_api.methods.albums import next_group
from bot.chat_server.bot_api.methods.posting import post
from bot.chat_server.bot_api.methods.table import (
    known_chat,
    message_numbers,
    message_to,
    method,
    writable_chat,
)
from bot.chat_server.bot_api.replies import origin, read_reply
from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.texts import read_caption
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

_CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "voice",
    "sticker",
    "location",
    "contact",
    "caption",
    "caption_entities",
    "has_media_spoiler",
    "show_caption_above_media",
)
_CAPTIONED = ("photo", "document", "voice")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


@method
async def copy_message(state: State, parameters: Parameters) -> dict[str, int]:
    """Send the content of a message again, with another caption if one is given."""
    markup, home = read_markup(parameters), _home(state, parameters)
    message = message_to("copy", home, parameters.integer("message_id"))
    content = _copied(message)
    if parameters.has("caption") and any(name in content for name in _CAPTIONED):
        kept = {name: value for name, value in content.items() if name not in _CAPTION}
        content = above_media(parameters, kept | read_caption(parameters))
    chat = writable_chat(state, parameters)
    content |= read_reply(state, chat, parameters)
    return _id(post(state, chat, parameters, content, markup))


@method
async def copy_messages(state: State, parameters: Parameters) -> list[dict[str, int]]:
    """Copy several; what is not there, or protected, is left out."""
    chat, messages = _several(state, parameters, "copy")
    copies = [_copied(message) for message in messages]
    if parameters.flag("remove_caption"):
        copies = [
            {name: value for name, value in copy.items() if name not in _CAPTION} for copy in copies
        ]
    return _post_all(state, chat, parameters, messages, copies)


@method
async def forward_message(state: State, parameters: Parameters) -> Message:
    """Send a message again, with the name of its writer."""
    home = _home(state, parameters)
    message = message_to("forward", home, parameters.integer("message_id"))
    content = _forwarded(message)
    return post(state, writable_chat(state, parameters), parameters, content)


@method
async def forward_messages(state: State, parameters: Parameters) -> list[dict[str, int]]:
    """Forward several; what is not there, or protected, is left out."""
    chat, messages = _several(state, parameters, "forward")
    return _post_all(state, chat, parameters, messages, [_forwarded(one) for one in messages])


def _home(state: State, parameters: Parameters) -> Chat:
    if not parameters.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    return known_chat(state, parameters, "from_chat_id")


def _several(state: State, parameters: Parameters, act: str) -> tuple[Chat, list[Message]]:
    numbers = message_numbers(parameters)
    if sorted(set(numbers)) != numbers:
        raise bad_request("message identifiers must be in a strictly increasing order")
    home = _home(state, parameters)
    chat = writable_chat(state, parameters)
    found = [home.messages[number] for number in numbers if number in home.messages]
    messages = [message for message in found if not message.get("has_protected_content")]
    if not messages:
        raise bad_request(f"there are no messages to {act}")
    return chat, messages


def _post_all(
    state: State,
    chat: Chat,
    parameters: Parameters,
    originals: list[Message],
    contents: list[Message],
) -> list[dict[str, int]]:
    """Albums stay albums, under a new id."""
    groups: dict[str, str] = {}
    posted = []
    for original, content in zip(originals, contents, strict=True):
        if group := original.get("media_group_id"):
            content["media_group_id"] = groups.setdefault(group, next_group(chat))
        posted.append(_id(post(state, chat, parameters, content)))
    return posted


def _copied(message: Message) -> dict[str, Any]:
    if message.get("has_protected_content"):
        raise bad_request("message can't be copied")
    return {name: message[name] for name in _CONTENT if name in message}


def _forwarded(message: Message) -> dict[str, Any]:
    if message.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    return _copied(message) | {"forward_origin": origin(message)}


def _id(message: Message) -> dict[str, int]:
    return {"message_id": message["message_id"]}
