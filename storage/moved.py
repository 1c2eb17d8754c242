"""The mark of a database whose content lives elsewhere by now: nothing is written here again."""

from sqlalchemy import Connection, delete, insert, select

from bot.errors import StartupError
from storage.tables.messaging import Installation

NAME = "moved_to"
_find = select(Installation.value).where(Installation.name == NAME)
_mark = insert(Installation)
_unmark = delete(Installation).where(Installation.name == NAME)


def mark(connection: Connection, where: str) -> None:
    """Write down where everything went."""
    connection.execute(_mark, {"name": NAME, "value": where})


def unmark(connection: Connection) -> None:
    """Let a copy of such a database be used again."""
    connection.execute(_unmark)


def refuse_moved(connection: Connection) -> None:
    """Keep Hospes from going on where it was moved away from.

    Raises:
        StartupError: it was moved; says where to.
    """
    where = connection.execute(_find).scalar()
    if where:
        raise StartupError(
            f"Everything in this database was moved to {where}. Set DATABASE_URL to that. "
            "What would be written here now would be lost."
        )
