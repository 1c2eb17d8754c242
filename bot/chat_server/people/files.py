"""The files of a chat, for the person who sees them in it."""

from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from bot.chat_server.errors import PersonError
from bot.chat_server.files import StoredFile
from bot.chat_server.images import picture_size, picture_type
from bot.chat_server.people.operations import ONE, Operation, Values
from bot.chat_server.state import State

_KINDS = ("document", "voice", "sticker", "audio", "video", "animation")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    # Kept by the browser, but shown only after the guard was asked: who signs out is out.
    "Cache-Control": "private, no-cache",
}


async def _file(state: State, values: Values) -> Response:
    """A picture is shown; everything else is only ever downloaded."""
    chat, file_id = state.chat(values["person"]), values["file"]
    stored = state.files.find(file_id)
    if stored is None or not any(file_id in _file_ids(one) for one in chat.messages.values()):
        raise PersonError(404, "there is no such file in this chat")
    shown = _shown_as(stored)
    place = "inline" if shown else f"attachment; filename*=utf-8''{_written(stored.name)}"
    headers = {"Content-Disposition": place, "ETag": f'"{file_id}"'} | _HEADERS
    return Response(stored.content, media_type=shown or "application/octet-stream", headers=headers)


def _shown_as(stored: StoredFile) -> str:
    """The type of a picture, as its bytes tell and nobody else; empty for all that is none."""
    if stored.kind != "photo" or picture_size(stored.content) is None:
        return ""
    return picture_type(stored.content)


def _written(name: str) -> str:
    """A name in a header: nothing in it ends the header or begins another one."""
    return quote(name, safe="", errors="replace")


def _file_ids(message: dict[str, Any]) -> list[str]:
    photos = [size["file_id"] for size in message.get("photo", [])]
    return photos + [message[kind]["file_id"] for kind in _KINDS if kind in message]


FILES: tuple[Operation, ...] = (
    Operation(
        "GET",
        f"{ONE}/files/{{file}}",
        "A file of the chat, by its file_id",
        _file,
        "File",
        media_type="application/octet-stream",
    ),
)
