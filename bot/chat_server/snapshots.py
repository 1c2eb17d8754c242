"""Things that are never changed once they are there, and so are written as JSON only once."""

import json
from collections.abc import Mapping
from typing import Any


class Snapshot(dict[str, Any]):
    """A dict that nobody changes: what comes later is a new one (`old | {…}` makes it)."""

    __slots__ = ("_text",)

    @property
    def text(self) -> str:
        """Its JSON; the same text goes to the bot, to the pages and into the store."""
        try:
            return self._text
        except AttributeError:
            self._text: str = json.dumps(self)
            return self._text


def written(whole: Mapping[str, object]) -> str:
    """The JSON of a dict, with the snapshots among its values as they have been written."""
    parts = (f'"{name}": {text_of(value)}' for name, value in whole.items())
    return f"{{{', '.join(parts)}}}"


def text_of(value: object) -> str:
    """The JSON of one value."""
    return value.text if isinstance(value, Snapshot) else json.dumps(value)
