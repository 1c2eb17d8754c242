"""Bold and its like: cut into pieces, so that whatever overlaps lies one within the other."""

from collections import deque

from bot.chat_server.formatting.entities import CODES, STYLES, Entity, end

_EVERYTHING = 1 << 31


def split_styles(styles: list[Entity], others: list[Entity]) -> list[Entity]:
    """The styles, cut where others or other styles begin or end; none remains within code.

    Both are given in order; the same style side by side becomes one.
    """
    return _Splitter(styles).split(others) if styles else []


class _Splitter:
    def __init__(self, styles: list[Entity]) -> None:
        self._waiting = deque(styles)
        self._open: dict[str, tuple[int, int]] = {}
        self._pieces: list[Entity] = []

    def split(self, others: list[Entity]) -> list[Entity]:
        around: list[Entity] = []
        for other in others:
            self._pass(around, other["offset"])
            around.append(other)
        self._pass(around, _EVERYTHING)
        return self._pieces

    def _pass(self, around: list[Entity], place: int) -> None:
        while around and place >= end(around[-1]):
            inner, before = around.pop(), len(self._pieces)
            self._read_until(end(inner))
            if inner["type"] in CODES:
                del self._pieces[before:]
        self._read_until(place)

    def _read_until(self, place: int) -> None:
        while self._waiting and self._waiting[0]["offset"] < place:
            self._read(self._waiting.popleft())
        self._cut(place)

    def _read(self, style: Entity) -> None:
        kind, begin = style["type"], style["offset"]
        if kind in self._open and begin <= self._open[kind][1]:
            first, last = self._open[kind]
            self._open[kind] = first, max(last, end(style))
        else:
            self._cut(begin)
            self._open[kind] = begin, end(style)

    def _cut(self, place: int) -> None:
        for kind in STYLES:
            begin, stop = self._open.get(kind, (place, place))
            if begin >= place:
                continue
            length = min(stop, place) - begin
            self._pieces.append({"type": kind, "offset": begin, "length": length})
            if stop <= place:
                del self._open[kind]
            else:
                self._open[kind] = place, stop
