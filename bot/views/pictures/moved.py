"""Two votes on the same question as a picture."""

from functools import partial

from bot.documents.shifts import ShiftChart, Twice, render_shift
from bot.domain.items import Shift
from bot.views.pictures.frame import Drawing, Frame
from bot.views.values import option

MOVES_DRAWN = 5


def shift(frame: Frame, item: Shift) -> Drawing:
    """Give the picture of a shift: each option twice, then who went where, most first."""
    after = {count.key: count.number for count in item.after}
    options = tuple(
        Twice(
            label=option(frame.reader, item.question, count.key),
            before=count.number,
            after=after.get(count.key, 0),
            change=_change(frame, after.get(count.key, 0) - count.number),
        )
        for count in item.before
    )
    return partial(
        render_shift,
        ShiftChart(
            title=frame.title,
            options=options,
            people=item.people,
            before=frame.word("before"),
            after=frame.word("after"),
            moves=_moves(frame, item),
            total_line=frame.total,
            language=frame.reader.language,
        ),
    )


def _change(frame: Frame, by: int) -> str:
    return frame.word("change", by=abs(by), sign="+" if by > 0 else "\N{MINUS SIGN}")


def _moves(frame: Frame, item: Shift) -> tuple[str, ...]:
    most_first = sorted(item.moved.items(), key=lambda move: (-move[1], move[0]))
    moves = tuple(
        frame.reader.plain(
            "picture-moved",
            {
                "people": people,
                "from": option(frame.reader, item.question, start),
                "to": option(frame.reader, item.question, end),
            },
        )
        for (start, end), people in most_first[:MOVES_DRAWN]
    )
    return moves or (frame.word("nobody-moved"),)
