"""The size of a picture, read from its first bytes."""

import re
import struct

_JPEG_SIZE = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]")


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, BMP, JPEG or WebP; None if it is none."""
    try:
        return _measured(content)
    except struct.error:
        return None


def picture_type(content: bytes) -> str:
    """The media type of a picture; image/jpeg if nothing else is recognised."""
    known = {b"\x89P": "image/png", b"GI": "image/gif", b"RI": "image/webp", b"BM": "image/bmp"}
    return known.get(content[:2], "image/jpeg")


def _measured(content: bytes) -> tuple[int, int] | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _two(">II", content, 16)
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return _two("<HH", content, 6)
    if content.startswith(b"BM"):
        width, height = _two("<ii", content, 18)
        return width, abs(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while content[place : place + 1] == b"\xff":
        if _JPEG_SIZE.match(content, place):
            height, width = _two(">HH", content, place + 5)
            return width, height
        (length,) = struct.unpack_from(">H", content, place + 2)
        place += 2 + length
    return None


def _webp(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little")
        return width + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = _two("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _two(form: str, content: bytes, place: int) -> tuple[int, int]:
    first, second = struct.unpack_from(form, content, place)
    return int(first), int(second)
