"""What a message of the bot replies to: `reply_parameters`, or the older `reply_to_message_id`."""

from typing import Any

from bot.chat_server.chats import Chat, Message
from bot.chat_server.errors import bad_request
from bot.chat_server.formatting.entities import utf16_length
from bot.chat_server.formatting.texts import read_formatted
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

_QUOTED = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"}
)


def read_reply(state: State, chat: Chat, parameters: Parameters) -> dict[str, Any]:
    """The fields of a message that say what it replies to; raises BotApiError 400."""
    given = parameters.structure("reply_parameters", "reply parameters")
    if given is not None and not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    asked = Parameters(given) if given else parameters
    number = asked.integer("message_id" if given else "reply_to_message_id")
    if number <= 0:
        return {}
    home = _chat(state, asked) if given and asked.text("chat_id") else chat
    message = home.messages.get(number)
    if message is None:
        if asked.flag("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    told = _shown(message) if home is chat else {"external_reply": {"origin": origin(message)}}
    return told | (_quote(asked, message) if given else {})


def origin(message: Message) -> dict[str, Any]:
    """Who wrote a message first, as a MessageOrigin."""
    written = {"type": "user", "date": message["date"], "sender_user": message["from"]}
    return dict(message.get("forward_origin") or written)


def _chat(state: State, asked: Parameters) -> Chat:
    chat = state.chats.get(asked.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _shown(message: Message) -> dict[str, Any]:
    """One level deep: what it replies to itself is left out."""
    nested = ("reply_to_message", "external_reply", "quote")
    kept = {name: value for name, value in message.items() if name not in nested}
    return {"reply_to_message": kept}


def _quote(asked: Parameters, message: Message) -> dict[str, Any]:
    """The part that is quoted; it must stand in the message word by word."""
    part, entities = read_formatted(asked, "quote", "quote_entities", "quote_parse_mode")
    if not part:
        return {}
    text = str(message.get("text", message.get("caption", "")))
    place = _nearest(text, part, asked.integer("quote_position"))
    if place < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    kept = [one for one in entities if one["type"] in _QUOTED]
    quote = {"text": part, "position": utf16_length(text[:place]), "is_manual": True}
    return {"quote": quote | ({"entities": kept} if kept else {})}


def _nearest(text: str, part: str, wanted: int) -> int:
    """Where the part stands, closest to a place in UTF-16 units; -1 if nowhere."""
    places = [at for at in range(len(text) - len(part) + 1) if text.startswith(part, at)]
    return min(places, key=lambda at: abs(utf16_length(text[:at]) - wanted), default=-1)
