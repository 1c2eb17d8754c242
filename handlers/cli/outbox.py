"""`hospes outbox`: what waits to be sent and what was parked, and what is to become of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, Any

import typer
from sqlalchemy import Row

from bot.services.clearing import card_name, drop, retry
from handlers.cli.frame import fail, opened
from storage.work import Reading

app = typer.Typer(no_args_is_help=True, help="Letters that wait, and what could not be sent.")

_STATES = ("waiting", "parked")

Names = Annotated[
    list[str] | None, typer.Argument(help="As `hospes outbox list` names them.", show_default=False)
]


@app.command("list")
def list_(
    state: Annotated[str, typer.Option(help="Only what is waiting, or parked.")] = "",
    most: Annotated[int, typer.Option(help="How many at most, the oldest first.", min=1)] = 100,
) -> None:
    """Show letters that wait or are parked, and cards that failed; never their content."""
    if state not in {"", *_STATES}:
        fail("--state is waiting or parked.")
    with opened() as database:
        lines = [line for found, line in database.look(told) if found == (state or found)]
    for line in lines[:most]:
        typer.echo(line)
    if len(lines) > most:
        typer.echo(f"and {len(lines) - most:,} more: --most shows more")
    if not lines:
        typer.echo("Nothing waits and nothing is parked." if not state else f"Nothing is {state}.")


@app.command("retry")
def retry_(
    names: Names = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was parked.")] = False,
) -> None:
    """Have parked letters sent and failed cards drawn after all."""
    if bool(names) == everything:
        fail("Name what is to be tried again, or say --all.")
    with opened() as database:
        try:
            count = database.perform(retry, names or None)
        except LookupError as unknown:
            fail(f"Nothing is parked under {unknown.args[0]}. Nothing was changed.")
    typer.echo(f"Waiting again: {count}.")


@app.command("drop")
def drop_(
    names: Names = None,
    state: Annotated[str, typer.Option("--all", help="All that is waiting, or parked.")] = "",
) -> None:
    """Never send letters that wait or were parked."""
    if bool(names) == bool(state) or state not in {"", *_STATES}:
        fail("Name what is to be dropped, or say --all waiting or --all parked.")
    with opened() as database:
        try:
            count = database.perform(drop, names or None, state)
        except LookupError as unknown:
            fail(f"No letter waits or is parked under {unknown.args[0]}. Nothing was changed.")
    typer.echo(f"Dropped: {count}.")


def told(reading: Reading) -> list[tuple[str, str]]:
    """Write a line for each letter, oldest first, then for each failed card; each with its state.

    Name, state, lane, text key, age, tries, error; a letter that may not leave yet says when.
    """
    return [*_letters(reading), *_cards(reading)]


def _letters(reading: Reading) -> Iterator[tuple[str, str]]:
    for row in reading.outbox.left():
        age = in_words(reading.now - row.created_at)
        tail = f"{age:>7}  {row.attempts:>5}  {row.error or _later(row, reading.now)}"
        yield (
            row.state,
            f"{row.id:<19} {row.state:7}  {row.lane:11} {row.text_key:26} {tail}".strip(),
        )


def _later(row: Row[Any], now: datetime) -> str:
    """Say from when on a letter may leave that may not yet."""
    return f"not before {row.not_before:%Y-%m-%d %H:%M} UTC" if row.not_before > now else ""


def _cards(reading: Reading) -> Iterator[tuple[str, str]]:
    for row in reading.cards.failed():
        name = card_name(row.address_id, row.subject)
        yield "parked", f"{name:<19} parked   card  {row.error}"


def in_words(age: timedelta) -> str:
    """Write how long something takes or has taken, in the unit that fits."""
    seconds = max(0, int(age.total_seconds()))
    for unit, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds // unit} {name}"
    return f"{seconds} s"
