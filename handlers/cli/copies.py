"""`hospes backup`, `restore` and `move`: all that Hospes keeps, copied and compared row by row."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from signal import SIGINT, default_int_handler, signal
from typing import Annotated

import typer
from sqlalchemy import Connection
from sqlalchemy.engine import URL

from bot.chat_server.store.copies import snapshot
from bot.clock import SystemClock
from bot.errors import CopyError, StartupError
from bot.services.account import erase_again
from bot.settings import load
from handlers.cli import chat_copies
from handlers.cli.frame import fail
from storage.backups import back_up, opened, reading, restore
from storage.copying import Copied, shown
from storage.engine import parse
from storage.holds import Holds
from storage.moving import move
from storage.work import Reading, Work

app = typer.Typer()

_SEALS = (
    "An anonymous prompt is open, and this copy holds the key that tells who answered what. "
    "Make another when it is closed, and delete this one."
)
_ERASED = (
    "Whoever erased themselves after this backup was made is in it again. If you have a newer "
    "backup, or the old database, restore again into an empty database with --erased-in."
)


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    force: Annotated[bool, typer.Option(help="Replace a file that is there.")] = False,
) -> None:
    """Write all that Hospes keeps into one file, as of one instant; it may run meanwhile."""
    if file.exists() and not force:
        fail(f"There is a file {file}. Choose another name, or replace it with --force.")
    settings = load()
    # The chats as of a moment earlier: the bot then knows all that it was told in them.
    with _sentences(file), snapshot(settings.chat_store) as kept:
        seals = back_up(
            parse(settings.database), file, _tell, lambda made: chat_copies.add(made, kept)
        )
    typer.echo(f"{file} holds everything. Keep it as safe as the database itself.")
    if seals:
        typer.echo(_SEALS, err=True)


@app.command("restore")
def restore_from(
    file: Annotated[Path, typer.Argument(help="What `hospes backup` wrote.")],
    erased_in: Annotated[
        str,
        typer.Option(help="A newer backup or database: who is erased there is erased here too."),
    ] = "",
) -> None:
    """Fill the empty database that DATABASE_URL names from a backup."""
    again: list[int] = []

    settings = load()

    def finish(connection: Connection) -> None:
        holds = Holds(connection, patient=True)
        work = Work(connection, SystemClock().now(), "restore", holds)
        again.append(erase_again(work, erased))
        chat_copies.put_back(file, settings.chat_store, undoing)

    with _sentences(file), ExitStack() as undoing:
        target = parse(settings.database)
        erased = _erased(erased_in, target)
        restore(file, target, _tell, finish)
    typer.echo("Everything is back as it was when the backup was made. Start Hospes.")
    typer.echo(f"People erased again: {again[0]}." if erased_in else _ERASED)


@app.command("move")
def move_to(
    to: Annotated[str, typer.Option(help="An empty PostgreSQL: postgresql://user@host/name")],
) -> None:
    """Copy everything from the SQLite file of DATABASE_URL to PostgreSQL; stop Hospes first."""
    settings = load()
    source = parse(settings.database)
    with _sentences(Path(source.database or "")), ExitStack() as undoing:
        target = parse(to, "--to")
        move(source, target, _tell, lambda: chat_copies.carry(settings.chat_store, to, undoing))
    typer.echo(
        f"Everything is in {shown(target)}. Set DATABASE_URL to the address that you gave, "
        "and start Hospes."
    )
    typer.echo(
        f"{source.database} is used no more, nor is a chat.db beside it. They still hold "
        "everything: delete them, with their -wal and -shm, when you have seen that all is well."
    )


@contextmanager
def _sentences(file: Path) -> Iterator[None]:
    """Say in a sentence why something was not copied.

    Raises:
        typer.Exit: it was not.
    """
    signal(SIGINT, default_int_handler)  # Ctrl-C clears away what is half done
    try:
        yield
    except (CopyError, StartupError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}." if error.strerror else str(error))


def _tell(copied: Copied) -> None:
    typer.echo(f"{copied.table:17} {copied.rows:8,} rows copied and compared")


def _erased(where: str, target: URL) -> list[int]:
    """Give who is erased in another database, or in a file."""
    if not where:
        return []
    other = reading(parse(where, "--erased-in")) if "://" in where else opened(Path(where), target)
    with other as connection:
        return Reading(connection, SystemClock().now()).records.erased()
