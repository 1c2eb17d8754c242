"""The migrations make exactly the tables that the code describes."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Database
from storage.schema import HEAD
from storage.tables import Base
from storage.work import Reading


def test_head_is_the_newest_revision() -> None:
    """The revision that a start compares with is the last in the folder."""
    assert ScriptDirectory(str(Path("storage/migrations"))).get_current_head() == HEAD


def test_migrations_make_the_tables(database: Database) -> None:
    """After all migrations the database is what the table classes say, on both engines."""

    def compare(reading: Reading) -> list[object]:
        context = MigrationContext.configure(reading.connection)
        return list(compare_metadata(context, Base.metadata))

    assert database.look(compare) == []
