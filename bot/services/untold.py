"""What people were not told yet of changes of the plan, by their timeline entries of that kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

LEFT, NOT_REACHABLE = "left", "not reachable"  # why a notice was dropped that is still owed
REPLACED = "told with a later change"


def missed(rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Give those that were dropped as their person was away, and not made up for since.

    Args:
        rows: rows of `timeline` of the kind `changed`, of one or several people.
    """
    rows = list(rows)
    known: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.state in {"done", "dropped"} and row.reason not in {LEFT, NOT_REACHABLE, REPLACED}:
            known[row.participant_id] = max(known[row.participant_id], _version(row))
    return [
        row
        for row in rows
        if row.reason in {LEFT, NOT_REACHABLE} and _version(row) > known[row.participant_id]
    ]


def earliest(notes: Iterable[Mapping[str, Any]]) -> tuple[int, datetime]:
    """Give which version of the plan somebody knows, and since when they should know more.

    Args:
        notes: `since` and `asked` of all that they were not told; at least one.
    """
    notes = list(notes)
    asked = min(datetime.fromisoformat(note["asked"]) for note in notes)
    return min(int(note["since"]) for note in notes), asked


def _version(row: Row[Any]) -> int:
    return int(row.key.split("/")[2])
