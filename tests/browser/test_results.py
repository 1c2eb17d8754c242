"""Every kind of result in a real browser: accessible, in light and dark, on a wall and a phone."""

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import VIEWS, faults, overflows
from tests.browser.hall import Hall

if TYPE_CHECKING:
    from playwright.async_api import Page

SHOWN = {
    "bars": ("Ownership and law", "9 · 75 %"),
    "scale": ("not at all", "Mean 3.6"),
    "cloud": ("Care", "Slipway"),
    "wall": ("Ask the residents before the architects", "Bruno"),
    "ranking": ("1. Ownership and law", "First for 6"),
    "points": ("Trust with residents", "10 points"),
    "grid": ("Much effort", "Staff time"),
    "ballot": ("Let the school use the loft in winter? (4)", "David"),
    "shift": ("Ownership and law", "6 · 50 %"),
}


@pytest.mark.parametrize("key", SHOWN)
async def test_it_can_be_read_by_everybody(hall: Hall, page: "Page", key: str) -> None:
    """As text too; without scrolling sideways; with nothing that axe holds against it."""
    await page.goto(hall.board)
    await asyncio.to_thread(hall.show, key)
    for text in SHOWN[key]:
        await page.get_by_text(text, exact=True).first.wait_for()
    for size, scheme in VIEWS:
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)
        assert await faults(page) == []
        assert not await overflows(page)


async def test_the_right_answer_comes_after_closing(hall: Hall, page: "Page") -> None:
    """Marked by a sign and by words, not by a colour alone."""
    await page.goto(hall.board)
    run_id = await asyncio.to_thread(hall.show, "quiz")
    await page.get_by_text("12 of 12").wait_for()
    assert await page.locator(".bars li.right").count() == 0
    await asyncio.to_thread(hall.room.close, run_id)
    await page.get_by_text("Right: Trust with residents").wait_for()
    assert await page.locator(".bars li.right .label").inner_text() == "Trust with residents"
    assert await faults(page) == []


async def test_bars_grow_where_they_are(hall: Hall, page: "Page") -> None:
    """The same nodes in the same places: nothing jumps, whatever comes in."""
    run_id = await asyncio.to_thread(hall.ask, "bars", 3)
    await asyncio.to_thread(hall.reveal, run_id)
    await page.goto(hall.board)
    rows = page.locator(".bars li")
    await rows.first.wait_for()
    first = await rows.first.element_handle()
    place, width = await first.bounding_box(), "node => getComputedStyle(node, '::before').width"
    bar = page.locator(".bars .bar").first
    before = await bar.evaluate(width)
    for person in range(3, 12):
        await asyncio.to_thread(hall.answer, run_id, person, {"answer": ["law"]})
    await page.get_by_text("12 of 12").wait_for()
    assert await first.bounding_box() == place
    assert float((await bar.evaluate(width))[:-2]) > float(before[:-2])


async def test_what_people_write_is_text(hall: Hall, page: "Page") -> None:
    """Markup stays what it is, and runs in the direction of its letters."""
    run_id = await asyncio.to_thread(hall.ask, "wall", 1)
    await asyncio.to_thread(hall.reveal, run_id)
    markup = "<img src=x onerror=alert(1)> & <b>bold</b>"
    await asyncio.to_thread(hall.answer, run_id, 1, {"answer": markup})
    await asyncio.to_thread(hall.answer, run_id, 2, {"answer": "שלום לכולם"})
    await page.goto(hall.board)
    await page.get_by_text(markup, exact=True).wait_for()
    assert await page.locator("main img, main b").count() == 0
    direction = "node => getComputedStyle(node).direction"
    assert await page.get_by_text("שלום לכולם").evaluate(direction) == "rtl"
