"""Counts as pictures: bars for options, columns for a scale, words by size."""

from dataclasses import replace
from functools import partial

from bot.documents.charts import Bar, Chart, render_chart, render_words
from bot.domain.items import Counts
from bot.views.items import percent
from bot.views.pictures.frame import Drawing, Frame
from bot.views.values import localised, option

WORDS_DRAWN = 60


def counts(frame: Frame, item: Counts, right: str = "") -> Drawing:
    """Give the picture of a tally; `right` is the key of the right option, if there is one."""
    if item.question.kind == "words":
        return _words(frame, item)
    keys = [count.key for count in item.counts]
    chart = frame.chart([_bar(frame, item, number) for number in range(len(keys))])
    if item.question.kind == "scale":
        return partial(render_chart, _on_scale(frame, item, chart))
    highlight = keys.index(right) if right in keys else None
    return partial(render_chart, replace(chart, highlight=highlight, full=item.people))


def _bar(frame: Frame, item: Counts, number: int) -> Bar:
    count = item.counts[number]
    return Bar(
        label=option(frame.reader, item.question, count.key),
        value=count.number,
        note=frame.reader.plain("percent", {"percent": percent(count, item.people)}),
        number=frame.word("number", number=count.number),
    )


def _on_scale(frame: Frame, item: Counts, chart: Chart) -> Chart:
    scale = item.question.scale
    ends = replace(
        chart,
        kind="columns",
        low=localised(frame.reader, scale.low),
        high=localised(frame.reader, scale.high),
    )
    if item.mean is None:
        return ends
    return replace(
        ends,
        mean_line=frame.reader.plain("result-mean", {"mean": round(item.mean, 1)}),
        mean_at=(item.mean - scale.first) / max(scale.last - scale.first, 1),
    )


def _words(frame: Frame, item: Counts) -> Drawing:
    words = tuple((count.key, count.number) for count in item.counts[:WORDS_DRAWN])
    more = len(item.counts) - WORDS_DRAWN
    caption = frame.word("more-words", more=more) if more > 0 else ""
    language = frame.reader.language
    return partial(render_words, frame.title, words, frame.total, language, caption)
