"""Settings that nobody reads, because their names are misspelt."""

from collections.abc import Iterator

from bot.settings import unknown
from handlers.cli.checks.finding import Finding, doubtful


def check_settings() -> Iterator[Finding]:
    """Look for names that begin like ours; nothing is told where there are none."""
    for name, meant in unknown().items():
        mend = f"Did you mean {meant}?" if meant else "Take it away, if it is meant for Hospes."
        yield doubtful("settings", f"{name} is no setting of Hospes.", mend)
