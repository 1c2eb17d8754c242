"""The list of pairs for the facilitators, to copy for the rooms of the call."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, At
from bot.domain.phases import TALKING
from bot.services.pair_lists import ON_A_PAGE, groups_of
from bot.services.runs import prompt_of, title_of
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from bot.views.values import excerpt
from storage.ids import unshort
from storage.work import Reading

_NAME = 36  # code points; a page full of pairs fits into a message


def pairs_card(reading: Reading, address: Row[Any], about: str) -> Content | None:
    """Draw a page of the pairs of a run: its id as `short` writes it, and the page."""
    run_id, _, page = about.partition(":")
    run = reading.prompts.run(unshort(run_id))
    if run is None or not reading.people.leads(address.person_id or 0, run.visit_id):
        return None
    reader = reader_of(reading, address, run.visit_id)
    named: dict[str, Arg] = {"title": title_of(prompt_of(run))}
    groups = groups_of(reading, run) if run.state == "open" else []
    if not groups:
        return Content(reader.say("pairs-over", named), pressable=False)
    talking = run.phase == TALKING and run.closes_at is not None
    when: dict[str, Arg] = {"until": At(run.closes_at)} if talking else {}
    text = reader.say("pairs-talking" if talking else "pairs-before", {**named, **when})
    start = int(page or 0) * ON_A_PAGE
    lines = [_line(reader, *group) for group in groups[start : start + ON_A_PAGE]]
    listed = reader.say("pairs-list", {"pairs": "\n".join(lines)})
    return Content("\n\n".join([text, listed, reader.say("pairs-note")]), pressable=False)


def _line(reader: Reader, number: int, names: list[str]) -> str:
    separator = reader.plain("list-separator")
    args: dict[str, Arg] = {
        "number": number,
        "names": separator.join(excerpt(name, _NAME) for name in names),
    }
    return reader.plain("pairs-line" if len(names) > 1 else "pairs-alone", args)
