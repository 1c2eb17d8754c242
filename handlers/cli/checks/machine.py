"""What Hospes needs of the machine: room on the disk, and what is known of time zones."""

import os
import shutil
import zoneinfo
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from bot.domain.plan.words import known_zones
from handlers.cli.checks.finding import Finding, broken, doubtful, good

_TOO_LITTLE, _LITTLE = 100, 1000  # MB


def check_disk(folder: Path) -> Finding:
    """See whether there is room where the database lies, or will."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    if not os.access(existing, os.W_OK):
        return broken("disk", f"{existing} cannot be written to.", "Make it writable.")
    free = shutil.disk_usage(existing).free // 1_000_000
    says = f"{free:,} MB are free in {existing}."
    if free < _TOO_LITTLE:
        return broken("disk", says, "Make room: without it nothing can be kept.")
    if free < _LITTLE:
        return doubtful("disk", says, "Make room before it is needed.")
    return good("disk", says)


def check_zone_data() -> Finding:
    """See where time zones are known from."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "UTC").is_file():
            return good("time zones", f"Known from {folder}{_release(folder)}.")
    return good("time zones", f"Known from the package tzdata {version('tzdata')}.")


def check_zones(used: Iterable[str]) -> Finding:
    """See whether the zones of people and plans are known."""
    wanted = sorted(set(used) - {""})
    unknown = [zone for zone in wanted if zone not in known_zones()]
    if unknown:
        return broken(
            "zones in use",
            f"Not known here: {', '.join(unknown)}.",
            "Update the time zone data of the machine, or the package tzdata.",
        )
    return good("zones in use", f"All {len(wanted)} are known.")


def _release(folder: Path) -> str:
    """Give the release of a folder's data, if it says so (tzdata.zi: `# version 2026a`)."""
    try:
        with (folder / "tzdata.zi").open(encoding="ascii") as file:
            words = file.readline().split()
    except (OSError, UnicodeDecodeError):
        return ""
    return f", release {words[2]}" if words[1:2] == ["version"] else ""
