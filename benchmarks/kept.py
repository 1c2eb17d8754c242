"""The kept figures: benchmarks/results.json, each benchmark with its machine and date."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure

PLACE = Path(__file__).parent / "results.json"

Kept = Mapping[str, Mapping[str, Any]]  # benchmark → machine, date, figures


def load(place: Path = PLACE) -> Kept:
    """Read what is kept; nothing if there is no file yet."""
    if not place.exists():
        return {}
    kept: Kept = json.loads(place.read_text(encoding="utf-8"))
    return kept


def figures(kept: Kept) -> list[Figure]:
    """Give all kept figures."""
    return [Figure(**figure) for entry in kept.values() for figure in entry["figures"]]


def keep(figures: Sequence[Figure], place: Path = PLACE) -> None:
    """Put a benchmark's figures in the place of its older ones; leave the other benchmarks."""
    entry = {
        "machine": machine(),
        "date": datetime.now(UTC).date().isoformat(),
        "figures": [figure.as_json() for figure in figures],
    }
    text = json.dumps({**load(place), figures[0].benchmark: entry}, indent=1, ensure_ascii=False)
    place.write_text(text + "\n", encoding="utf-8")


def machine() -> str:
    """Name the machine as far as figures depend on it."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, {platform.python_implementation()} " + (
        platform.python_version()
    )
