"""The cost of one update with ten visits in the database, and with ten thousand.

An update as the database sees it: a typed answer taken in a transaction of its own, the cards that
it changes claimed, read, drawn and marked; always by the people of the first ten visits, whoever
is there besides. CPU time counts, our own and PostgreSQL's, because other times depend on the
disk. At saturation the whole bot runs as in `updates`, on the same people's updates.
"""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks import world
from benchmarks.contest import Course, compete, note
from benchmarks.figures import Figure, Goal, measured, paired_ratio
from benchmarks.grown import Grown, Places, postgresql_places, sqlite_places
from benchmarks.one_update import OneUpdate
from benchmarks.ours import MANY_VISITS
from bot.app.logs import configure

NAME = "growth"
SIZES = (10, 100, 1000, 10_000)
_UPDATES = 300  # in a round
_FLAT = Goal.at_most(1.2)


def measure(*, quick: bool) -> Iterator[Figure]:
    """Measure on both databases."""
    configure()
    sizes = SIZES[:-1] if quick else SIZES
    with ExitStack() as stack:
        yield from _on("SQLite", stack.enter_context(sqlite_places()), sizes, quick=quick)
    with ExitStack() as stack:
        yield from _on("PostgreSQL", stack.enter_context(postgresql_places()), sizes, quick=quick)


def _on(engine: str, places: Places, sizes: Sequence[int], *, quick: bool) -> Iterator[Figure]:
    yield _single(engine, places, sizes, rounds=2 if quick else 7)
    course = Course(world.chats(MANY_VISITS), updates=1500 if quick else 5000)
    bots = [Grown(places, visits) for visits in (MANY_VISITS, sizes[-1])]
    small, large = compete(bots, course, runs=2 if quick else 5)
    yield measured(
        NAME,
        f"CPU at saturation, {engine}, {sizes[-1]:,} visits",
        large.median("cpu"),
        "s per 1,000 updates",
        ratio=paired_ratio(large.all("cpu"), small.all("cpu")),
        beside=f"{MANY_VISITS} visits: {small.median('cpu'):.2f}",
        goals=[_FLAT],
    )


def _single(engine: str, places: Places, sizes: Sequence[int], rounds: int) -> Figure:
    """Do one update after another, the sizes in turns."""
    with ExitStack() as stack:
        doing = [stack.enter_context(OneUpdate(places(visits))) for visits in sizes]
        for one in doing:
            one.microseconds(_UPDATES)  # to warm up
        costs: list[list[float]] = [[] for _ in sizes]
        for number in range(rounds):
            for one, its in zip(doing, costs, strict=True):
                its.append(one.microseconds(_UPDATES))
            note(f"  round {number + 1}, {engine}: {[round(its[-1]) for its in costs]} µs")
    medians = [statistics.median(its) for its in costs]
    smaller = zip(sizes[:-1], medians[:-1], strict=True)
    return measured(
        NAME,
        f"CPU of one update, {engine}, {sizes[-1]:,} visits",
        medians[-1],
        "µs",
        ratio=paired_ratio(costs[-1], costs[0]),
        beside="visits: " + ", ".join(f"{visits:,}: {cost:.0f}" for visits, cost in smaller),
        goals=[_FLAT],
    )
