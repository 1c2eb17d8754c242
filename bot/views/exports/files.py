"""The file of an export: its name, and what draws it."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.documents.exports.csv_files import render_csv, render_zip
from bot.documents.exports.json_file import render_json
from bot.documents.exports.names import file_name
from bot.documents.exports.workbook import render_xlsx
from bot.services.exporting import Export
from bot.services.runs import title_of
from bot.views.exports.facts import facts
from bot.views.exports.tables import book, prompt_table
from bot.views.exports.words import Wording
from bot.views.reader import Reader

Draw = Callable[[], bytes]


def draw(export: Export, reader: Reader, format_: str) -> tuple[str, Draw]:
    """Give the name of a file and what makes its bytes; slow, to be called in a thread.

    Args:
        export: what goes into it.
        reader: for whom; tables speak their language.
        format_: one of `FORMATS`.
    """
    ending, drawing = FORMATS[format_](export, Wording(reader, export.plan.host.zone))
    return file_name(ending, export.plan.visit, *_about(export, reader)), drawing


def _about(export: Export, reader: Reader) -> list[str]:
    about = [] if export.whole else [_title(export, reader)]
    return [*about, f"{export.made_at:%Y-%m-%d}", *(["share"] if _is_shared(export) else [])]


def _title(export: Export, reader: Reader) -> str:
    prompt = export.askings[0].prompt
    return reader.words(title_of(prompt))


def _is_shared(export: Export) -> bool:
    return export.audience == "group"


def _csv(export: Export, wording: Wording) -> tuple[str, Draw]:
    if export.whole:
        return "zip", partial(render_zip, book(export, wording))
    return "csv", partial(render_csv, prompt_table(export.askings[0], wording))


def _xlsx(export: Export, wording: Wording) -> tuple[str, Draw]:
    return "xlsx", partial(render_xlsx, book(export, wording))


def _json(export: Export, _wording: Wording) -> tuple[str, Draw]:
    return "json", partial(render_json, facts(export))


FORMATS: Mapping[str, Callable[[Export, Wording], tuple[str, Draw]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
