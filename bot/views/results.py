"""Results as people see them: a picture with its words, or a list on a card."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Row

from bot.domain.pages import Page
from bot.services import disclosure
from bot.services.runs import prompt_of, title_of
from bot.views.content import Attachment, Content
from bot.views.ghosts import ghost_mark, ghost_over
from bot.views.items import item_lines
from bot.views.pictures import Frame, drawing
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.ids import unshort
from storage.work import Reading


def result_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw one page of a run's result, as far as whoever is behind an address may see it."""
    run_id, _, number = about.partition(":")
    run = reading.prompts.run(unshort(run_id))
    if run is None:
        return ghost_over(reading, address)
    if address.person_id is None:
        return None
    reader = reader_of(reading, address, run.visit_id)
    audience = disclosure.audience_of(reading, address.person_id, run.visit_id)
    shown = disclosure.result(reading, run, audience)
    title = title_of(prompt_of(run))
    if int(number) >= len(shown.pages):
        return Content(reader.say("result-gone", {"title": title}))
    key = "result-list" if number == "0" else "result-list-more"
    head = reader.say(key, {"title": title, "answered": shown.answered, "asked": shown.asked})
    mark = [ghost_mark(reader, run)] if run.ghost else []
    return Content("\n".join([*mark, head, *_lines(reader, shown.pages[int(number)])]))


def picture_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Say, where a picture of a run's result was, that there is none any more."""
    run = reading.prompts.run(unshort(about.partition(":")[0]))
    if run is None:
        return ghost_over(reading, address)
    reader = reader_of(reading, address, run.visit_id)
    return Content(reader.say("result-gone", {"title": title_of(prompt_of(run))}), pressable=False)


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
    mark = [ghost_mark(reader, run)] if run.ghost else []
    words = "\n".join([*mark, *_lines(reader, page)])
    drawn = sha256(f"{title}\n{total}\n{words}".encode()).hexdigest()[:16]
    return Attachment(
        recipe=f"chart:{run_id}:{reader.language}:{drawn}",
        kind="photo",
        file_name="result.png",
        draw=drawing(Frame(reader, title, total), page.items),
        words=words,
    )


def _lines(reader: Reader, page: Page) -> list[str]:
    return [line for item in page.items for line in item_lines(reader, item)]
