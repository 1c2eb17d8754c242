"""What a board shows, line by line: for browsers that run no scripts."""

from collections.abc import Iterator
from typing import Any

_LISTS = ("rows", "words", "notes", "spots")
_TEXTS = ("name", "mark", "label", "text", "words", "number")


def paragraphs(state: dict[str, Any]) -> list[str]:
    """Give what stands between the question and its result."""
    counted = state.get("counted", {}).get("words", "")
    label = " · ".join(filter(None, [state.get("status", ""), state.get("sees", "")]))
    return [text for text in (label, counted, state.get("why", ""), state.get("name", "")) if text]


def lines(state: dict[str, Any]) -> list[str]:
    """Give a result as lines of text."""
    return [line for shape in state.get("results", ()) for line in _lines(shape) if line]


def _lines(shape: dict[str, Any]) -> Iterator[str]:
    for key in ("right", "text"):
        yield shape.get(key, "")
    for name in _LISTS:
        for row in shape.get(name, ()):
            texts = (str(row[key]) for key in _TEXTS if row.get(key))
            yield " · ".join(dict.fromkeys(texts))
    yield from shape.get("moves", ())
    for key in ("mean", "more"):
        yield shape.get(key, "")
