"""Refuse a lock that names an address, or a pin without a hash: `python -m tests.check_locks`."""

import re
import sys
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt", "benchmarks/peers/requirements.txt")


def faults(lock: str) -> list[str]:
    """Name what is wrong in the text of a lock file."""
    found = [
        f"line {n}: an address" for n, line in enumerate(lock.splitlines(), 1) if "://" in line
    ]
    for pin in re.split(r"\n(?=\S)", lock.strip()):
        if "==" in pin and "--hash=sha256:" not in pin:
            found.append(f"{pin.split('==', maxsplit=1)[0]}: no hash")
        if pin.startswith(("-i", "--index", "--extra-index", "--find-links", "-f")):
            found.append(f"an option: {pin.split()[0]}")
    return found


def main() -> int:
    """Check every lock and say what is wrong."""
    all_faults = [f"{name}: {fault}" for name in LOCKS for fault in faults(Path(name).read_text())]
    sys.stdout.write("\n".join([*all_faults, f"locks checked: {len(all_faults)} faults"]) + "\n")
    return 1 if all_faults else 0


if __name__ == "__main__":
    sys.exit(main())
