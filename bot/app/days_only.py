"""`hospes rehearse --days-only`: what the clock would say to whom, without a server or database."""

from pathlib import Path

from bot.app.terminal import say
from bot.errors import StartupError
from bot.rehearsal.days.looking import Look, look
from bot.rehearsal.days.telling import as_json, as_markdown, as_text

SAMPLE = Path(__file__).parents[1] / "rehearsal" / "sample"


def rehearse_days(plan: Path | None, people: Path | None, out: Path | None) -> int:
    """Rehearse the days of a visit; give the exit code, 1 if there is something to mend.

    Args:
        plan: a visit file; none: the sample's.
        people: a people file; none: the sample's.
        out: the folder for report.json and report.md; none: they are not written.

    Raises:
        StartupError: a file cannot be read, or the folder cannot be written.
    """
    found = look(plan or SAMPLE / "visit.yaml", people or SAMPLE / "participants.csv")
    say(as_text(found))
    if out is not None:
        _write(found, out)
    return 0 if found.passed else 1


def _write(found: Look, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.json").write_text(as_json(found), encoding="utf-8")
        (out / "report.md").write_text(as_markdown(found), encoding="utf-8")
    except OSError as error:
        raise StartupError(
            f"{out} cannot be written: {error.strerror}. Choose another folder with --out."
        ) from error
    say(f"The report: {out / 'report.md'}")
