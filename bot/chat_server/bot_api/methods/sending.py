"""Sending texts, pictures, documents and signs of life."""

from typing import Any

from bot.chat_server.bot_api.keyboards import Markup, is_inline, read_markup
from bot.chat_server.bot_api.media import read_document, read_photo
from bot.chat_server.bot_api.methods.table import method, writable_chat
from bot.chat_server.chats import Chat, Message
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
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method
async def send_message(state: State, parameters: Parameters) -> Message:
    """Send a text."""
    text, entities = read_text(parameters)
    markup = read_markup(parameters)
    chat = writable_chat(state, parameters)
    check_text_length(text)
    return _send(state, chat, parameters, as_fields("text", text, entities), markup)


@method
async def send_photo(state: State, parameters: Parameters) -> Message:
    """Send a picture with a caption."""
    return _send_file(state, parameters, read_photo(state.files, parameters))


@method
async def send_document(state: State, parameters: Parameters) -> Message:
    """Send a file with a caption."""
    return _send_file(state, parameters, read_document(state.files, parameters))


@method
async def send_chat_action(state: State, parameters: Parameters) -> bool:
    """Show that the bot is busy."""
    action = parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable_chat(state, parameters).tell("action", action=action)
    return True


def _send_file(state: State, parameters: Parameters, media: dict[str, Any]) -> Message:
    caption, markup = read_caption(parameters), read_markup(parameters)
    chat = writable_chat(state, parameters)
    return _send(state, chat, parameters, media | caption, markup)


def _send(
    state: State, chat: Chat, parameters: Parameters, content: Message, markup: Markup | None
) -> Message:
    replied = _replied(chat, parameters)
    if replied:
        content["reply_to_message"] = {
            name: value for name, value in replied.items() if name != "reply_to_message"
        }
    if parameters.flag("protect_content"):
        content["has_protected_content"] = True
    if is_inline(markup):
        content["reply_markup"] = markup
    elif markup:
        chat.show_keyboard(None if markup.get("remove_keyboard") else markup)
    return chat.post(state.bot, state.now(), content)


def _replied(chat: Chat, parameters: Parameters) -> Message | None:
    """The message that is replied to, by `reply_parameters` or the older `reply_to_message_id`."""
    given = parameters.structure("reply_parameters", "reply parameters")
    inner = Parameters(given) if isinstance(given, dict) else parameters
    name = "message_id" if isinstance(given, dict) else "reply_to_message_id"
    number = inner.integer(name)
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None and not inner.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message
