"""Files in a call: uploaded with it, attached under another name, or known by their file_id."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.chat_server.errors import BotApiError, bad_request
from bot.chat_server.files import Files, StoredFile
from bot.chat_server.formatting.texts import fitted_caption, parse
from bot.chat_server.images import picture_size, picture_type
from bot.chat_server.wire.json_fields import FieldError, text_field
from bot.chat_server.wire.parameters import Parameters, Upload

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20
LONGEST_SECONDS = 24 * 3600
_UNSERVED = frozenset({"video", "animation", "audio", "live_photo"})
_UNREADABLE = "videos and music are not served by this chat server"
_UNSUPPORTED = 'can\'t parse InputMedia: type "{}" is unsupported'


def read_photo(files: Files, parameters: Parameters, name: str = "photo") -> dict[str, Any]:
    """The picture of a call as the `photo` field of a message; raises BotApiError 400."""
    stored = _stored(files, parameters, name, "photo")
    return photo_field(stored)


def read_document(files: Files, parameters: Parameters, name: str = "document") -> dict[str, Any]:
    """The file of a call as the `document` field of a message; raises BotApiError 400."""
    return document_field(_stored(files, parameters, name, "document"))


def read_voice(files: Files, parameters: Parameters, name: str = "voice") -> dict[str, Any]:
    """The voice note of a call as the `voice` field of a message; raises BotApiError 400."""
    stored = _stored(files, parameters, name, "voice")
    return voice_field(stored, parameters.clamped("duration", 0, 0, LONGEST_SECONDS))


def read_media(files: Files, given: object, uploads: Mapping[str, Upload]) -> dict[str, Any]:
    """An InputMedia with its caption, as fields of a message; raises BotApiError 400."""
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    inner = Parameters(given, uploads)
    caption = _caption(inner)
    if not inner.text("media"):
        raise bad_request("can't parse InputMedia: media not found")
    media = _READERS[_kind(given)](files, inner, "media") | caption
    return above_media(inner, media)


def _caption(inner: Parameters) -> dict[str, Any]:
    try:
        parsed = parse(inner, "caption", "caption_entities")
    except BotApiError as error:
        why = error.description.removeprefix("Bad Request: ")
        raise bad_request(f"can't parse InputMedia: {why[:1].upper()}{why[1:]}") from error
    return fitted_caption(parsed)


def _kind(given: dict[str, Any]) -> str:
    try:
        kind = text_field(given, "type", required=True)
    except FieldError as error:
        raise bad_request(f"can't parse InputMedia: {error}") from error
    if kind not in _READERS:
        raise bad_request(_UNREADABLE if kind in _UNSERVED else _UNSUPPORTED.format(kind))
    return kind


def above_media(parameters: Parameters, content: dict[str, Any]) -> dict[str, Any]:
    """The content with how a picture shows: hidden at first, and below its caption."""
    shown = {}
    if "photo" in content and parameters.flag("has_spoiler"):
        shown["has_media_spoiler"] = True
    if "photo" in content and "caption" in content and parameters.flag("show_caption_above_media"):
        shown["show_caption_above_media"] = True
    return content | shown


def photo_field(stored: StoredFile) -> dict[str, Any]:
    """A stored picture as a message shows it: one size, the original."""
    width, height = picture_size(stored.content) or (0, 0)
    return {"photo": [stored.as_json() | {"width": width, "height": height}]}


def document_field(stored: StoredFile) -> dict[str, Any]:
    """A stored file as a message shows it."""
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": stored.as_json() | named}


def voice_field(stored: StoredFile, seconds: int) -> dict[str, Any]:
    """A stored voice note as a message shows it."""
    return {"voice": stored.as_json() | {"duration": seconds, "mime_type": stored.mime}}


def store_photo(files: Files, upload: Upload) -> StoredFile:
    """Keep a picture; raises BotApiError 400 if it is too big, too long or no picture."""
    size = len(upload.content)
    if size > LARGEST_PHOTO:
        limit = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(f"file of size {size} bytes is too big for a photo; {limit}")
    sides = picture_size(upload.content) if size else (1, 1)  # what is empty is refused below
    if not sides or not min(sides):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > LARGEST_SIDES or max(sides) > LARGEST_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return files.store("photo", replace(upload, mime=picture_type(upload.content)))


def store_document(files: Files, upload: Upload) -> StoredFile:
    """Keep any file; raises BotApiError 400 or 413."""
    return files.store("document", upload)


def store_voice(files: Files, upload: Upload) -> StoredFile:
    """Keep a voice note: sound, whatever its sender calls it; raises BotApiError 400 or 413."""
    mime = upload.mime if upload.mime.startswith("audio/") else "audio/ogg"
    return files.store("voice", replace(upload, mime=mime))


def _stored(files: Files, parameters: Parameters, name: str, kind: str) -> StoredFile:
    upload = _upload(parameters, name, kind)
    if upload:
        return _STORING[kind](files, upload)
    file_id = parameters.text(name)
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = files.find(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def _upload(parameters: Parameters, name: str, kind: str) -> Upload | None:
    """The part of that name, or the part that `attach://` names; None if a file_id is given."""
    value = parameters.text(name)
    if value.startswith("attach://"):
        attached = parameters.files.get(value.removeprefix("attach://"))
        if attached is None:
            raise bad_request(
                "wrong remote file identifier specified: can't find the attached part"
            )
        return attached
    if not value and name not in parameters.files:
        raise bad_request(f"there is no {kind} in the request")
    return parameters.files.get(name)


_READERS = {"photo": read_photo, "document": read_document}
_STORING = {"photo": store_photo, "document": store_document, "voice": store_voice}
