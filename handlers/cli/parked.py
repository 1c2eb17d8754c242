"""`hospes parked`: what failed and was kept aside for the operator."""

import typer

from handlers.cli.frame import opened
from storage.work import Reading

app = typer.Typer(help="See what failed and was kept aside.", invoke_without_command=True)


@app.callback()
def parked() -> None:
    """List updates, letters, timeline entries and cards that failed; never their content."""
    with opened() as database:
        lines = database.look(told)
    for line in lines or ["Nothing is parked."]:
        typer.echo(line)


def told(reading: Reading) -> list[str]:
    """Write a line for each thing that failed: when, what, its reference, the error.

    Oldest first; then the cards, of which nothing says when.
    """
    updates = [(row.at, "update", row.reference, row.error) for row in reading.records.parked()]
    letters = [
        (row.settled_at or row.created_at, "letter", f"{row.id} {row.text_key}", row.error)
        for row in reading.outbox.parked()
    ]
    entries = [(row.due, "entry", row.key, row.reason) for row in reading.timeline.failed()]
    dated = [
        (f"{at:%Y-%m-%d %H:%M} UTC", what, name, error)
        for at, what, name, error in sorted([*updates, *letters, *entries])
    ]
    cards = [
        ("", "card", f"{row.subject} of address {row.address_id}", row.error)
        for row in reading.cards.failed()
    ]
    return [f"{at:20}  {what:7} {name}  {error}" for at, what, name, error in [*dated, *cards]]
