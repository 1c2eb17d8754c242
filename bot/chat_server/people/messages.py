"""What people's messages look like to the bot."""

import re
from collections.abc import Callable
from typing import TypeVar

from bot.chat_server.bot_api.media import document_field, photo_field, store_photo, voice_field
from bot.chat_server.chats import Message, User
from bot.chat_server.errors import BotApiError, PersonError
from bot.chat_server.files import Files
from bot.chat_server.formatting.cleaning import seen
from bot.chat_server.formatting.entities import Entity
from bot.chat_server.formatting.fitting import fitted
from bot.chat_server.formatting.texts import LONGEST_CAPTION, LONGEST_TEXT, as_fields
from bot.chat_server.images import picture_type
from bot.chat_server.wire.parameters import Upload

T = TypeVar("T")

FARTHEST_NORTH = 90
FARTHEST_EAST = 180

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}", re.ASCII)


def is_payload(payload: str) -> bool:
    """Whether a deep link may carry it."""
    return _PAYLOAD.fullmatch(payload) is not None


def split_text(text: str) -> list[str]:
    """A long text in parts of at most 4096 characters, as the apps of Telegram send it."""
    if len(text) <= LONGEST_TEXT:
        return [text]
    text = text.strip()
    parts = [text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT)]
    return [part for part in parts if part.strip()] or [""]


def text(source: str, name: str = "text", entities: list[Entity] | None = None) -> Message:
    """A text (or a caption) with its commands and links, and with marks that are given.

    Raises PersonError 400 if it is empty, or too long for one message.
    """
    longest = LONGEST_TEXT if name == "text" else LONGEST_CAPTION
    if len(source.strip()) > longest:
        raise PersonError(400, f"a {name} has at most {longest} characters")
    shown, found = _refused_kindly(lambda: fitted(source, entities or []))
    if not shown and name == "text":
        raise PersonError(400, "a message needs a text")
    return as_fields(name, shown, found)


def photo(files: Files, content: bytes, caption: str) -> Message:
    """A picture; raises PersonError 400 if it is none."""
    kind = picture_type(content)
    upload = Upload(f"photo.{kind.removeprefix('image/')}", kind, content)
    stored = _refused_kindly(lambda: store_photo(files, upload))
    return photo_field(stored) | text(caption, "caption")


def document(files: Files, content: bytes, name: str, mime: str, caption: str) -> Message:
    """A file; raises PersonError 400 if it is empty."""
    upload = Upload(name, mime, content)
    stored = _refused_kindly(lambda: files.store("document", upload))
    return document_field(stored) | text(caption, "caption")


def voice(files: Files, content: bytes, seconds: int) -> Message:
    """A voice note."""
    upload = Upload("voice.ogg", "audio/ogg", content)
    stored = _refused_kindly(lambda: files.store("voice", upload))
    return voice_field(stored, seconds)


def sticker(files: Files, emoji: str) -> Message:
    """A sticker that means an emoji."""
    upload = Upload("sticker.webp", "image/webp", f"sticker {emoji}".encode())
    stored = _refused_kindly(lambda: files.store("sticker", upload))
    look = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": stored.as_json() | look | {"type": "regular", "emoji": emoji}}


def contact(user: User, phone_number: str, first_name: str) -> Message:
    """A shared contact: the person's own unless a name is given."""
    if not phone_number.strip():
        raise PersonError(400, "a contact needs a phone number")
    own = {"first_name": user["first_name"], "user_id": user["id"]}
    named = {"first_name": seen(first_name)} if first_name else own
    return {"contact": {"phone_number": seen(phone_number), **named}}


def location(latitude: float, longitude: float) -> Message:
    """A place on the map, in degrees; raises PersonError 400 if there is none."""
    if not (abs(latitude) <= FARTHEST_NORTH and abs(longitude) <= FARTHEST_EAST):
        raise PersonError(400, "there is no such place: latitude up to 90, longitude up to 180")
    return {"location": {"latitude": latitude, "longitude": longitude}}


def forwarded(source: str, sender: str, date: int) -> Message:
    """A text that somebody else wrote, whose account is hidden."""
    origin = {"type": "hidden_user", "date": date, "sender_user_name": seen(sender)}
    return {"forward_origin": origin, **text(source)}


def with_text(message: Message, source: str, entities: list[Entity] | None = None) -> Message:
    """The message with another text, or another caption if it has a file."""
    name = "text" if "text" in message else "caption"
    old = {"text", "entities", "caption", "caption_entities"}
    kept = {key: value for key, value in message.items() if key not in old}
    return kept | text(source, name, entities)


def _refused_kindly(act: Callable[[], T]) -> T:
    try:
        return act()
    except BotApiError as error:
        raise PersonError(error.code, error.description) from error
