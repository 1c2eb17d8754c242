"""Changing and deleting what was sent."""

from typing import Any

from bot.chat_server.bot_api.keyboards import Markup, is_inline, read_markup
from bot.chat_server.bot_api.media import read_document, read_photo
from bot.chat_server.bot_api.methods.table import known_chat, method, own_message, writable_chat
from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.texts import as_fields, check_text_length, read_caption, read_text
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 3600
_MEDIA = ("photo", "document")
_CONTENT = ("text", "entities", "caption", "caption_entities", *_MEDIA)


@method
async def edit_message_text(state: State, parameters: Parameters) -> Message:
    """Replace the text and the buttons of a message."""
    text, entities = read_text(parameters)
    chat, message, markup = _target(state, parameters)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    check_text_length(text)
    return _edit(state, chat, message, as_fields("text", text, entities), markup)


@method
async def edit_message_caption(state: State, parameters: Parameters) -> Message:
    """Replace the caption and the buttons of a picture or a document."""
    caption = read_caption(parameters)
    chat, message, markup = _target(state, parameters)
    media = {name: message[name] for name in _MEDIA if name in message}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return _edit(state, chat, message, media | caption, markup)


@method
async def edit_message_media(state: State, parameters: Parameters) -> Message:
    """Replace a picture or a document by another one."""
    media = _media(state, parameters)
    chat, message, markup = _target(state, parameters)
    return _edit(state, chat, message, media, markup)


@method
async def edit_message_reply_markup(state: State, parameters: Parameters) -> Message:
    """Replace or take away the buttons."""
    chat, message, markup = _target(state, parameters)
    content = {name: message[name] for name in _CONTENT if name in message}
    return _edit(state, chat, message, content, markup)


@method
async def delete_message(state: State, parameters: Parameters) -> bool:
    """Delete a message for both, within 48 hours."""
    chat = known_chat(state, parameters)
    number = parameters.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to delete not found")
    if state.now() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    chat.remove(number)
    return True


def _target(state: State, parameters: Parameters) -> tuple[Chat, Message, Markup | None]:
    markup = read_markup(parameters)
    if not parameters.has("chat_id"):
        raise bad_request("message identifier is not specified")
    chat = writable_chat(state, parameters)
    return chat, own_message(state, chat, parameters), markup if is_inline(markup) else None


def _media(state: State, parameters: Parameters) -> dict[str, Any]:
    given = parameters.structure("media", "InputMedia")
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    inner = Parameters(given, parameters.files)
    if given.get("type") == "photo":
        return read_photo(state.files, inner, "media") | read_caption(inner)
    if given.get("type") == "document":
        return read_document(state.files, inner, "media") | read_caption(inner)
    raise bad_request("can't parse InputMedia: Unsupported type specified")


def _edit(
    state: State, chat: Chat, message: Message, content: Message, markup: Markup | None
) -> Message:
    kept = {name: value for name, value in message.items() if name not in _CONTENT}
    kept.pop("reply_markup", None)
    edited = kept | content | ({"reply_markup": markup} if markup else {})
    if edited == message:
        raise bad_request(NOT_MODIFIED)
    return chat.replace(edited | {"edit_date": state.now()})
