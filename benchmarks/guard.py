"""What got worse since the kept figures: ratios only, because machines differ."""

from collections.abc import Iterable, Iterator

from benchmarks.figures import TIMES, Figure

_MUCH = 0.15


def worse(before: Iterable[Figure], now: Iterable[Figure]) -> Iterator[str]:
    """Say of each ratio that got worse by more than 15 %, in a sentence, what it was and is."""
    old = {(figure.benchmark, figure.figure): figure for figure in before}
    for figure in now:
        known = old.get((figure.benchmark, figure.figure))
        if known is None or not known.ratio or figure.ratio is None:
            continue
        change = figure.ratio / known.ratio - 1
        loss = -change if _more_is_better(figure) else change
        if loss > _MUCH:
            yield (
                f"{figure.benchmark}, {figure.figure}: {loss:.0%} worse than kept, "
                f"{known.ratio:g} {TIMES} then and {figure.ratio:g} {TIMES} now."
            )


def _more_is_better(figure: Figure) -> bool:
    return figure.goal.startswith("≥") or (not figure.goal and figure.unit.endswith("/s"))
