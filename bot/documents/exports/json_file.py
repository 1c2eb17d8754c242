"""Facts as JSON in UTF-8: instants in ISO 8601 with their zone, texts as they were written."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | datetime | None


def render_json(facts: Json) -> bytes:
    """Return the file; half characters, which UTF-8 cannot hold, become a sign for it."""
    written = json.dumps(facts, ensure_ascii=False, indent=2, default=_instant)
    return written.encode("utf-8", "replace")


def _instant(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no JSON of {type(value).__name__}")
