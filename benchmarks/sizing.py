"""What a number of visits needs: computed from the kept figures and Telegram's limits.

`python -m benchmarks.sizing` renews the table of docs/sizing.md.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks import kept
from benchmarks.processes import ROOT
from benchmarks.table import between

PAGE = ROOT / "docs" / "sizing.md"
BEGIN = "<!-- the table: python -m benchmarks.sizing -->"
PEOPLE = 24  # of a visit
VISITS = (1, 12, 100, 1000, 10_000)

Figures = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Need:
    """What visits at the same hour need.

    Attributes:
        messages: when everybody is written to at once.
        minutes: that one bot needs for that.
        bots: that do it in a minute, unpaid.
        paid_bots: that do it in a minute, paid for.
        updates: a second, when everybody answers within two minutes.
        cores: of processor time that the processes need for those, without the database's own.
    """

    visits: int
    messages: int
    minutes: float
    bots: int
    paid_bots: int
    updates: float
    cores: float


def need(visits: int, figures: Figures) -> Need:
    """Work out what visits at the same hour need."""
    people = visits * PEOPLE
    pace = figures["pacing", "sustained, where it arrives"]
    paid = figures["pacing", "paid broadcast"]
    cpu = figures["postgresql", "CPU at saturation on PostgreSQL, polling"] / 1000
    updates = people / 120
    return Need(
        visits,
        people,
        people / pace / 60,
        math.ceil(people / 60 / pace),
        math.ceil(people / 60 / paid),
        updates,
        updates * cpu,
    )


def rows(figures: Figures) -> Iterator[str]:
    """Write the table."""
    yield (
        "| visits at the same hour | people | one message to each, by one bot "
        "| bots for that in a minute | the same, paid | answers a second | cores for them |"
    )
    yield "|---|---|---|---|---|---|---|"
    for visits in VISITS:
        one = need(visits, figures)
        yield (
            f"| {one.visits:,} | {one.messages:,} | {_time(one.minutes)} | {one.bots:,} "
            f"| {one.paid_bots:,} | {_rate(one.updates)} | {max(one.cores, 0.01):.2g} |"
        )


def figures() -> Figures:
    """Give the kept figures by benchmark and name."""
    return {(one.benchmark, one.figure): one.value for one in kept.figures(kept.load())}


def renewed(page: str) -> str:
    """Give the page with its table made anew from the kept figures."""
    return between(page, BEGIN, rows(figures()))


def _rate(a_second: float) -> str:
    return f"{a_second:,.0f}" if a_second >= 10 else f"{a_second:.1f}"  # noqa: PLR2004 - digits


def _time(minutes: float) -> str:
    return f"{minutes * 60:.0f} s" if minutes < 1 else f"{minutes:.0f} min"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
