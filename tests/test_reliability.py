"""The page about reliability names tests and commands that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
COMMANDS = sorted(set(re.findall(r"`(?:\w+=\w+ )?make (\w+)`", PAGE)))
RULES = dict(
    re.findall(r"^(\w+):.*\n((?:\t.*\n)*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_page_tells_to_run_can_be_run(command: str) -> None:
    """Each command of the page is one of the Makefile's, and what it runs is there."""
    run = RULES[command]
    assert run.strip()
    for path in re.findall(r"\btests/[\w/.]+", run):
        assert (ROOT / path).exists(), path
    for module in re.findall(r"-m ((?:tests|benchmarks)[\w.]*)", run):
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_what_the_page_names_exists(file: str, name: str) -> None:
    """Whoever wants to repeat an attack finds it where the page says."""
    assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_the_page_names_tests() -> None:
    """The page has not lost its tables, nor its commands."""
    assert len(NAMED) > 30
    assert {"crash", "downtime", "races", "properties", "replicas", "soak"} <= {*COMMANDS}
