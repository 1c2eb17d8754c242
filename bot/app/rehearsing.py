"""`hospes rehearse`: the whole of Hospes, with simulated people in place of real ones."""

from collections.abc import Sequence
from pathlib import Path

from bot.app.hospes import Hospes
from bot.app.logs import only_warnings
from bot.app.terminal import go, say
from bot.clock import Clock
from bot.errors import StartupError
from bot.messaging.channel import Channel
from bot.rehearsal.rehearsing import Order, Outcome, rehearse
from bot.rehearsal.stage import House
from handlers.web.site import site
from storage.database import Database


def rehearse_visit(plan: Path | None, people: Path | None, out: Path, seed: int, speed: str) -> int:
    """Rehearse a visit; give the exit code, 1 if anything did not hold.

    Args:
        plan: a visit file; none: the sample's.
        people: a people file; none: the sample's.
        out: the folder for the report.
        seed: the same gives the same report.
        speed: visit seconds per second, or `max`.

    Raises:
        StartupError: a file cannot be read, or the speed is none.
    """
    order = Order(plan, people, out, seed, _speed(speed))
    only_warnings()
    outcomes: list[Outcome] = []

    async def work() -> None:
        outcomes.append(await rehearse(House(_app, lambda database: site(database, [])), order))

    go(work())
    if not outcomes:
        say("Stopped before the end; there is no report.")
        return 1
    _tell(outcomes[0], out)
    return 0 if outcomes[0].passed else 1


def _app(database: Database, clock: Clock, channels: Sequence[Channel]) -> Hospes:
    return Hospes(database, clock, channels, alarm=False)


def _speed(given: str) -> float | None:
    if given == "max":
        return None
    try:
        speed = float(given)
    except ValueError:
        speed = 0
    if speed <= 0:
        raise StartupError(f'--speed is "{given}"; right would be max, or a number like 600.')
    return speed


def _tell(outcome: Outcome, out: Path) -> None:
    broken = [verdict for verdict in outcome.verdicts if not verdict.passed]
    for verdict in broken:
        say(f"✗ {verdict.name}", *(f"    {fault}" for fault in verdict.faults[:10]))
    held = len(outcome.verdicts) - len(broken)
    messages = outcome.report["messages"]
    say(
        f"{outcome.report['people']['zones']} time zones: {messages['at_a_wrong_local_time']} "
        "messages at a wrong local time, "
        f"{messages['unsolicited_in_quiet_hours']} unsolicited in quiet hours."
    )
    say(f"{held} of {len(outcome.verdicts)} promises held. The report: {out / 'report.md'}")
