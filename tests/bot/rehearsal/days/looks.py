"""Plans and people to be looked at, for tests that change one thing about them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.rehearsal.days.finding import Finding
from bot.rehearsal.days.looking import Look, look

PLAN = """\
hospes: 1
visit: quay
title: The quay
host: {name: Quay town, country: FI, zone: Europe/Helsinki}
times_in: Europe/Brussels
team: [{key: f1, name: Inés Example}]
complete: {days: 2, catch_up_until: 2027-05-10 18:00}
certificate: {issuer: Quay trust, signed_by: {name: Inés Example}}
privacy: {controller: Quay town, contact: privacy@example.org}
days:
  - {key: d1, date: 2027-04-20, sessions: [{key: s1, at: 10:00-11:00, title: Arriving, run: [
      {ask: p1, as: text, required: yes, until: 2027-05-09 18:00, text: Why}]}]}
  - {key: d2, date: 2027-04-21, sessions: [{key: s2, at: 10:00-11:00, title: Sailing}]}
  - {key: d3, date: 2027-04-22, sessions: [{key: s3, at: 10:00-11:00, title: Leaving}]}
"""


class Files:
    """A plan file and a people file in a folder."""

    def __init__(self, folder: Path) -> None:
        self.plan = folder / "plan.yaml"
        self.people = folder / "people.csv"

    def look(self, zones: Sequence[str], *changes: tuple[str, str], text: str = PLAN) -> Look:
        """Look at the plan with some passages changed, for a person in each of these zones."""
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        self.plan.write_text(text, encoding="utf-8")
        rows = (f"N{n},Nina {n},n{n}@example.org,{zone}" for n, zone in enumerate(zones, start=1))
        people = "\n".join(("reference,name,email,zone", *rows))
        self.people.write_text(people, encoding="utf-8")
        return look(self.plan, self.people)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def faults(found: Look) -> list[Finding]:
    return [finding for finding in found.findings if finding.fault]


def said(found: Look, about: str) -> list[str]:
    """Give what is said about something."""
    return [finding.says for finding in found.findings if finding.about == about]
