"""An export for people: an overview, a table for each prompt, and what only the team may have."""

from collections.abc import Iterator

from bot.documents.exports.model import Book, Cell, Column, Table
from bot.services.exporting import Asking, Export
from bot.services.runs import title_of
from bot.texts import times
from bot.views.exports.answer_rows import answer_rows
from bot.views.exports.result_rows import result_rows
from bot.views.exports.words import Wording
from bot.views.voices import name_of

_OVERVIEW = (
    "number",
    "prompt",
    "kind",
    "seen-by",
    "opened",
    "closed",
    "asked",
    "answered",
    "remark",
)
_PROMPT = ("row", "question", "answer", "count", "share", "name", "remark")
_PARTICIPATION = ("reference", "name", "asked", "answered", "told")
_VOICES = ("group", "people", "share-of-people", "share-of-voices")
_NOTES = ("time", "prompt", "name", "note")
_WIDE = frozenset({"prompt", "question", "answer", "note", "remark"})


def book(export: Export, wording: Wording) -> Book:
    """Put an export into tables."""
    return Book(
        title=wording.text(export.plan.title),
        about=_about(export, wording),
        made_at=wording.clock(export.made_at) or export.made_at,
        tables=tuple(_tables(export, wording)),
    )


def prompt_table(asking: Asking, wording: Wording) -> Table:
    """Put one asking of a prompt into a table: what was counted, then what people wrote."""
    rows = [*result_rows(asking.items, wording), *answer_rows(asking, wording)]
    return Table(_called(asking, wording), _columns(_PROMPT, wording), tuple(rows))


def _tables(export: Export, wording: Wording) -> Iterator[Table]:
    yield _overview(export, wording)
    for asking in export.askings:
        yield prompt_table(asking, wording)
    if export.turnouts:
        yield _participation(export, wording)
    if export.voices:
        yield _voices(export, wording)
    if export.notes:
        yield _notes(export, wording)


def _columns(names: tuple[str, ...], wording: Wording) -> tuple[Column, ...]:
    return tuple(
        Column(wording.word(f"column-{name}"), share=name.startswith("share"), wide=name in _WIDE)
        for name in names
    )


def _called(asking: Asking, wording: Wording) -> str:
    title = " ".join(wording.reader.words(title_of(asking.prompt)).split())
    return title if asking.run.number == 1 else f"{title} ({asking.run.number})"


def _overview(export: Export, wording: Wording) -> Table:
    rows = tuple(
        (
            number,
            _called(asking, wording),
            wording.word("kind", kind=asking.prompt.kind),
            wording.word("seen-by", who=asking.prompt.seen_by),
            wording.clock(asking.run.opened_at),
            wording.clock(asking.run.closed_at),
            asking.asked,
            asking.answered,
            _remark(asking, wording),
        )
        for number, asking in enumerate(export.askings, 1)
    )
    return Table(wording.word("overview"), _columns(_OVERVIEW, wording), rows)


def _remark(asking: Asking, wording: Wording) -> str:
    anonymous = asking.prompt.anonymous and not asking.hidden
    return wording.joined(
        wording.word("on-the-spot") if asking.on_the_spot else "",
        wording.word("anonymous") if anonymous else "",
        wording.word("hidden", why=asking.hidden) if asking.hidden else "",
    )


def _participation(export: Export, wording: Wording) -> Table:
    rows = tuple(
        (one.reference, one.name, one.asked, one.answered, one.told) for one in export.turnouts
    )
    return Table(wording.word("participation"), _columns(_PARTICIPATION, wording), rows)


def _voices(export: Export, wording: Wording) -> Table:
    rows = tuple(
        (name_of(wording.reader, group), group.size, group.of_people, group.of_voices)
        for voices in export.voices
        for group in voices.groups
    )
    return Table(wording.word("voices"), _columns(_VOICES, wording), rows)


def _notes(export: Export, wording: Wording) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for note in export.notes:
        about = wording.reader.words(title_of(note.prompt)) if note.prompt else ""
        rows.append((wording.clock(note.written_at), about, note.author, note.text))
    return Table(wording.word("notes"), _columns(_NOTES, wording), tuple(rows))


def _about(export: Export, wording: Wording) -> str:
    made = wording.clock(export.made_at) or export.made_at
    return wording.word(
        "about",
        visit=wording.text(export.plan.title),
        day=times.full_date(made.date(), wording.reader.language),
        time=f"{made:%H:%M}",
        zone=wording.zone,
        audience=export.audience,
        overview=wording.word("overview"),
    )
