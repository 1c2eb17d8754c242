"""Pictures as they should look: small files to look at, compared with what is drawn now.

To draw them anew after a change that was meant: `python -m tests.bot.documents.show --golden`.
Look at each that changed before you keep it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.documents import typesetting
from tests.bot.documents.pictures import PICTURES

FOLDER = Path(__file__).parent / "golden"
LARGEST = 60_000
"""Bytes of one file."""

TOLERANCE = 5
"""Pixels that may clearly differ, as another processor rounds otherwise; a digit has more."""

_SMALL = 43.2  # pixels per inch: 360 pixels wide, as on a small phone


def draw(name: str) -> bytes:
    """Draw a picture as small as the golden ones."""
    with _small():
        return PICTURES[name]()


def renew() -> None:
    """Draw all golden pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in PICTURES:
        (FOLDER / f"{name}.png").write_bytes(draw(name))


@contextmanager
def _small() -> Iterator[None]:
    usual = typesetting.PIXELS_PER_INCH
    typesetting.PIXELS_PER_INCH = _SMALL
    try:
        yield
    finally:
        typesetting.PIXELS_PER_INCH = usual
