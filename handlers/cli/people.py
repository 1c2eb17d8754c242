"""`hospes people`: invite people from the organiser's file, see how far they have come."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.people_file import Fault, PeopleFile, read_people
from bot.domain.spreadsheet import BadFile
from bot.services.account import erase_called
from bot.services.bots import PAGE
from bot.services.invited import Invited, list_people
from bot.services.inviting import (
    BadRows,
    Imported,
    import_people,
    link_for,
    link_templates,
    new_link,
    page_link_for,
)
from bot.settings import load
from handlers.cli.frame import fail, opened
from handlers.cli.links_file import Links, reserved, write
from storage.database import Database
from storage.work import Reading

app = typer.Typer(help="Invite people and see how far they have come.", no_args_is_help=True)

_NOTHING = "Nothing was imported. Mend the file, or leave such rows out with --skip-bad."

_ENCODING = (
    "How the file is written, if not in UTF-8: cp1252 (western Europe), cp1250 (central Europe), "
    "cp1251 (Cyrillic), cp1253 (Greek), cp1254 (Turkish), cp1257 (Baltic), ..."
)
_SHOWN = 10  # names in which a wrong encoding can be seen

VisitKey = Annotated[str, typer.Option("--visit", help="The visit's key in its plan file.")]


@app.command("import")
def import_file(  # noqa: PLR0913, PLR0917 - the command has that many options
    file: Annotated[Path, typer.Argument(help="A CSV of the people who are invited.")],
    visit: VisitKey,
    out: Annotated[Path, typer.Option(help="Where the links go, for your mail merge.")] = Path(
        "links.csv"
    ),
    skip_bad: Annotated[bool, typer.Option(help="Leave out rows with mistakes.")] = False,
    renew: Annotated[bool, typer.Option(help="New links for those who have not started.")] = False,
    encoding: Annotated[str, typer.Option(help=_ENCODING)] = "",
) -> None:
    """Invite everybody in FILE and the plan's team; a second time updates.

    The links are written to OUT once, when they are made: Hospes keeps only their hash.
    """
    read = _read(file, encoding)
    if read.faults and not skip_bad:
        fail(*_told(file, read.faults), _NOTHING)
    try:
        with reserved(out):
            done, links = _import(file, visit, read, skip_bad, renew)
            write(out, done.people, links)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}. Choose another place with --out.")
    for sentence in _told(file, [*read.faults, *done.faults]):
        typer.echo(sentence, err=True)
    made = sum(bool(link) for link, _ in links)
    typer.echo(f"{len(done.people)} people are invited to {visit}; {made} links are new: {out}")


@app.command("link")
def link_one(
    reference: Annotated[str, typer.Argument(help="The person's reference in the people file.")],
    visit: VisitKey,
) -> None:
    """Make a new link for one person, for example for their new account; the old one is void."""
    with opened() as database:
        try:
            invited = database.perform(new_link, visit, reference)
        except LookupError as unknown:
            if unknown.args == (visit,):
                fail(_no_visit(database, visit))
            fail(f"Nobody in {visit} has the reference {reference}.")
        link, on_page = _links_of(invited, _templates(database))
        typer.echo(link)
        if on_page and on_page != link:
            typer.echo(f"Or on our page, whichever is opened first: {on_page}")


@app.command("erase")
def erase_one(
    reference: Annotated[str, typer.Argument(help="The person's reference in the people file.")],
    visit: VisitKey,
    yes: Annotated[bool, typer.Option("--yes", help="Really, without asking again.")] = False,
) -> None:
    """Erase all that is kept of one person, in every visit, as /delete does; they are not told."""
    if not yes:
        typer.confirm(f"Erase all that is kept of {reference}? It cannot be undone.", abort=True)
    with opened() as database:
        try:
            database.perform(erase_called, visit, reference)
        except LookupError as unknown:
            if unknown.args == (visit,):
                fail(_no_visit(database, visit))
            fail(f"Nobody in {visit} has the reference {reference}.")
    typer.echo(f"{reference} is erased. Their chat on our page goes when it was silent for a day.")


@app.command("list")
def list_all(visit: VisitKey) -> None:
    """Show everybody who is invited to a visit, and how far they have come."""
    with opened() as database:
        try:
            people = database.look(list_people, visit)
        except LookupError:
            fail(_no_visit(database, visit))
    for invited in people:
        typer.echo(f"{invited.reference:12} {invited.state:22} {invited.role:16} {invited.name}")


def _read(file: Path, encoding: str) -> PeopleFile:
    try:
        read = read_people(file.read_bytes(), encoding)
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.")
    except BadFile as bad:
        fail(f"{file}: {bad}")
    if read.guessed:
        fail(*_doubts(file, read))
    return read


def _doubts(file: Path, read: PeopleFile) -> list[str]:
    """Show what a guessed encoding makes of people's names; only they know how they are spelled."""
    names = [row.invitee.name for row in read.rows if not row.invitee.name.isascii()]
    advice = (
        "Nothing was imported. Save the file as UTF-8. Or, if every letter above is right, run "
        f"this again with --encoding {read.encoding}; if not, with another: see --help."
    )
    return [
        f"{file} is not UTF-8. Read as {read.encoding}, these would be among the names:",
        *(f"  {name}" for name in names[:_SHOWN]),
        advice,
    ]


def _import(
    file: Path, visit: str, read: PeopleFile, skip_bad: bool, renew: bool
) -> tuple[Imported, list[Links]]:
    """Import, and write a link for each person; an empty one where theirs is out there already."""
    with opened() as database:
        try:
            done = database.perform(import_people, visit, read.rows, skip_bad, renew)
        except BadRows as bad:
            fail(*_told(file, bad.faults), _NOTHING)
        except LookupError:
            fail(_no_visit(database, visit))
        templates = _templates(database)
    return done, [_links_of(invited, templates) for invited in done.people]


def _templates(database: Database) -> dict[str, str]:
    """Give what links look like; those of a page that is set up and was never started, too."""
    ours = {PAGE: _own_page()} if load().chat else {}
    return {**ours, **database.look(link_templates)}


def _links_of(invited: Invited, templates: dict[str, str]) -> Links:
    bots = dict(sorted(templates.items(), key=lambda one: one[0] == PAGE))
    return link_for(invited, bots, _own_page()), page_link_for(invited, templates)


def _own_page() -> str:
    return f"{load().address}/t/{{token}}"


def _told(file: Path, faults: Iterable[Fault]) -> list[str]:
    return [
        f"{file}:{fault.line}: {fault.reason}"
        for fault in sorted(faults, key=lambda fault: fault.line)
    ]


def _no_visit(database: Database, key: str) -> str:
    keys = database.look(_visit_keys)
    meant = get_close_matches(key, keys, n=1)
    hint = (
        f" Did you mean {meant[0]}?" if meant else f" There are: {', '.join(keys) or 'none yet'}."
    )
    return f"There is no visit {key}.{hint}"


def _visit_keys(reading: Reading) -> list[str]:
    return [visit.key for visit in reading.visits.everything()]
