"""Sending texts, files, places and contacts, and signs of life."""

from typing import Any

from bot.chat_server.bot_api.facts import read_contact, read_location
from bot.chat_server.bot_api.keyboards import read_markup
from bot.chat_server.bot_api.media import above_media, read_document, read_photo, read_voice
from bot.chat_server.bot_api.methods.posting import post, say
from bot.chat_server.bot_api.methods.table import method, writable_chat
from bot.chat_server.bot_api.previews import read_preview
from bot.chat_server.bot_api.replies import read_reply
from bot.chat_server.chats import Message
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.texts import as_fields, check_text_length, read_caption, read_text
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "record_audio",
        "upload_voice",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "pick_up_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    }
)


@method
async def send_message(state: State, parameters: Parameters) -> Message:
    """Send a text."""
    text, entities = read_text(parameters)
    preview, markup = read_preview(parameters), read_markup(parameters)
    chat = writable_chat(state, parameters)
    check_text_length(text)
    content = as_fields("text", text, entities) | preview | read_reply(state, chat, parameters)
    return post(state, chat, parameters, content, markup)


@method
async def send_photo(state: State, parameters: Parameters) -> Message:
    """Send a picture with a caption."""
    return _send_file(state, parameters, read_photo(state.files, parameters))


@method
async def send_document(state: State, parameters: Parameters) -> Message:
    """Send a file with a caption."""
    return _send_file(state, parameters, read_document(state.files, parameters))


@method
async def send_voice(state: State, parameters: Parameters) -> Message:
    """Send a voice note with a caption."""
    return _send_file(state, parameters, read_voice(state.files, parameters))


@method
async def send_location(state: State, parameters: Parameters) -> Message:
    """Send a point on the map; one that moves is not served."""
    return say(state, parameters, read_location(parameters))


@method
async def send_contact(state: State, parameters: Parameters) -> Message:
    """Send somebody's phone number."""
    return say(state, parameters, read_contact(parameters))


@method
async def send_chat_action(state: State, parameters: Parameters) -> bool:
    """Show that the bot is busy."""
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable_chat(state, parameters).tell("action", action=action)
    return True


def _send_file(state: State, parameters: Parameters, media: dict[str, Any]) -> Message:
    content = above_media(parameters, media | read_caption(parameters))
    return say(state, parameters, content)
