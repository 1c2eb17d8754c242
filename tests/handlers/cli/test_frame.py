"""What the verbs of the command line share."""

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from handlers.cli import certificates, outbox, parked, people, plan


@pytest.mark.parametrize(
    ("app", "words"),
    [
        (outbox.app, ["list"]),
        (outbox.app, ["retry", "--all"]),
        (parked.app, []),
        (certificates.app, ["list"]),
        (certificates.app, ["verify", "HOSPES-1"]),
        (people.app, ["list", "--visit", "x"]),
        (plan.app, ["export", "x"]),
    ],
)
def test_looking_makes_no_database(
    app: Typer, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped DATABASE_URL is told, and not answered from an empty database."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/typo.db")
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"There is no file {tmp_path}/typo.db.")
    assert list(tmp_path.iterdir()) == []


def test_the_first_plan_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan may be imported before the first start."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    file = tmp_path / "plan.yaml"
    assert CliRunner().invoke(plan.app, ["new", "--out", str(file)]).exit_code == 0
    result = CliRunner().invoke(plan.app, ["import", str(file)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "new.db").is_file()
