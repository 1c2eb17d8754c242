"""`hospes certificates`: the register, the files, and whether a number is genuine."""

from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Row

from bot.documents.certificate import render_certificate
from bot.services.verifying import Status, link, look_up
from bot.texts import catalogue
from bot.views.certificates import certificate_text, file_name, public_facts
from handlers.cli.frame import fail, opened
from storage.work import Reading

app = typer.Typer(no_args_is_help=True, help="The certificates that were issued.")


@app.command("list")
def list_(
    visit: Annotated[str, typer.Option(help="Only those of the visit with this key.")] = "",
    out: Annotated[Path | None, typer.Option(help="Write each as a PDF into this folder.")] = None,
) -> None:
    """List the certificates: number, kind, name."""
    with opened() as database:
        try:
            issued = database.look(_issued, visit)
        except LookupError:
            fail(f"There is no visit {visit}.")
    for row, _ in issued:
        typer.echo(f"{row.number}  {row.kind:<10}  {row.facts['name']}")
    if out is not None:
        _write(issued, out)


@app.command()
def verify(number: Annotated[str, typer.Argument(help="The number, as printed.")]) -> None:
    """Tell whether a certificate with this number was issued here, and still holds."""
    with opened() as database:
        found = database.look(look_up, number)
    typer.echo(f"{found.number}: {found.status.value}")
    for label, value in public_facts(found, catalogue.FALLBACK)[1:]:
        typer.echo(f"  {label}: {value}")
    if found.status is not Status.VALID:
        raise typer.Exit(1)


def _issued(reading: Reading, visit: str) -> list[tuple[Row[Any], str]]:
    """Give the certificates of a visit, or all, each with its link."""
    row = reading.visits.by_key(visit) if visit else None
    if visit and row is None:
        raise LookupError(visit)
    found = reading.certificates
    rows = found.of_visit(row.id) if row else found.everything()
    return [(certificate, link(reading, certificate)) for certificate in rows]


def _write(issued: list[tuple[Row[Any], str]], out: Path) -> None:
    """Draw each certificate in its visit's working language."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for row, address in issued:
            language = catalogue.nearest(row.facts["working_language"])
            pdf = render_certificate(certificate_text(row, language, address))
            (out / file_name(row.number)).write_bytes(pdf)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}.")
    typer.echo(f"{len(issued)} files in {out}", err=True)
