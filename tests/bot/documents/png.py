"""Reading our pictures back without a library (PNG specification, third edition)."""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH = 4
"""Bytes of a pixel: red, green, blue, alpha."""

CLEARLY = 32
"""By how much of 255 the red of two pixels differs; the edges of letters are half-tones."""


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height in pixels (11.2.2)."""
    assert picture[:8] == SIGNATURE
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def difference(one: bytes, other: bytes) -> int:
    """Return how many pixels of two pictures of one size clearly differ."""
    assert size(one) == size(other)
    pairs = zip(pixels(one)[::DEPTH], pixels(other)[::DEPTH], strict=True)
    return sum(abs(a - b) > CLEARLY for a, b in pairs)


def pixels(picture: bytes) -> bytes:
    """Return the pixels row by row: RGBA of 8 bits, not interlaced, as typst writes them."""
    assert picture[24:29] == b"\x08\x06\x00\x00\x00"
    raw = zlib.decompress(b"".join(_data(picture)))
    width, height = size(picture)
    line, rows, above = width * DEPTH, bytearray(), bytes(width * DEPTH)
    for start in range(0, height * (line + 1), line + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + line], above)
        rows += above
    return bytes(rows)


def _data(picture: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at : at + 8])
        if kind == b"IDAT":
            yield picture[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """Undo the filter of one row (9.2): 0 none, 1 left, 2 above, 3 mean of both, 4 Paeth."""
    row = bytearray(line)
    for at in range(len(row)):
        left, corner = (row[at - DEPTH], above[at - DEPTH]) if at >= DEPTH else (0, 0)
        before = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))
        row[at] = (row[at] + before[kind]) % 256
    return bytes(row)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min(left, above, corner, key=lambda one: abs(guess - one))
