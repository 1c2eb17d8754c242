"""What people's messages and changes look like to the bot."""

import re
from collections.abc import Callable
from typing import Any

from bot.chat_server.bot_api.media import document_field, photo_field, store_photo
from bot.chat_server.chats import Chat, Message, User
from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.files import Files, StoredFile
from bot.chat_server.formatting.entities import clean, detected, trimmed
from bot.chat_server.formatting.texts import LONGEST_TEXT, as_fields
from bot.chat_server.images import picture_type
from bot.chat_server.wire.parameters import Upload

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)


def is_payload(payload: str) -> bool:
    """Whether a deep link may carry it."""
    return _PAYLOAD.fullmatch(payload) is not None


def split_text(text: str) -> list[str]:
    """A long text in parts of at most 4096 characters, as the apps of Telegram send it."""
    return [text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT)] or [""]


def text(source: str, name: str = "text") -> Message:
    """A text (or a caption) with its commands and links; raises PersonError 400 if empty."""
    shown, _ = trimmed(clean(source), [])
    if not shown and name == "text":
        raise PersonError(400, "a message needs a text")
    return as_fields(name, shown, detected(shown))


def photo(files: Files, content: bytes, caption: str) -> Message:
    """A picture; raises PersonError 400 if it is none."""
    kind = picture_type(content)
    upload = Upload(f"photo.{kind.removeprefix('image/')}", kind, content)
    return photo_field(_stored(lambda: store_photo(files, upload))) | text(caption, "caption")


def document(files: Files, content: bytes, name: str, mime: str, caption: str) -> Message:
    """A file; raises PersonError 400 if it is empty."""
    upload = Upload(name, mime, content)
    stored = _stored(lambda: files.store("document", upload))
    return document_field(stored) | text(caption, "caption")


def voice(files: Files, content: bytes, seconds: int) -> Message:
    """A voice note."""
    upload = Upload("voice.ogg", "audio/ogg", content)
    stored = _stored(lambda: files.store("voice", upload))
    return {"voice": stored.as_json() | {"duration": seconds, "mime_type": stored.mime}}


def sticker(files: Files, emoji: str) -> Message:
    """A sticker that means an emoji."""
    upload = Upload("sticker.webp", "image/webp", f"sticker {emoji}".encode())
    stored = _stored(lambda: files.store("sticker", upload))
    look = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": stored.as_json() | look | {"type": "regular", "emoji": emoji}}


def contact(user: User, phone_number: str, first_name: str) -> Message:
    """A shared contact: the person's own unless a name is given."""
    if not phone_number.strip():
        raise PersonError(400, "a contact needs a phone number")
    own = {"first_name": user["first_name"], "user_id": user["id"]}
    named = {"first_name": first_name} if first_name else own
    return {"contact": {"phone_number": phone_number, **named}}


def forwarded(source: str, sender: str, date: int) -> Message:
    """A text that somebody else wrote, whose account is hidden."""
    origin = {"type": "hidden_user", "date": date, "sender_user_name": sender}
    return {"forward_origin": origin, **text(source)}


def with_text(message: Message, source: str) -> Message:
    """The message with another text, or another caption if it has a file."""
    name = "text" if "text" in message else "caption"
    old = {"text", "entities", "caption", "caption_entities"}
    return {key: value for key, value in message.items() if key not in old} | text(source, name)


def membership(bot: User, chat: Chat, status: str, date: int) -> dict[str, Any]:
    """What my_chat_member says when a person blocks or unblocks the bot."""
    other = "member" if status == "kicked" else "kicked"
    return {
        "chat": chat.face,
        "from": chat.user,
        "date": date,
        "old_chat_member": _member(bot, other),
        "new_chat_member": _member(bot, status),
    }


def callback_data(message: Message, button: str) -> str:
    """The data behind a button named by its data or its label; raises PersonError 404."""
    pressable = [one for one in buttons(message) if "callback_data" in one]
    for name in ("callback_data", "text"):
        for one in pressable:
            if one[name] == button:
                return str(one["callback_data"])
    labels = ", ".join(repr(one["text"]) for one in pressable) or "none"
    raise PersonError(404, f"there is no button {button!r}; there are: {labels}")


def buttons(message: Message) -> list[dict[str, Any]]:
    """All inline buttons of a message, row by row."""
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def containing(part: str) -> Callable[[Message], bool]:
    """A predicate: the text or the caption of a message contains that part."""
    return lambda message: part in str(message.get("text", message.get("caption", "")))


def shown(message: Message) -> str:
    """A message in one line, for people who look for an error."""
    labels = [one["text"] for one in buttons(message)]
    content = message.get("text", message.get("caption", "(file)"))
    return f"{message['message_id']} {message['from']['first_name']}: {content!r} {labels or ''}"


def _member(bot: User, status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": bot, "status": status, **until}


def _stored(store: Callable[[], StoredFile]) -> StoredFile:
    try:
        return store()
    except BotApiError as error:
        raise PersonError(error.code, error.description) from error
