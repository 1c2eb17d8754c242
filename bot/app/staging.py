"""`hospes stage`: the stage with a visit of one's own, whether or not there is a token."""

from pathlib import Path

from bot.app.demonstration import demonstration
from bot.app.logs import tell_from
from bot.app.terminal import go, say, until_told
from bot.rehearsal.rehearsing import SAMPLE, read_visit
from bot.rehearsal.stage import Visit
from bot.settings import Settings, load


def stage(plan: Path | None, people: Path | None) -> None:
    """Rehearse a visit on the stage until told to stop.

    Args:
        plan: a visit file; none, and no people file either: the sample, moved to today.
        people: a people file; none: the sample's.

    Raises:
        StartupError: a file cannot be read, or it cannot start.
    """
    settings = load()
    tell_from(settings.log_level)
    own = None
    if plan is not None or people is not None:
        own = read_visit(plan or SAMPLE / "visit.yaml", people or SAMPLE / "participants.csv")
    go(_stage(settings, own))


async def _stage(settings: Settings, visit: Visit | None) -> None:
    async with demonstration(settings, visit) as sentences:
        say(*sentences)
        await until_told()
