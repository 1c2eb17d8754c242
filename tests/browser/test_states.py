"""What a result is in the course of a session: two votes, starred, pinned, hands up."""

import asyncio
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.services import boards, giving_floor, moderating, raising, running, voting
from bot.services.callers import Caller
from storage.ids import short
from storage.work import Work
from tests.browser.chromium import PHONE, VIEWS, WIDE, faults, overflows
from tests.browser.hall import Hall

if TYPE_CHECKING:
    from playwright.async_api import Page

LONG = (
    "We begin with whoever lives beside the slipway, and ask before anything is drawn, because "
    "nothing works without them; then the boat builders, then the school, and the council last. "
)


async def looked_at(page: "Page") -> None:
    """See that everybody can read it: on a wall in light, on a phone in the dark."""
    for size, scheme in VIEWS:
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)
        assert await faults(page) == []
        assert not await overflows(page)
    await page.set_viewport_size(WIDE)


async def test_two_votes_and_who_changed_their_mind(hall: Hall, page: "Page") -> None:
    """Before and after stand side by side, and in words who went where."""
    run_id = await asyncio.to_thread(_vote_twice, hall)
    await page.goto(hall.board)
    await page.get_by_text("6 → 12", exact=True).wait_for()
    assert await page.locator(".moves li").count() > 0
    assert await page.locator(".shift .bar").count() == 8
    await looked_at(page)
    await asyncio.to_thread(hall.room.close, run_id)
    await page.get_by_text("Closed", exact=False).first.wait_for()


def _vote_twice(hall: Hall) -> int:
    run_id = hall.show("shift")
    hall.do(running.advance, run_id)
    hall.do(running.advance, run_id)
    for person in range(12):
        hall.answer(run_id, person, {"again": "law"})
    return run_id


async def test_questions_with_votes(hall: Hall, page: "Page") -> None:
    """The pinned one on top, the answered one marked, the others by votes."""
    first, pinned, answered = await asyncio.to_thread(_vote, hall)
    await page.goto(hall.board)
    await page.get_by_text("3 votes").wait_for()
    rows = page.locator(".ballot li")
    assert pinned in await rows.nth(0).inner_text()
    assert first in await rows.nth(1).inner_text()
    assert await page.locator(".ballot li.answered p").inner_text() == answered
    await looked_at(page)


def _vote(hall: Hall) -> tuple[str, str, str]:
    """Have five ask and three vote; give the texts of the first, the pinned, the answered."""
    run_id = hall.ask("ballot", 5)
    one, two, three = _contributions(hall, run_id)[:3]
    hall.do(running.advance, run_id)
    for person in range(5, 8):
        hall.do(voting.vote, hall.room.people[person], run_id, one[0])
    hall.do(decide, hall.room.ines, run_id, "pin", two[0])
    hall.do(decide, hall.room.ines, run_id, "answered", three[0])
    hall.reveal(run_id)
    return one[1], two[1], three[1]


def _contributions(hall: Hall, run_id: int) -> list[tuple[str, str]]:
    run = hall.room.run(run_id)
    found = hall.room.look(lambda reading: moderating.contributions_of(reading, run))
    return [(one.name, str(one.text)) for one in found]


def decide(work: Work, caller: Caller, run_id: int, what: str, name: str) -> None:
    """Decide about a text, as the team does."""
    moderating.open_card(work, caller, run_id)
    moderating.decide(work, caller, run_id, what, name)


async def test_a_starred_text_leads_the_wall(hall: Hall, page: "Page") -> None:
    """With a sign that is read out too."""
    run_id = await asyncio.to_thread(hall.show, "wall", 5)
    name, text = (await asyncio.to_thread(_contributions, hall, run_id))[-1]
    await page.goto(hall.board)
    await page.locator(".wall").wait_for()
    await asyncio.to_thread(hall.do, decide, hall.room.ines, run_id, "star", name)
    starred = page.locator(".wall li.starred")
    await starred.wait_for()
    assert text in await starred.inner_text()
    assert "Marked by the facilitators" in await starred.inner_text()
    boxes = [await one.bounding_box() for one in await page.locator(".wall li").all()]
    top = await starred.bounding_box()
    assert top == min((box for box in boxes if box), key=lambda box: (box["y"], box["x"]))
    await looked_at(page)


async def test_hands_are_up(hall: Hall, page: "Page") -> None:
    """Who speaks and who is next, beside the question that is open."""
    await asyncio.to_thread(hall.ask, "bars", 3)
    await page.goto(hall.board)
    for person in range(9):
        await asyncio.to_thread(hall.do, raising.raise_hand, hall.room.people[person])
    anna = short((await asyncio.to_thread(hall.room.participant, hall.room.people[0])).id)
    visit = hall.room.visit
    await asyncio.to_thread(
        hall.do, giving_floor.act, hall.room.ines, visit, giving_floor.GIVE, anna
    )
    await page.get_by_text("Anna", exact=False).first.wait_for()
    line = page.locator(".line")
    await line.get_by_text("2 more", exact=False).wait_for()
    assert "Bruno · Clara" in await line.inner_text()
    await looked_at(page)


async def test_dots_in_one_place_do_not_hide_each_other(hall: Hall, page: "Page") -> None:
    """Each is there to be seen, wholly within the grid."""
    run_id = await asyncio.to_thread(hall.ask, "grid", 0)
    await asyncio.to_thread(hall.reveal, run_id)
    corner = dict.fromkeys(("law", "money", "staff", "trust"), "right_top")
    await asyncio.to_thread(hall.answer, run_id, 0, corner)
    await page.goto(hall.board)
    await page.locator(".dot").nth(3).wait_for()
    for size in (WIDE, PHONE):
        await page.set_viewport_size(size)
        frame = await page.locator(".grid").bounding_box()
        dots = [await one.bounding_box() for one in await page.locator(".dot").all()]
        assert frame is not None
        spans = sorted((box["x"], box["x"] + box["width"]) for box in dots if box is not None)
        assert len(spans) == 4
        assert all(one[1] <= two[0] + 1 for one, two in pairwise(spans))
        assert spans[0][0] >= frame["x"] - 1
        assert spans[-1][1] <= frame["x"] + frame["width"] + 1


@pytest.mark.parametrize("repeated", [1, 4])
async def test_a_long_text_in_the_spotlight_fits_the_screen(
    hall: Hall, page: "Page", repeated: int
) -> None:
    """Nobody who only looks can scroll; the smallest letters are still as large as any text."""
    run_id = await asyncio.to_thread(hall.ask, "wall", 0)
    said = (LONG * repeated)[:600].strip()
    await asyncio.to_thread(hall.answer, run_id, 0, {"answer": said})
    await asyncio.to_thread(hall.reveal, run_id)
    text = await asyncio.to_thread(hall.contribution, run_id)
    await asyncio.to_thread(hall.do, boards.spotlight, hall.room.visit_id, run_id, text)
    await page.goto(hall.board)
    await page.locator("blockquote").wait_for()
    high = await page.evaluate("document.documentElement.scrollHeight")
    assert high <= WIDE["height"]
    size = await page.locator(".quote").evaluate(
        "node => parseFloat(getComputedStyle(node).fontSize)"
    )
    assert size >= 24
