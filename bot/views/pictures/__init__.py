"""Results as pictures: each kind of item in finished words, for `bot.documents` to draw.

Texts that people wrote stay text: they can be copied, translated and read aloud. Of many
questions or words the picture has the first ones and says how many more there are; the words
of its message have them all.
"""

from collections.abc import Sequence

from bot.domain.items import Ballot, Counts, Explanation, Grid, Item, Ranking, Shares, Shift
from bot.views.pictures.counted import counts
from bot.views.pictures.frame import Drawing, Frame
from bot.views.pictures.moved import shift
from bot.views.pictures.ordered import ballot, ranking, shares
from bot.views.pictures.placed import grid

__all__ = ["Drawing", "Frame", "drawing"]


def drawing(frame: Frame, items: Sequence[Item]) -> Drawing:
    """Put the first item that can be drawn into words; drawing it is left to whoever needs it.

    Raises:
        LookupError: none of them can be drawn.
    """
    for item in items:
        match item:
            case Counts():
                return counts(frame, item, _right(items))
            case Ranking():
                return ranking(frame, item)
            case Shares():
                return shares(frame, item)
            case Grid():
                return grid(frame, item)
            case Ballot():
                return ballot(frame, item)
            case Shift():
                return shift(frame, item)
    raise LookupError("nothing to draw")


def _right(items: Sequence[Item]) -> str:
    return next((item.correct for item in items if isinstance(item, Explanation)), "")
