"""Run every benchmark and print its figures: `python -m benchmarks [NAME …]`."""

import json
import platform
import sys
from importlib import import_module

NAMES = ("cold_start",)


def main() -> None:
    """Run the named benchmarks, or all."""
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    for name in sys.argv[1:] or NAMES:
        figures = import_module(f"benchmarks.{name}").measure()
        print(json.dumps({"benchmark": name, **machine, **figures}))


if __name__ == "__main__":
    main()
