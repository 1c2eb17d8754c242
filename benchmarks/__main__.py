"""Run benchmarks and print their figures: `python -m benchmarks [NAME …]`.

`--quick` takes fewer runs. `--write` keeps the figures in benchmarks/results.json and renews the
table in docs/benchmarks.md. Each run says which ratios got worse than the kept ones.
"""

import argparse
import json
import signal
import sys
from importlib import import_module

from benchmarks import kept, table
from benchmarks.contest import note
from benchmarks.figures import Figure
from benchmarks.guard import worse

NAMES = (
    "ceiling",
    "updates",
    "webhook",
    "sheets",
    "same_work",
    "evening",
    "postgresql",
    "pacing",
    "timeline",
    "punctual",
    "days",
    "growth",
    "fan_out",
    "live",
    "cold_start",
    "chat_server",
)


def main() -> None:
    """Run the named benchmarks, or all; what is kept is kept as soon as it is known."""
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended, too
    before = kept.figures(kept.load())
    figures: list[Figure] = []
    for name in arguments.names:
        found = _measure(name, quick=arguments.quick)
        figures += found
        if arguments.write:
            kept.keep(found)
            table.write(kept.load())
    for sentence in worse(before, figures):
        note(sentence)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="fewer runs; for trying things out")
    parser.add_argument("--write", action="store_true", help="keep the figures, renew the table")
    arguments = parser.parse_args()
    if arguments.quick and arguments.write:
        parser.error("figures of a quick run are not kept")
    return arguments


def _measure(name: str, *, quick: bool) -> list[Figure]:
    note(name)
    figures = []
    for figure in import_module(f"benchmarks.{name}").measure(quick=quick):
        print(json.dumps(figure.as_json(), ensure_ascii=False), flush=True)
        figures.append(figure)
    return figures


if __name__ == "__main__":
    main()
