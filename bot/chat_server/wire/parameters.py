"""The parameters of one Bot API call, in whatever form they came.

Numbers are accepted for strings and strings for numbers, unknown names are ignored, and what is
no number counts as 0, as the real server reads them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat_server.errors import bad_request
from bot.chat_server.wire.strict_json import read_json

_INTEGER = re.compile(r"\s*(-?\d{1,18})", re.ASCII)
_TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


class Parameters:
    """What a call says: `values` by name (text, or JSON values), `files` by part name."""

    __slots__ = ("files", "values")

    def __init__(
        self, values: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> None:
        self.values = values
        self.files = files or {}

    def has(self, name: str) -> bool:
        """Whether the parameter was given at all, even if empty."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """A text; empty if missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else _as_text(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what does not begin with digits is 0, what is missing the default."""
        text = self.text(name)
        match = _INTEGER.match(text)
        return int(match[1]) if match else 0 if text else default

    def clamped(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number moved into its limits instead of being refused."""
        return max(low, min(high, self.integer(name, default)))

    def flag(self, name: str) -> bool:
        """True for true, yes and 1."""
        return self.text(name).strip().lower() in _TRUE

    def structure(self, name: str, what: str) -> Any:  # noqa: ANN401 - JSON has many types
        """A JSON value, given as such or as its text; None if missing or empty.

        Raises BotApiError 400 `can't parse {what} JSON object`.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return read_json(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what} JSON object") from error


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else json.dumps(value)
