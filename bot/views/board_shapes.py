"""What came out of a prompt, as shapes that the board's page draws: plain data, in words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.domain.items import (
    Ballot,
    Candidate,
    Counts,
    Explanation,
    Grid,
    Head,
    Item,
    Line,
    Ranking,
    Shares,
    Shift,
)
from bot.views.board_charts import Shape, counts, grid, more, part, ranking, shares, shift, worded
from bot.views.reader import Reader
from bot.views.values import excerpt, localised

ON_THE_WALL = 60  # texts or questions; nobody reads more from afar
_TEXT = 280  # code points of one text


def shapes(reader: Reader, items: Sequence[Item]) -> list[Shape]:
    """Give the shapes of a result in its order; texts that stand together share a wall."""
    right = next((item.correct for item in items if isinstance(item, Explanation)), "")
    drawn: list[Shape] = []
    for is_text, together in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_text:
            drawn.append(_wall(reader, [one for one in together if isinstance(one, Line)]))
        else:
            drawn += [_shape(reader, item, right) for item in together]
    return drawn


def _shape(reader: Reader, item: Item, right: str) -> Shape:
    match item:
        case Counts():
            drawn = counts(reader, item, right)
        case Explanation():
            drawn = _explanation(reader, item)
        case Ranking():
            drawn = ranking(reader, item)
        case Shares():
            drawn = shares(reader, item)
        case Grid():
            drawn = grid(reader, item)
        case Ballot():
            drawn = _ballot(reader, item)
        case Shift():
            drawn = shift(reader, item)
        case Head() | Line():
            text = localised(reader, item.text) or reader.plain("option-other")
            drawn = {"shape": "head", "text": text}
    return drawn


def _wall(reader: Reader, lines: Sequence[Line]) -> Shape:
    notes = [
        {
            "text": excerpt(localised(reader, line.text), _TEXT),
            "name": localised(reader, line.before),
            "starred": line.starred,
        }
        for line in lines[:ON_THE_WALL]
    ]
    return {"shape": "wall", "notes": notes, "more": more(reader, len(lines), ON_THE_WALL)}


def _explanation(reader: Reader, item: Explanation) -> Shape:
    answer = localised(reader, item.label)
    return {
        "shape": "note",
        "right": worded(reader, "board-right", answer=answer) if item.correct else "",
        "text": localised(reader, item.text),
    }


def _ballot(reader: Reader, item: Ballot) -> Shape:
    most = max((one.votes for one in item.candidates), default=0)
    rows = [
        {
            "text": excerpt(one.text, _TEXT),
            "name": localised(reader, one.name),
            "words": worded(reader, "board-votes", votes=one.votes) if most else "",
            "share": part(one.votes, most),
            "mark": _mark(reader, one),
            "answered": one.answered,
        }
        for one in item.candidates[:ON_THE_WALL]
    ]
    return {
        "shape": "ballot",
        "rows": rows,
        "more": more(reader, len(item.candidates), ON_THE_WALL),
    }


def _mark(reader: Reader, one: Candidate) -> str:
    if one.answered:
        return reader.plain("board-answered")
    return reader.plain("board-pinned") if one.pinned else ""


def find(items: Iterable[Item], contribution: str) -> Line | Candidate | None:
    """Find one contribution among what may be shown; none: it may not, or is gone."""
    for item in items:
        ones: Sequence[Line | Candidate] = ()
        match item:
            case Line():
                ones = (item,)
            case Ballot():
                ones = item.candidates
        for one in ones:
            if one.contribution == contribution:
                return one
    return None
