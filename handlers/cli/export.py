"""`hospes export`: what of a visit may leave as a file, written by the operator."""

from pathlib import Path
from typing import Annotated

import typer

from bot.services.export_acts import FORMATS, SHARE, take_out
from bot.services.exporting import Export
from bot.texts import catalogue
from bot.views.exports.files import draw
from bot.views.reader import Reader
from handlers.cli.frame import fail, opened
from storage.database import Database
from storage.work import Reading

app = typer.Typer()


@app.command("export")
def export_visit(  # noqa: PLR0913, PLR0917 - the command has that many options
    visit: Annotated[str, typer.Argument(help="The visit's key in its plan file.")],
    out: Annotated[Path, typer.Option(help="Where the file goes.")],
    form: Annotated[
        str, typer.Option("--format", help="csv (a ZIP of them for a visit), xlsx or json.")
    ] = "xlsx",
    prompt: Annotated[str, typer.Option(help="Only the prompt with this key, asked last.")] = "",
    share: Annotated[bool, typer.Option("--share", help="What all in the visit may see.")] = False,
    force: Annotated[bool, typer.Option(help="Replace a file that is there.")] = False,
) -> None:
    """Write a visit's results into a file: the team's, or with --share one for everybody."""
    if form not in FORMATS:
        fail("--format is csv, xlsx or json.")
    if out.exists() and not force:
        fail(f"There is a file {out}. Choose another name, or replace it with --force.")
    with opened() as database:
        export = _gathered(database, visit, prompt, form + (SHARE if share else ""))
    _, drawing = draw(export, _reader(export), form)
    try:
        out.write_bytes(drawing())
        out.chmod(0o600)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}.")
    typer.echo(_told(export, out))


def _gathered(database: Database, visit: str, prompt: str, what: str) -> Export:
    try:
        return database.perform(take_out, visit, prompt, what)
    except LookupError as unknown:
        if unknown.args == (visit,):
            visits = ", ".join(database.look(_visits)) or "none yet"
            fail(f"There is no visit {visit}. There are: {visits}.")
        fail(f"The prompt {prompt} was not asked in {visit}.")


def _visits(reading: Reading) -> list[str]:
    return [visit.key for visit in reading.visits.everything()]


def _reader(export: Export) -> Reader:
    """Give the words of the visit's working language."""
    plan = export.plan
    language = catalogue.nearest(plan.working_language)
    return Reader(language, plan.host.zone, plan.host.zone, plan.working_language)


def _told(export: Export, out: Path) -> str:
    prompts = len(export.askings)
    what = "1 prompt" if prompts == 1 else f"{prompts} prompts"
    if export.audience == "group":
        return f"{out}: {what}, as everybody in the visit may see them."
    return f"{out}: {what}, for the team only; it may have names."
