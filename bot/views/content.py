"""What is sent: the words and buttons of one message, ready for the Bot API."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Attachment:
    """A picture or PDF, drawn only if the channel does not hold it already.

    Attributes:
        recipe: names the drawing, language included; the same recipe is the same drawing.
        draw: makes the bytes; slow, called in a thread.
        words: the same as Telegram HTML, for those who do not see it; goes below the caption.
    """

    recipe: str
    kind: Literal["photo", "document"]
    file_name: str
    draw: Callable[[], bytes]
    words: str = ""


@dataclass(frozen=True)
class Key:
    """One inline button in words."""

    label: str
    press: str = ""
    url: str = ""


@dataclass(frozen=True)
class Content:
    """One message.

    Attributes:
        text: Telegram HTML, at most 4096 code points once parsed (a caption 1024).
        more: further texts, sent right after the first where it would not fit.
        pinned: pin it when it is first sent.
        pressable: it may have buttons in one state or another; if not, an older copy of it has
            none to be taken off.
    """

    text: str
    keyboard: tuple[tuple[Key, ...], ...] = ()
    attachment: Attachment | None = None
    more: tuple[str, ...] = ()
    pinned: bool = False
    pressable: bool = True
