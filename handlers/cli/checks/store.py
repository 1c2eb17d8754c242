"""How the database stands: reached, whole, writable, up to date, and its clock."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from handlers.cli.checks.finding import Finding, broken, doubtful, good
from storage.copying import shown
from storage.engine import file_of
from storage.examining import Look, connected, look_at, why_not_writable
from storage.schema import HEAD, revision

_LARGE_LOG = 100_000_000  # bytes
_TICKS = timedelta(seconds=5)
_OTHERS = 0o077  # rights of everybody but the owner


def check_store(url: URL) -> Iterator[Finding]:
    """Look at the database."""
    file = file_of(url)
    if file is not None and not file.is_file():
        yield _missing(file)
        return
    try:
        with connected(url) as connection:
            look = look_at(connection)
    except DBAPIError as error:
        yield broken(
            "database",
            f"{shown(url)} cannot be opened: {error.orig}",
            "Start the database, or mend DATABASE_URL.",
        )
        return
    yield _reached(url, look)
    if file is not None and file.stat().st_mode & _OTHERS:
        yield doubtful(
            "rights",
            f"Others on this machine may read {file}, and with it names and answers.",
            f"chmod 600 {file}*",
        )
    yield _version(look)
    if look.revision:
        yield _writable(url)
    if abs(look.ahead) > _TICKS:
        yield doubtful(
            "database clock",
            f"Ours is {look.ahead.total_seconds():+.0f} s from the database's.",
            "Have both machines set their clocks by the network (NTP).",
        )


def is_current(connection: Connection) -> bool:
    """Tell whether what Hospes keeps can be read there."""
    return revision(connection) == HEAD


def _missing(file: Path) -> Finding:
    """See whether the first start can make the database; nothing stays of the attempt."""
    around = next(path for path in file.absolute().parents if path.exists())
    if why := "Is no file" if file.exists() else _why_not_there(around):
        return broken(
            "database",
            f"{file} cannot be made ({why}).",
            "Make its folder writable, or set HOSPES_DATA or DATABASE_URL to another place.",
        )
    return doubtful("database", f"There is no {file} yet.", "The first start makes it.")


def _why_not_there(folder: Path) -> str:
    try:
        TemporaryFile(dir=folder).close()
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def _reached(url: URL, look: Look) -> Finding:
    says = f"{look.engine}, {shown(url)}, {look.size / 1e6:,.1f} MB."
    if look.damage:
        return broken("database", f"{says} It is damaged: {look.damage}", "Restore a backup.")
    if look.encoding != "UTF8":
        return broken(
            "database",
            f"{says} It keeps texts as {look.encoding}.",
            "Make a database with the encoding UTF8, and move there.",
        )
    if look.log_size > _LARGE_LOG:
        return doubtful(
            "database",
            f"{says} Its log has {look.log_size / 1e6:,.0f} MB.",
            "Something reads without an end and keeps it from being emptied: stop that.",
        )
    return good("database", says)


def _version(look: Look) -> Finding:
    if look.revision == HEAD:
        return good("tables", f"Of version {HEAD}, as they should be.")
    says = f"Of version {look.revision or 'none'}; this Hospes needs {HEAD}."
    if look.revision > HEAD:
        return broken("tables", says, "Install the newer Hospes.")
    return doubtful("tables", says, "The next start brings them up to date. Back up before.")


def _writable(url: URL) -> Finding:
    if why := why_not_writable(url):
        return broken(
            "writing",
            f"It takes nothing: {why}",
            "See to its rights and its disk, and that no other program holds its lock.",
        )
    return good("writing", "It takes what is written.")
