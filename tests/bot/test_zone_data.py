"""Which time zone data count; each in a process of its own, because it is settled once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.zone_data import in_use
from tests.old_zones import ELSEWHERE, make_folder

SUMMER = f"""
from datetime import datetime
from zoneinfo import ZoneInfo
def summer():
    return datetime(2027, 7, 1, tzinfo=ZoneInfo("{ELSEWHERE}")).strftime("%z")
"""
BY_PACKAGE, BY_FOLDER = "-0700", "-0800"


def told(script: str, machine: Path | str) -> list[str]:
    """Run a script where the machine's time zones are in this folder."""
    environ = {**os.environ, "PYTHONTZPATH": str(machine)}
    ran = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", SUMMER + script], check=True, capture_output=True, env=environ
    )
    return ran.stdout.decode().split()


def test_python_alone_would_take_the_machines(tmp_path: Path) -> None:
    """That is why it has to be settled; what is remembered from before does not count any more."""
    machine = make_folder(tmp_path, **{"tzdata.zi": "# version 2025b\n"})
    assert told("print(summer()); import bot; print(summer())", machine) == [BY_FOLDER, BY_PACKAGE]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({}, BY_PACKAGE),
        ({"tzdata.zi": "# version 2025b\n"}, BY_PACKAGE),
        ({"tzdata.zi": "# version unknown\n"}, BY_PACKAGE),
        ({"tzdata.zi": f"# version {in_use().release}\n"}, BY_PACKAGE),
        ({"tzdata.zi": "# version 2999a\nR A 1916 o - Jun 14 23s 1 S\n"}, BY_FOLDER),
        ({"tzdata.zi": "# version unknown\n", "+VERSION": "2999a\n"}, BY_FOLDER),
        ({"version": "2999a"}, BY_FOLDER),
    ],
)
def test_the_newer_counts(tmp_path: Path, said: dict[str, str], counts: str) -> None:
    """Of the machine's and the package's; the machine's only if they say which they are."""
    script = "from bot.zone_data import in_use; print(summer(), *in_use())"
    summer, release, *folder = told(script, make_folder(tmp_path, **said))
    assert summer == counts
    assert folder == ([str(tmp_path)] if counts == BY_FOLDER else [])
    assert release == ("2999a" if folder else told(script, "")[1])


def test_names_that_the_machine_leaves_out(tmp_path: Path) -> None:
    """They are the package's; no name is missing, and another folder does not count besides."""
    script = """
import bot, zoneinfo
print(len(zoneinfo.available_timezones()) > 500, ZoneInfo("Europe/Brussels"), summer())
"""
    newer = make_folder(tmp_path / "newer", version="2999a")
    older = make_folder(tmp_path / "older", version="2998z")
    for folder in (tmp_path / "none", newer):
        machine = f"{older}{os.pathsep}{folder}"
        assert told(script, machine) == ["True", "Europe/Brussels", BY_FOLDER]
    assert told("import bot, zoneinfo; print(*zoneinfo.TZPATH)", f"{older}:{newer}") == [str(newer)]
    (older / "UTC").unlink()
    assert told(script, str(older))[-1] == BY_PACKAGE


@pytest.mark.parametrize("way_in", ["bot.__main__", "handlers.cli.plan", "tests.conftest"])
def test_every_way_in(tmp_path: Path, way_in: str) -> None:
    """The command line, a part that is loaded alone, and these tests: the newer data count."""
    machine = make_folder(tmp_path, version="2025b")
    assert told(f"import {way_in}; print(summer())", machine) == [BY_PACKAGE]
