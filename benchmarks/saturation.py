"""What the contests at saturation share: how many updates, how many runs, how a figure is made."""

from collections.abc import Sequence

from benchmarks import world
from benchmarks.contest import Bot, Course, Results, compete
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.ours import MANY_VISITS


def contest(bots: Sequence[Bot], course: Course, *, quick: bool) -> list[Results]:
    """Let bots run in turns, often enough for a median."""
    return compete(bots, course, runs=2 if quick else 5)


def beside_echo(ours: Bot, echo: Bot, *, quick: bool) -> list[Results]:
    """Let ours and a bare bot answer people of many visits."""
    course = Course(world.chats(MANY_VISITS), updates=1500 if quick else 5000)
    return contest([ours, echo], course, quick=quick)


def rate(
    benchmark: str, figure: str, ours: Results, peer: tuple[str, Results], *goals: Goal
) -> Figure:
    """Make the figure of updates a second; the peer is its name and how it did."""
    name, theirs = peer
    return measured(
        benchmark,
        figure,
        ours.median("per_second"),
        "updates/s",
        ratio=paired_ratio(ours.all("per_second"), theirs.all("per_second")),
        beside=f"{name}: {theirs.median('per_second'):.0f}",
        goals=goals,
    )


def cpu(
    benchmark: str, figure: str, ours: Results, peer: tuple[str, Results], *goals: Goal
) -> Figure:
    """Make the figure of processor time; the peer is its name and how it did."""
    name, theirs = peer
    return measured(
        benchmark,
        figure,
        ours.median("cpu"),
        "s per 1,000 updates",
        ratio=paired_ratio(ours.all("cpu"), theirs.all("cpu")),
        beside=f"{name}: {theirs.median('cpu'):.2f}",
        goals=goals,
    )
