"""What Hospes needs of the machine: room on the disk."""

import os
import shutil
from pathlib import Path

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
