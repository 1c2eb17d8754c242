"""How long the rehearsal of the days alone takes, as a whole process: 24 people, and 10,000."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Goal, measured
from bot.domain.people_file import read_people
from bot.domain.plan.words import known_zones
from bot.rehearsal.rehearsing import SAMPLE

NAME = "days"
FEW, MANY = 24, 10_000
_PLAN = """\
hospes: 1
visit: five-days
title: Five days
host: {name: Host, country: FI, zone: Europe/Helsinki}
times_in: Europe/Brussels
team: [{key: f1, name: Inés Example}]
complete: {days: 4, catch_up_until: 2027-11-12 18:00}
certificate: {issuer: Host, signed_by: {name: Inés Example}}
privacy: {controller: Host, contact: privacy@example.org}
days:
"""
_DATES = ("2027-10-29", "2027-10-30", "2027-10-31", "2027-11-01", "2027-11-02")
_DAY = """\
  - key: d{n}
    date: {date}
    sessions:
      - key: s{n}
        at: 10:00-12:00
        title: Day {n}
        run:
          - {{ask: p{n}, as: text, required: yes, until: 2027-11-12 12:00, text: What is new}}
"""


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let both be rehearsed: 24 people in 24 zones, and 10,000 in all of the world's."""
    runs = 1 if quick else 5
    for people, seconds in ((FEW, 2), (MANY, 60)):
        yield measured(
            NAME,
            f"hospes rehearse --days-only, {people:,} people and five days, whole process",
            median(_seconds(people) for _ in range(runs)),
            "s",
            goals=[Goal.at_most(seconds, "s")],
        )


def _seconds(people: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        plan, rows, out = (Path(folder) / name for name in ("plan.yaml", "people.csv", "out"))
        days = (_DAY.format(n=n, date=date) for n, date in enumerate(_DATES, start=1))
        plan.write_text(_PLAN + "".join(days), encoding="utf-8")
        rows.write_text("\n".join(_rows(people)), encoding="utf-8")
        verb = ["-m", "bot", "rehearse", "--days-only", str(plan), str(rows), "--out", str(out)]
        since = time.monotonic()
        # The clocks change in the visit for some, so that there is something to mend: 1.
        done = subprocess.run([sys.executable, *verb], capture_output=True, check=False)
        lasted = time.monotonic() - since
        if done.returncode != 1 or not (out / "report.json").exists():
            raise RuntimeError(done.stderr.decode())
        return lasted


def _rows(people: int) -> Iterator[str]:
    """Write a people file: everybody in the next of the world's zones, the first 24 far apart."""
    sample = [row.invitee.zone for row in read_people((SAMPLE / "zones.csv").read_bytes()).rows]
    zones = [*sample, *sorted(known_zones() - {*sample})]
    yield "reference,name,email,language,zone"
    for number in range(people):
        email = f"p{number}@example.org"
        yield f"P{number},Anna Example {number},{email},en,{zones[number % len(zones)]}"
