"""Picture sizes from the first bytes of each format."""

import struct

import pytest

from bot.chat_server.images import picture_size, picture_type
from tests.bot.chat_server.pictures import png

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40)
WEBP = b"RIFF\x00\x00\x00\x00WEBP"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(40, 30), (40, 30)),
        (b"GIF89a" + struct.pack("<HH", 40, 30), (40, 30)),
        (b"BM" + bytes(16) + struct.pack("<ii", 40, -30), (40, 30)),
        (JPEG, (40, 30)),
        (WEBP + b"VP8 " + bytes(10) + struct.pack("<HH", 40, 30), (40, 30)),
        (WEBP + b"VP8X" + bytes(8) + b"\x27\x00\x00\x1d\x00\x00", (40, 30)),
        (WEBP + b"VP8L" + bytes(5) + struct.pack("<I", 39 | 29 << 14), (40, 30)),
        (WEBP + b"ALPH", None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xd8nothing", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_size_of_a_picture(content: bytes, size: tuple[int, int] | None) -> None:
    """Width and height are read, and what is no picture has none."""
    assert picture_size(content) == size


def test_type_of_a_picture() -> None:
    """The media type follows the content, not a name."""
    assert [picture_type(one) for one in (png(), b"GIF89a", b"BM", WEBP, JPEG)] == [
        "image/png",
        "image/gif",
        "image/bmp",
        "image/webp",
        "image/jpeg",
    ]
