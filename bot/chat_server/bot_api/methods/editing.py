"""Changing what was sent."""

from bot.chat_server.bot_api.keyboards import Markup, is_inline, read_markup
from bot.chat_server.bot_api.media import above_media, read_media
from bot.chat_server.bot_api.mentions import with_mentions
from bot.chat_server.bot_api.methods.table import method, own_message, writable_chat
from bot.chat_server.bot_api.previews import read_preview
from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.texts import as_fields, check_text_length, read_caption, read_text
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
_TEXT = frozenset({"text", "entities", "link_preview_options"})
_CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})
_MEDIA = ("photo", "document")
_CAPTIONED = (*_MEDIA, "voice")


@method
async def edit_message_text(state: State, parameters: Parameters) -> Message:
    """Replace the text and the buttons of a message."""
    text, entities = read_text(parameters)
    preview = read_preview(parameters)
    chat, message, markup = _target(state, parameters)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    check_text_length(text)
    content = as_fields("text", text, entities) | preview
    return _edit(state, chat, _without(message, _TEXT) | content, markup)


@method
async def edit_message_caption(state: State, parameters: Parameters) -> Message:
    """Replace the caption and the buttons of a picture, a document or a voice note."""
    caption = read_caption(parameters)
    chat, message, markup = _target(state, parameters)
    if not any(name in message for name in _CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    captioned = above_media(parameters, _without(message, _CAPTION) | caption)
    return _edit(state, chat, captioned, markup)


@method
async def edit_message_media(state: State, parameters: Parameters) -> Message:
    """Replace a picture or a document by another one, or put it in the place of a text."""
    given = parameters.structure("media", "input media")
    if given in (None, ""):
        raise bad_request('parameter "media" is required')
    media = read_media(state.files, given, parameters.files)
    chat, message, markup = _target(state, parameters)
    if not any(name in message for name in (*_MEDIA, "text")):
        raise bad_request("there is no media in the message to edit")
    if "media_group_id" in message and not any(
        name in message and name in media for name in _MEDIA
    ):
        raise bad_request("can't change media type in the album")
    gone = _TEXT | _CAPTION | {*_MEDIA, "has_media_spoiler"}
    return _edit(state, chat, _without(message, gone) | media, markup)


@method
async def edit_message_reply_markup(state: State, parameters: Parameters) -> Message:
    """Replace or take away the buttons."""
    chat, message, markup = _target(state, parameters)
    return _edit(state, chat, message, markup)


def _target(state: State, parameters: Parameters) -> tuple[Chat, Message, Markup | None]:
    markup = read_markup(parameters)
    if not parameters.text("chat_id") and not parameters.integer("message_id"):
        raise bad_request("message identifier is not specified")
    if markup and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    chat = writable_chat(state, parameters)
    return chat, own_message(state, chat, parameters), markup


def _without(message: Message, names: frozenset[str]) -> Message:
    return {name: value for name, value in message.items() if name not in names}


def _edit(state: State, chat: Chat, edited: Message, markup: Markup | None) -> Message:
    edited = with_mentions(state, _without(edited, frozenset({"reply_markup"})))
    if markup:
        edited["reply_markup"] = markup
    if edited == chat.messages[edited["message_id"]]:
        raise bad_request(NOT_MODIFIED)
    return chat.replace(edited | {"edit_date": state.now()})
