"""Pages of a result: messages that fit, first a picture's, where it can be drawn, then texts.

Pages do not depend on the reader's language, so that everybody gets the same number of messages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.given import Given
from bot.domain.items import (
    Ballot,
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
from bot.domain.plan.model import Prompt
from bot.domain.plan.scalars import Localised
from bot.domain.results import IN_A_MESSAGE, items

IN_A_CAPTION = 900  # code points, of the 1024 that Telegram allows
_AROUND_A_LINE = 24  # bullets, colons, counts
_BELOW_A_TABLE = 4 * _AROUND_A_LINE
_A_CORNER = 80  # code points of its two sides and a count
_PICTURED = (Counts, Ranking, Shares, Grid, Ballot, Shift)
_LISTED = ("form",)  # prompts whose counts are read between texts


@dataclass(frozen=True)
class Page:
    """One message of a result."""

    items: tuple[Item, ...]
    pictured: bool = False


def pages(prompt: Prompt, given: Sequence[Given]) -> tuple[Page, ...]:
    """Lay a result out; none if there is nothing to show."""
    found = tuple(piece for item in items(prompt, given) for piece in _pieces(item))
    if not found:
        return ()
    if prompt.kind in _LISTED or not isinstance(found[0], _PICTURED):
        return tuple(_text_pages(found))
    picture, rest = found[:1], found[1:]
    if (
        rest
        and isinstance(rest[0], Explanation)
        and _size(found[0]) + _size(rest[0]) <= IN_A_CAPTION
    ):
        picture, rest = found[:2], rest[1:]
    return (Page(picture, pictured=True), *_text_pages(rest))


def _text_pages(items: Iterable[Item]) -> Iterator[Page]:
    page: list[Item] = []
    for item in items:
        if page and sum(map(_size, page)) + _size(item) > IN_A_MESSAGE:
            held = [page.pop()] if isinstance(page[-1], Head) and len(page) > 1 else []
            yield Page(tuple(page))
            page = held
        page.append(item)
    if page:
        yield Page(tuple(page))


def _pieces(item: Item) -> Iterator[Item]:
    """Cut a ballot that is too long for one message: first what fits below a picture."""
    if not isinstance(item, Ballot):
        yield item
        return
    left, room = item.candidates, IN_A_CAPTION
    while left:
        some = max(1, sum(_size(Ballot(left[:end])) <= room for end in range(1, len(left) + 1)))
        yield Ballot(left[:some], more=len(left) - some)
        left, room = left[some:], IN_A_MESSAGE


def _size(item: Item) -> int:
    """Give about how many code points an item needs in words."""
    match item:
        case Head():
            return _longest(item.text) + _AROUND_A_LINE
        case Line():
            return _longest(item.text) + _longest(item.before) + _AROUND_A_LINE
        case Explanation():
            return _longest(item.text) + 3 * _AROUND_A_LINE
        case Counts():
            labels = [item.question.options.get(count.key, count.key) for count in item.counts]
        case Ranking() | Shares() | Shift():
            labels = [*item.question.options.values()]
        case Grid():
            return sum(_longest(spot.label) + 4 * _A_CORNER for spot in item.spots)
        case Ballot():
            names = [one.name for one in item.candidates]
            labels = [*names, *(one.text for one in item.candidates)]
    return sum(_longest(label) + _AROUND_A_LINE for label in labels) + _BELOW_A_TABLE


def _longest(text: Localised | str) -> int:
    if isinstance(text, str):
        return len(text)
    return max(map(len, text.by_language.values()), default=0)
