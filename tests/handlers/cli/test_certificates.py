"""`hospes certificates`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from handlers.cli.certificates import app
from storage.database import Database
from tests.bot.services.test_certifying import DECIDED, attend
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
async def number(
    database: Database, database_url: str, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> str:
    """A visit with one certificate, in the database that the commands open."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    world = World(database, clock)
    world.at("2027-04-20T09:30")
    attend(world, world.add("Anna"), ["d1", "d2", "d3"])
    await world.live_until(DECIDED)
    [row] = world.look(lambda r: r.certificates.everything())
    return str(row.number)


def test_listing_and_writing(number: str, tmp_path: Path) -> None:
    """Number, kind and name of each, and a PDF of each in a folder."""
    listed = CliRunner().invoke(app, ["list", "--visit", "vlm-2027-04", "--out", f"{tmp_path}/o"])
    assert listed.stdout == f"{number}  attendance  Anna\n"
    [file] = (tmp_path / "o").iterdir()
    assert file.read_bytes().startswith(b"%PDF")
    assert CliRunner().invoke(app, ["list"]).stdout == listed.stdout


def test_what_cannot_be_listed_or_written(number: str, tmp_path: Path) -> None:
    """An unknown visit and a folder that is a file end with a sentence."""
    unknown = CliRunner().invoke(app, ["list", "--visit", "no-visit"])
    assert (unknown.exit_code, unknown.stderr) == (1, "There is no visit no-visit.\n")
    (tmp_path / "file").write_text(number)
    blocked = CliRunner().invoke(app, ["list", "--out", f"{tmp_path}/file"])
    assert (blocked.exit_code, "cannot be written" in blocked.stderr) == (1, True)


def test_verifying(number: str) -> None:
    """A genuine number shows whose it is; others exit with 1."""
    genuine = CliRunner().invoke(app, ["verify", number.lower()])
    assert genuine.exit_code == 0
    assert genuine.stdout.startswith(f"{number}: valid\n  Name: Anna\n")
    mistyped = CliRunner().invoke(app, ["verify", number.replace("0001", "0010")])
    assert (mistyped.exit_code, "mistyped" in mistyped.stdout) == (1, True)
