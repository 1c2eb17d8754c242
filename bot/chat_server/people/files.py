"""The files of a chat, for the person who sees them in it."""

from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from bot.chat_server.errors import PersonError
from bot.chat_server.people.api import ONE
from bot.chat_server.people.operations import Operation, Values
from bot.chat_server.state import State

_SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_KINDS = ("document", "voice", "sticker")


async def _file(state: State, values: Values) -> Response:
    """A picture is shown; everything else is only ever downloaded."""
    chat, file_id = state.chat(values["person"]), values["file"]
    stored = state.files.find(file_id)
    if stored is None or not any(file_id in _file_ids(one) for one in chat.messages.values()):
        raise PersonError(404, "there is no such file in this chat")
    shown = stored.kind == "photo" and stored.mime in _SHOWN
    place = "inline" if shown else f"attachment; filename*=utf-8''{quote(stored.name)}"
    headers = {
        "Content-Disposition": place,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=86400, immutable",
    }
    mime = stored.mime if shown else "application/octet-stream"
    return Response(stored.content, media_type=mime, headers=headers)


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
