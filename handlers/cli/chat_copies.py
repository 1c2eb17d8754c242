"""The chats of our own page, in a backup, a restore and a move: beside what the bot keeps."""

from contextlib import ExitStack
from itertools import chain
from pathlib import Path

import typer

from bot.chat_server.store import copies
from bot.chat_server.store.copies import Rows


def tell(rows: int) -> None:
    """Say it as of every other table."""
    typer.echo(f"{copies.NAME:17} {rows:8,} rows copied and compared")


def add(file: Path, rows: Rows) -> None:
    """Put a snapshot into a backup, if there is anything in it.

    Raises:
        OSError: it cannot be read, or written.
    """
    rows = iter(rows)
    for first in rows:
        tell(copies.put_into(file, chain([first], rows)))


def put_back(file: Path, where: Path | str, undoing: ExitStack) -> None:
    """Put the chats of a backup where they are kept, if it has any.

    Args:
        file: the backup.
        where: a file that is not there yet, or a PostgreSQL without chats.
        undoing: if it ends with an error, they are removed again.

    Raises:
        OSError: they were not taken.
    """
    with copies.copy_in(file) as rows:
        if rows is not None:
            tell(undoing.enter_context(copies.filling(where))(copies.moved_on(rows)))


def carry(source: Path | str, target: str, undoing: ExitStack) -> None:
    """Carry the chats over to a PostgreSQL, if there are any; as they are, for nothing is lost.

    Raises:
        OSError: they were not taken.
    """
    with copies.snapshot(source) as rows:
        found = iter(rows)
        for first in found:
            fill = undoing.enter_context(copies.filling(target))
            tell(fill(chain([first], found)))
