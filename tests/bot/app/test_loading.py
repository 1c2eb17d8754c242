"""A start loads what it needs to answer, and nothing that would make people wait."""

import subprocess
import sys

import pytest

UNUSED = {
    "alembic",
    "bot.chat_server",
    "bot.rehearsal",
    "dateutil",
    "icalendar",
    "psycopg",
    "rapidfuzz",
    "segno",
    "sqlalchemy.orm",
    "typer",
    "typst",
}
LATER = {"jinja2", "prometheus_client", "starlette", "uvicorn"}  # with the pages


@pytest.mark.parametrize(
    ("module", "unwanted"), [("bot.app.verbs", UNUSED | LATER), ("bot.app.pages", UNUSED)]
)
def test_what_is_not_needed_is_not_loaded(module: str, unwanted: set[str]) -> None:
    """The bot begins without the pages; neither loads what only other verbs and files need."""
    told = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True)  # noqa: S603 - ours
    assert unwanted & set(loaded.stdout.decode().split()) == set()
