"""Half of the people on a second channel: they are told the same, message by message."""

import asyncio
import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot.domain.plan.model import Plan
from bot.rehearsal.diary import Diary, Line
from bot.rehearsal.facts import Facts
from bot.rehearsal.progress import progress
from bot.rehearsal.rehearsing import SAMPLE, Order, Outcome, live_through, read_visit
from bot.rehearsal.stage import Visit
from tests.bot.rehearsal.conftest import HOUSE
from tests.bot.rehearsal.halves import NEARLY, Known, differences, split, told

pytestmark = pytest.mark.xdist_group("rehearsal")

whole_sample = pytest.mark.skipif(
    not os.environ.get("CHANNELS_FULL"), reason="make channels: some minutes"
)


def live(visit: Visit) -> Facts:
    async def work() -> Facts:
        with progress(visit.plan) as watch:
            return await live_through(HOUSE, Order(), visit, watch)

    return asyncio.run(work())


def channels_of(facts: Facts) -> list[str]:
    return [person.chat[0] for person in facts.visit.participants]


def test_half_of_them_on_the_page(outcome: Outcome, folder: Path) -> None:
    """Whoever is on the page is told what they were told on Telegram, and so are all others."""
    visit = read_visit(folder / "plan.yaml", folder / "people.csv")
    halves = live(split(visit, first=False))
    assert set(channels_of(outcome.facts)) == {"telegram"}
    assert channels_of(halves)[:4] == ["telegram", "web", "telegram", "web"]
    assert differences(outcome.facts.visit, halves.visit) == []
    assert [person.state for person in halves.visit.participants] == [
        person.state for person in outcome.facts.visit.participants
    ]


def test_a_difference_would_be_found(outcome: Outcome) -> None:
    """A word more, a button less, another order inside, a minute late: each is told."""
    visit = outcome.facts.visit
    [first, *others] = visit.people
    [line, *rest] = [one for one in first.diary.lines if one.who == "bot" and one.buttons]
    for changed in (
        replace(line, text=f"{line.text} indeed"),
        replace(line, buttons=line.buttons[1:]),
        replace(line, text="\n".join(reversed(line.text.split("\n")))),
        replace(line, buttons=line.buttons[::-1]),
        replace(line, at=line.at.replace(minute=(line.at.minute + 1) % 60)),
    ):
        diary = Diary(lines=_with(first.diary.lines, line, changed))
        different = replace(visit, people=[replace(first, diary=diary), *others])
        assert len(differences(visit, different)) == 2
    assert len(told(first, Known())) > len(rest) > 0


def test_another_order_would_be_found(outcome: Outcome) -> None:
    """Whose two messages of the same instant have changed places is told, too."""
    visit = outcome.facts.visit
    guest = visit.participants[0]
    lines = guest.diary.lines
    at, there = next(
        (place, place + 1)
        for place, (one, other) in enumerate(pairwise(lines))
        if one.who == other.who == "bot" and one.text != other.text and other.at - one.at < NEARLY
    )
    swapped = [*lines[:at], lines[there], lines[at], *lines[there + 1 :]]
    people = [
        replace(one, diary=Diary(lines=swapped)) if one is guest else one for one in visit.people
    ]
    found = differences(visit, replace(visit, people=people))
    assert found
    assert all("in another order" in one for one in found)


def _with(lines: list[Line], old: Line, new: Line) -> list[Line]:
    return [new if one is old else one for one in lines]


@whole_sample
def test_the_whole_sample_with_its_halves_swapped() -> None:
    """The sample's visit: whoever was on one channel is on the other the second time."""
    visit = read_visit(SAMPLE / "visit.yaml", SAMPLE / "participants.csv")
    assert isinstance(visit.plan, Plan)
    one, other = (live(split(visit, first=first)) for first in (True, False))
    assert all(a != b for a, b in zip(channels_of(one), channels_of(other), strict=True))
    assert differences(one.visit, other.visit) == []
