"""Long lists are shown in parts: the ways to what stands before and after."""

from collections.abc import Iterator


def turns(start: int, size: int, count: int) -> Iterator[tuple[str, int]]:
    """Give the ways one can turn from a part of a list: "earlier", "later", and where each begins.

    Args:
        start: the place in the list, from 0, at which the part begins that is shown.
        size: how many stand in a part.
        count: how many stand in the list.
    """
    if start > 0:
        yield "earlier", max(start - size, 0)
    if start + size < count:
        yield "later", start + size
