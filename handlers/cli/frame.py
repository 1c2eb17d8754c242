"""What the verbs of the command line share: the database, and errors as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from bot.clock import SystemClock
from bot.errors import CopyError, DatabaseDown, StartupError
from bot.settings import load
from storage.copying import must_exist
from storage.database import Database
from storage.engine import parse


@contextmanager
def opened(*, new: bool = False) -> Iterator[Database]:
    """Open the database for one verb, beside a Hospes that may be running on it.

    Args:
        new: make it if there is none; for other verbs an empty one would say nothing true.

    Raises:
        typer.Exit: it cannot be opened, or did not take the transaction; the terminal says why.
    """
    try:
        address = load().database
        if not new:
            must_exist(parse(address))
        database = Database(address, SystemClock(), exclusive=False)
        database.start()
    except CopyError as error:
        fail(f"{error} Start Hospes once, or set DATABASE_URL to the database that is meant.")
    except StartupError as error:
        fail(str(error))
    try:
        yield database
    except DatabaseDown as error:
        fail(f"The database did not take it ({error}). Nothing was changed; please try again.")
    finally:
        database.stop()


def fail(*sentences: str) -> NoReturn:
    """Say what is wrong and end with exit code 1.

    Raises:
        typer.Exit: always.
    """
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(1)
