"""Files in a call: uploaded with it, attached under another name, or known by their file_id."""

from dataclasses import replace
from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.files import Files, StoredFile
from bot.chat_server.images import picture_size, picture_type
from bot.chat_server.wire.parameters import Parameters, Upload

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20


def read_photo(files: Files, parameters: Parameters, name: str = "photo") -> dict[str, Any]:
    """The picture of a call as the `photo` field of a message; raises BotApiError 400."""
    stored = _stored(files, parameters, name, "photo")
    return photo_field(stored)


def read_document(files: Files, parameters: Parameters, name: str = "document") -> dict[str, Any]:
    """The file of a call as the `document` field of a message; raises BotApiError 400."""
    return document_field(_stored(files, parameters, name, "document"))


def photo_field(stored: StoredFile) -> dict[str, Any]:
    """A stored picture as a message shows it: one size, the original."""
    width, height = picture_size(stored.content) or (0, 0)
    return {"photo": [stored.as_json() | {"width": width, "height": height}]}


def document_field(stored: StoredFile) -> dict[str, Any]:
    """A stored file as a message shows it."""
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": stored.as_json() | named}


def store_photo(files: Files, upload: Upload) -> StoredFile:
    """Keep a picture; raises BotApiError 400 if it is too big, too long or no picture."""
    size = len(upload.content)
    if size > LARGEST_PHOTO:
        limit = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(f"file of size {size} bytes is too big for a photo; {limit}")
    stored = files.store("photo", replace(upload, mime=picture_type(upload.content)))
    sides = picture_size(upload.content)
    if not sides or not min(sides):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > LARGEST_SIDES or max(sides) > LARGEST_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return stored


def _stored(files: Files, parameters: Parameters, name: str, kind: str) -> StoredFile:
    upload = _upload(parameters, name, kind)
    if upload:
        return store_photo(files, upload) if kind == "photo" else files.store(kind, upload)
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
