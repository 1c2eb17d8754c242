"""Bringing the tables up to date when Hospes starts."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from bot.errors import StartupError

# The newest revision in `migrations/versions`. Kept here so that a start with nothing to do
# need not load Alembic; a test holds it against the folder.
HEAD = "0005"
_NUMBER = 0x486F73706573  # "Hospes"; advisory locks are per database
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks.

    Raises:
        StartupError: the database was made by a newer Hospes.
    """
    with engine.begin() as connection:
        _alone(connection)
        current = revision(connection)
        if current == HEAD:
            return
        if current and not _is_known(current):
            raise StartupError(
                f"The database is of a newer version of Hospes ({current}; this one knows up to "
                f"{HEAD}). Install the newer Hospes, or set DATABASE_URL to another database."
            )
        _upgrade(connection)


def _alone(connection: Connection) -> None:
    """Let no other process migrate beside us; SQLite's transaction has seen to it already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_NUMBER})"))


def revision(connection: Connection) -> str:
    """Give the database's revision; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _is_known(number: str) -> bool:
    return any((_MIGRATIONS / "versions").glob(f"{number}_*.py"))


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
