"""What was counted, as rows of a prompt's table: question, answer, number, share, name, remark."""

from collections.abc import Iterator, Sequence

from bot.documents.exports.model import Cell
from bot.domain.items import Ballot, Counts, Explanation, Grid, Item, Ranking, Shares, Shift
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import CORNERS, Question
from bot.views.exports.words import Wording
from bot.views.items import rank
from bot.views.values import option

Row = tuple[Cell, ...]

_DECIMALS = 3  # of means and shares


def result_rows(items: Sequence[Item], wording: Wording) -> Iterator[Row]:
    """Give a row for each thing that was counted; heads and texts have none."""
    right = next((item.correct for item in items if isinstance(item, Explanation)), "")
    for item in items:
        match item:
            case Counts():
                yield from _counts(item, right, wording)
            case Ranking():
                yield from _ranking(item, wording)
            case Shares():
                yield from _shares(item, wording)
            case Grid():
                yield from _grid(item, wording)
            case Ballot():
                yield from _ballot(item, wording)
            case Shift():
                yield from _shift(item, wording)


def _row(  # noqa: PLR0913 - as many as the table has columns
    wording: Wording,
    question: Localised | str,
    answer: str,
    number: float | None,
    *,
    share: float | None = None,
    name: Localised | str = "",
    remark: str = "",
) -> Row:
    result = wording.word("row-result")
    return (result, wording.text(question), answer, number, share, wording.text(name), remark)


def _part(number: int, people: int) -> float | None:
    return round(number / people, _DECIMALS) if people else None


def _named(wording: Wording, question: Question, key: str) -> str:
    return option(wording.reader, question, key)


def _counts(item: Counts, right: str, wording: Wording) -> Iterator[Row]:
    asked = item.question
    for count in item.counts:
        yield _row(
            wording,
            asked.text,
            _named(wording, asked, count.key),
            count.number,
            share=_part(count.number, item.people),
            remark=wording.word("right") if right and count.key == right else "",
        )
    if item.mean is not None:
        yield _row(wording, asked.text, wording.word("mean"), round(item.mean, _DECIMALS))


def _ranking(item: Ranking, wording: Wording) -> Iterator[Row]:
    for place in item.places:
        yield _row(
            wording,
            item.question.text,
            _named(wording, item.question, place.key),
            round(place.score, _DECIMALS),
            remark=wording.word("first", place=rank(item, place), people=place.first),
        )


def _shares(item: Shares, wording: Wording) -> Iterator[Row]:
    for share in item.shares:
        label = _named(wording, item.question, share.key)
        remark = wording.word("points")
        yield _row(wording, item.question.text, label, round(share.mean, 1), remark=remark)


def _grid(item: Grid, wording: Wording) -> Iterator[Row]:
    for spot in item.spots:
        for corner in CORNERS:
            across, up = corner.split("_")
            ends = (getattr(item.axes, up), getattr(item.axes, across))
            label = ", ".join(map(wording.text, ends))
            count = spot.quarters.get(corner, 0)
            yield _row(wording, spot.label, label, count, share=_part(count, spot.people))


def _ballot(item: Ballot, wording: Wording) -> Iterator[Row]:
    for one in item.candidates:
        remark = wording.joined(
            wording.word("pinned") if one.pinned else "",
            wording.word("was-answered") if one.answered else "",
        )
        yield _row(wording, "", one.text, one.votes, name=one.name, remark=remark)


def _shift(item: Shift, wording: Wording) -> Iterator[Row]:
    for key, counts in (("before", item.before), ("after", item.after)):
        for count in counts:
            label = _named(wording, item.question, count.key)
            share = _part(count.number, item.people)
            remark = wording.word(key)
            yield _row(wording, item.question.text, label, count.number, share=share, remark=remark)
    for (start, end), people in item.moved.items():
        ends = {"from": _named(wording, item.question, start)}
        ends["to"] = _named(wording, item.question, end)
        yield _row(wording, item.question.text, wording.word("moved", **ends), people)
