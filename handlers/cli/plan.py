"""`hospes plan`: writing, checking, looking at, importing and exporting plan files."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from bot.domain.plan.agenda import agenda
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import PlanInvalid, Problem
from bot.domain.plan.reading import check_plan
from bot.domain.plan.schema import plan_schema
from bot.domain.plan.source import read_source
from bot.domain.plan.starter import new_plan
from bot.domain.plan.words import known_zones
from bot.domain.plan.writing import write_plan
from bot.services.bots import BotTaken
from bot.services.inviting import link_templates
from bot.services.planning import Meanwhile, PlanStale, export_plan, import_plan
from bot.services.previewing import preview
from bot.texts.catalogue import languages
from handlers.cli.frame import fail, opened
from handlers.cli.plan_preview import lines as preview_lines
from storage.database import Database

app = typer.Typer(no_args_is_help=True, help="Plan files: one file is one visit.")

File = Annotated[Path, typer.Argument(help="A plan file.")]
Out = Annotated[Path | None, typer.Option(help="Write into this new file instead of printing.")]


@app.command()
def new(out: Out = None) -> None:
    """Write a commented plan to start from."""
    _give(new_plan(datetime.now(UTC).date()), out)


@app.command()
def check(file: File) -> None:
    """Say everything that is wrong with a plan, with its line and what would be right."""
    plan, notes = _read(file)
    for note in notes:
        typer.echo(f"{file}: note: {note}", err=True)
    days, prompts = len(plan.days), len(plan.prompts())
    typer.echo(f"{file} is a good plan: visit {plan.visit}, {days} days, {prompts} prompts.")


@app.command()
def show(
    file: File,
    zone: Annotated[list[str] | None, typer.Option(help="An IANA zone; may be repeated.")] = None,
    language: Annotated[str, typer.Option(help="Of the titles; default: working language.")] = "",
) -> None:
    """Show the agenda, by default on the clocks of the plan and of the host."""
    plan, _ = _read(file)
    for name in zone or dict.fromkeys((plan.times_in, plan.host.zone)):
        if name not in known_zones():
            fail(f"{name} is no time zone; right would be a name such as Europe/Brussels.")
        typer.echo("\n".join(_agenda(plan, name, language or plan.working_language)))


@app.command("import")
def import_(
    file: File,
    force: Annotated[bool, typer.Option(help="Take it though it is based on an old one.")] = False,
    bot: Annotated[str, typer.Option(help="Which bot runs it, by its name in the settings.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, for scripts.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what changes.")] = False,
) -> None:
    """Make a plan file the truth: of a new visit, or as its next version.

    On a running visit it shows what would change for whom, and asks first.
    """
    plan, notes = _read(file)
    if notes:
        typer.echo(f"{_counted(len(notes))}; see: hospes plan check {file}", err=True)
    with opened(new=True) as database:
        _check_bot(database, bot)
        try:
            version = _import(database, plan, _How(force, bot, yes, dry_run))
        except BotTaken as taken:
            fail(f"People came to the bot {taken} already, so {plan.visit} stays with it.")
        except PlanStale as stale:
            fail(*_stale(plan, stale))
        except PlanInvalid as invalid:
            lines = read_source(_text(file))
            placed = (one.on(lines.line(one.where)) for one in invalid.problems)
            fail(*(f"{file}: {problem}" for problem in placed))
    if version:
        typer.echo(f"Visit {plan.visit} now follows version {version} of its plan.")


class _How(NamedTuple):
    """What was said on the command line."""

    force: bool
    bot: str
    yes: bool
    dry_run: bool


def _import(database: Database, plan: Plan, how: _How) -> int:
    """Import a plan, after a yes if that changes something for people; give the version, 0 for no.

    If the visit changes between showing and the yes, it is shown anew.
    """
    while True:
        found = database.look(preview, plan, how.force)
        if found is not None and found.differences and (found.joined or how.dry_run):
            typer.echo("\n".join(preview_lines(found, plan)))
        if found is not None and not found.differences:
            typer.echo(f"This is what version {found.version} of {plan.visit} says already.")
        if how.dry_run:
            typer.echo("Nothing was changed." if found else f"{plan.visit} would be a new visit.")
            return 0
        if found is not None and found.differences and found.joined and not _agreed(how):
            typer.echo("Nothing was changed.")
            return 0
        try:
            seen = found.seen if found is not None else ""
            return database.perform(import_plan, plan, how.force, how.bot, seen)
        except Meanwhile:
            typer.echo("The visit has changed meanwhile; this is what would change now:", err=True)


def _agreed(how: _How) -> bool:
    if how.yes:
        return True
    if not _at_a_terminal():
        fail(
            "People take part in this visit already, so importing needs a yes. "
            "Nobody can be asked here: add --yes, or --dry-run to only look."
        )
    return typer.confirm("Change it?")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


@app.command()
def export(
    visit: Annotated[str, typer.Argument(help="The key of a visit.")], out: Out = None
) -> None:
    """Write the newest version of a visit's plan as a file that can be imported again."""
    with opened() as database:
        try:
            plan = database.look(export_plan, visit)
        except LookupError:
            fail(f"There is no visit {visit}.")
    _give(write_plan(plan), out)


@app.command()
def schema(out: Out = None) -> None:
    """Write the JSON Schema of plan files, for editors."""
    _give(json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n", out)


def _check_bot(database: Database, bot: str) -> None:
    """Make sure that a bot has run once: without that nobody knows what its links look like."""
    started = database.look(link_templates)
    if bot and bot not in started:
        fail(
            f"No bot called {bot} has run yet. These have: {', '.join(started) or 'none'}. "
            "Name it in HOSPES_MORE_BOTS (name=token), start Hospes once, then import again."
        )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError as error:
        fail(f"{file} is not UTF-8 (byte {error.start + 1}); save it again as UTF-8.")


def _read(file: Path) -> tuple[Plan, Sequence[Problem]]:
    """Read a plan file, with what is to be noted about it; errors are told, and end the command."""
    checked = check_plan(_text(file), languages())
    if checked.plan is None or checked.errors:
        fail(*(f"{file}: {problem}" for problem in checked.errors))
    return checked.plan, checked.notes


def _counted(notes: int) -> str:
    return "1 note" if notes == 1 else f"{notes} notes"


def _agenda(plan: Plan, zone: str, language: str) -> Iterable[str]:
    yield f"{plan.title.in_(language, plan.working_language)}, times of {zone}"
    for day in agenda(plan, zone):
        yield f"\n{day.date:%Y-%m-%d}  {day.title.in_(language, plan.working_language)}"
        for session in day.sessions:
            title = session.title.in_(language, plan.working_language)
            yield f"  {session.start:%H:%M}-{session.end:%H:%M}  {title}"
    yield ""


def _stale(plan: Plan, stale: PlanStale) -> list[str]:
    based = f"version {plan.based_on}" if plan.based_on else "no version"
    return [
        f"This file is based on {based} of {plan.visit}, but the newest is {stale.newest}.",
        "Importing it would change in the newest:",
        *(f"  {change}" for change in stale.changes),
        f"Export the newest (hospes plan export {plan.visit}) and put your changes into it,",
        "or use --force.",
    ]


def _give(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}.")
    typer.echo(f"Written: {out}", err=True)
