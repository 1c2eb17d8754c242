"""What has an order as bars: a ranking, a hundred points, questions by votes."""

from dataclasses import replace
from functools import partial

from bot.documents.charts import Bar, render_chart
from bot.domain.items import Ballot, Candidate, Ranking, Shares
from bot.views.items import rank
from bot.views.pictures.frame import Drawing, Frame
from bot.views.values import excerpt, option

QUESTIONS_DRAWN = 10
_LABEL = 200  # code points; what is longer can be read in the message


def ranking(frame: Frame, item: Ranking) -> Drawing:
    """Give the picture of a ranking: a full bar is first for everybody."""
    bars = [
        Bar(
            label=option(frame.reader, item.question, place.key),
            value=place.score,
            note=frame.word("first", people=place.first),
            number="",
            mark=frame.word("place", place=rank(item, place)),
        )
        for place in item.places
    ]
    return partial(render_chart, replace(frame.chart(bars), full=1))


def shares(frame: Frame, item: Shares) -> Drawing:
    """Give the picture of shared points: a full bar is all hundred of everybody."""
    bars = [
        Bar(
            label=option(frame.reader, item.question, share.key),
            value=share.mean,
            number=frame.word("points", points=round(share.mean, 1)),
        )
        for share in item.shares
    ]
    return partial(render_chart, replace(frame.chart(bars), full=100))


def ballot(frame: Frame, item: Ballot) -> Drawing:
    """Give the picture of questions and their votes: a full bar has the most."""
    shown = item.candidates[:QUESTIONS_DRAWN]
    bars = [_candidate(frame, place, one) for place, one in enumerate(shown, 1)]
    more = len(item.candidates) - len(shown) + item.more
    caption = frame.word("more-questions", more=more) if more else ""
    return partial(render_chart, replace(frame.chart(bars), caption=caption))


def _candidate(frame: Frame, place: int, one: Candidate) -> Bar:
    tags = (
        *([frame.word("pinned")] if one.pinned else []),
        *([frame.word("answered")] if one.answered else []),
    )
    return Bar(
        label=excerpt(one.text, _LABEL),
        value=one.votes,
        number=frame.word("number", number=one.votes),
        mark=frame.word("place", place=place),
        tags=tags,
    )
