"""Results as people see them: a picture with its words, or a list on a card."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import Row

from bot.documents.charts import Bar, Chart, render_chart, render_words
from bot.domain.results import Counts, Explanation, Page
from bot.services import disclosure
from bot.services.runs import prompt_of, title_of
from bot.views.content import Attachment, Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import item_lines, localised, option, percent
from storage.ids import unshort
from storage.work import Reading


def result_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw one page of a run's result, as far as whoever is behind an address may see it."""
    run_id, _, number = about.partition(":")
    run = reading.prompts.run(unshort(run_id))
    if run is None or address.person_id is None:
        return None
    reader = reader_of(reading, address, run.visit_id)
    audience = disclosure.audience_of(reading, address.person_id, run.visit_id)
    shown = disclosure.result(reading, run, audience)
    title = title_of(prompt_of(run))
    if int(number) >= len(shown.pages):
        return Content(reader.say("result-gone", {"title": title}))
    key = "result-list" if number == "0" else "result-list-more"
    head = reader.say(key, {"title": title, "answered": shown.answered, "asked": shown.asked})
    return Content("\n".join([head, *_lines(reader, shown.pages[int(number)])]))


def chart(reading: Reading, reader: Reader, about: str) -> Attachment:
    """Draw the picture of a run's result for an audience: about is `<run>:<audience>`.

    Raises:
        LookupError: there is nothing to show any more.
    """
    run_id, _, audience = about.partition(":")
    run = reading.prompts.run(unshort(run_id))
    if run is None:
        raise LookupError(about)
    shown = disclosure.result(
        reading, run, "facilitators" if audience == "facilitators" else "group"
    )
    if not shown.pages:
        raise LookupError(about)
    page, title = shown.pages[0], reader.words(title_of(prompt_of(run)))
    total = reader.plain("result-total", {"answered": shown.answered, "asked": shown.asked})
    words = "\n".join(_lines(reader, page))
    return Attachment(
        recipe=f"chart:{run_id}:{reader.language}:{sha256(words.encode()).hexdigest()[:16]}",
        kind="photo",
        file_name="result.png",
        draw=_drawing(reader, page, title, total),
        words=words,
    )


def _drawing(reader: Reader, page: Page, title: str, total: str) -> Callable[[], bytes]:
    """Put a picture into words; drawing it is left to whoever needs it."""
    counts = next(item for item in page.items if isinstance(item, Counts))
    if counts.question.kind == "words":
        words = tuple((count.key, count.number) for count in counts.counts)
        return partial(render_words, title, words, total, reader.language)
    right = next((item.correct for item in page.items if isinstance(item, Explanation)), "")
    keys = [count.key for count in counts.counts]
    drawn = Chart(
        title=title,
        bars=_bars(reader, counts),
        total_line=total,
        caption="",
        language=reader.language,
        highlight=keys.index(right) if right in keys else None,
    )
    if counts.question.kind == "scale":
        drawn = _on_scale(reader, counts, drawn)
    return partial(render_chart, drawn)


def _bars(reader: Reader, counts: Counts) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            option(reader, counts.question, count.key),
            count.number,
            reader.plain("percent", {"percent": percent(count, counts.people)}),
        )
        for count in counts.counts
    )


def _on_scale(reader: Reader, counts: Counts, drawn: Chart) -> Chart:
    scale = counts.question.scale
    return replace(
        drawn,
        kind="columns",
        low=localised(reader, scale.low),
        high=localised(reader, scale.high),
        mean_line=reader.plain("result-mean", {"mean": round(counts.mean or 0, 1)}),
    )


def _lines(reader: Reader, page: Page) -> list[str]:
    return [line for item in page.items for line in item_lines(reader, item)]
