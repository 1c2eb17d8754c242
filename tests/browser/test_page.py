"""The board's page in a real browser: its states, its keys, and what it survives."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.services import boards, running
from storage.work import Work
from tests.bot.services.prompt_room import Room
from tests.browser.chromium import PHONE, faults, overflows
from tests.browser.hall import Hall, serve

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

_SPOKEN = """() => {
    window.spoken = [];
    new MutationObserver(() => window.spoken.push(document.getElementById('live').textContent))
        .observe(document.getElementById('live'), {childList: true});
}"""


async def test_before_the_first_prompt(hall: Hall, page: "Page") -> None:
    """It says when it starts; the code and the typed link are there to take part."""
    hall.room.at("2027-04-20 09:30")
    await page.goto(hall.board)
    await page.get_by_role("heading", name="We start at 10:00").wait_for()
    code = page.get_by_role("img", name="https://t.me/example_bot?start=now")
    assert await code.is_visible()
    assert await page.get_by_text("t.me/example_bot", exact=True).is_visible()
    assert await faults(page) == []


async def test_in_the_spotlight(hall: Hall, page: "Page") -> None:
    """One text, large, with its name; then the prompt again."""
    run_id = await asyncio.to_thread(hall.show, "wall")
    await page.goto(hall.board)
    text = await asyncio.to_thread(hall.contribution, run_id)
    await asyncio.to_thread(hall.do, boards.spotlight, hall.room.visit_id, run_id, text)
    quote = page.locator("blockquote")
    await quote.wait_for()
    assert "Anna" in await quote.inner_text()
    assert await faults(page) == []
    await page.set_viewport_size(PHONE)
    assert not await overflows(page)
    await asyncio.to_thread(hall.do, boards.end_spotlight, hall.room.visit_id)
    await page.locator(".wall").wait_for()


async def test_in_the_dark_and_back(hall: Hall, page: "Page") -> None:
    """Nothing but the visit's title, until everything is shown again."""
    await asyncio.to_thread(hall.show, "bars")
    await page.goto(hall.board)
    await page.locator(".bars").wait_for()
    await asyncio.to_thread(hall.do, darken, hall.room.visit_id, True)
    await page.locator(".bars").wait_for(state="detached")
    assert await page.locator("main").inner_text() == ""
    assert await faults(page) == []
    await asyncio.to_thread(hall.do, darken, hall.room.visit_id, False)
    await page.locator(".bars").wait_for()


async def test_a_renewed_link(hall: Hall, page: "Page") -> None:
    """Whoever looks reads that it was renewed, and the page asks no more."""
    await page.goto(hall.board)
    await page.get_by_text("The next question will come here").first.wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await asyncio.to_thread(hall.do, boards.renew, hall.room.visit_id)
    await page.get_by_role("heading", name="This link was renewed").wait_for()
    assert await faults(page) == []
    assert asked == []


async def test_by_keyboard_alone(hall: Hall, page: "Page") -> None:
    """Help opens and closes, the theme turns, the code goes, the language changes; focus shows."""
    await asyncio.to_thread(hall.show, "bars")
    await page.goto(hall.board)
    await page.locator(".bars").wait_for()
    await page.keyboard.press("?")
    assert await page.get_by_role("dialog", name="Keys").is_visible()
    assert await faults(page) == []
    await page.keyboard.press("q")  # a key of the page does nothing while help is open
    await page.keyboard.press("Escape")
    assert not await page.get_by_role("dialog").is_visible()
    assert await page.locator("#join").is_visible()
    await page.keyboard.press("q")
    assert not await page.locator("#join").is_visible()
    assert await page.locator("#q").get_attribute("aria-pressed") == "false"
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(ground)
    await page.keyboard.press("t")
    assert await page.evaluate(ground) != light
    await page.keyboard.press("Tab")
    outline = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    assert await page.evaluate(outline) >= 2
    await page.keyboard.press("l")
    await page.get_by_text("12 sur 12 ont répondu", exact=True).wait_for()
    assert await page.evaluate("document.documentElement.lang") == "fr"
    assert await page.evaluate(ground) != light  # it was remembered


async def test_full_screen_by_key_and_back(hall: Hall, page: "Page") -> None:
    """And what a button does, its key does."""
    await page.goto(hall.board)
    await page.get_by_role("button", name="Full screen").wait_for()
    await page.keyboard.press("f")
    await page.wait_for_function("document.fullscreenElement !== null")
    await page.get_by_role("button", name="Full screen").click()
    await page.wait_for_function("document.fullscreenElement === null")


async def test_buttons_can_be_hit_and_texts_be_read(hall: Hall, page: "Page") -> None:
    """Targets of 24 pixels at least; at 1280 no text of a result is smaller than that."""
    await asyncio.to_thread(hall.show, "bars")
    await page.goto(hall.board)
    await page.locator(".bars").wait_for()
    for box in [await one.bounding_box() for one in await page.locator(".tool:visible").all()]:
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    sizes = await page.evaluate(
        "[...document.querySelectorAll('main *')].filter(node => node.textContent)"
        ".map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    assert min(sizes) >= 24


async def test_it_can_be_zoomed_to_four_hundred_per_cent(hall: Hall, page: "Page") -> None:
    """1280 pixels at 400 % are 320 by 180: all is there, without scrolling sideways."""
    await asyncio.to_thread(hall.show, "wall")
    await page.set_viewport_size({"width": 320, "height": 180})
    await page.goto(hall.board)
    await page.locator(".wall").wait_for()
    assert not await overflows(page)
    assert await page.locator("#join").is_visible()


async def test_a_restart_is_survived(room: Room, page: "Page") -> None:
    """The connection is lost, which is said; then the newest state is there by itself."""
    async with serve(room) as hall:
        await asyncio.to_thread(hall.ask, "bars", 3)
        port, board = urlsplit(hall.url).port, hall.board
        await page.goto(board)
        await page.get_by_text("3 of 12 have answered", exact=True).wait_for()
    await page.get_by_text("The connection is lost").wait_for()
    async with serve(room, port or 0) as hall:
        run_id = await asyncio.to_thread(hall.ask, "wall", 5)
        await page.get_by_text("5 of 12 have answered", exact=True).wait_for()
        assert not await page.get_by_text("The connection is lost").is_visible()
        await asyncio.to_thread(hall.reveal, run_id)
        await page.locator(".wall").wait_for()


async def test_time_is_told_by_the_servers_clock(hall: Hall, page: "Page") -> None:
    """A browser whose clock is wrong counts down rightly, and speaks at a minute and at zero."""
    run_id = await asyncio.to_thread(hall.room.open, "bars")
    await page.clock.install(time=0)
    await page.goto(hall.board)
    await page.get_by_text("10:00", exact=True).wait_for()
    await page.evaluate(_SPOKEN)
    await page.clock.run_for(9 * 60_000)
    assert await page.locator(".clock span:last-child").inner_text() == "1:00"
    await page.clock.run_for(60_000)
    assert await page.locator(".clock span:last-child").inner_text() == "0:00"
    spoken = await page.evaluate("window.spoken")
    assert [line for line in spoken if "minute" in line or "up" in line] == [
        "One minute left.",
        "Time is up.",
    ]
    await asyncio.to_thread(hall.do, running.prolong_run, run_id)
    await page.get_by_text("1:00", exact=True).wait_for()


async def test_it_does_not_chatter(hall: Hall, page: "Page") -> None:
    """However many answers come, a screen reader hears one sentence in ten seconds, the newest."""
    run_id = await asyncio.to_thread(hall.room.open, "bars")
    await page.clock.install()
    await page.goto(hall.board)
    await page.get_by_text("0 of 12 have answered", exact=True).wait_for()
    await page.evaluate(_SPOKEN)
    for person in range(5):
        await asyncio.to_thread(hall.answer, run_id, person, {"answer": ["law"]})
        await page.get_by_text(f"{person + 1} of 12 have", exact=False).first.wait_for()
    assert await page.evaluate("window.spoken") == []
    await page.clock.run_for(10_000)
    assert await page.evaluate("window.spoken") == ["Where it gets stuck: 5 of 12 have answered"]


async def test_without_scripts(hall: Hall, browser: "Browser") -> None:
    """The state of now, and a link that brings the next one."""
    await asyncio.to_thread(hall.show, "bars")
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(hall.board)
    assert await page.get_by_text("12 of 12 have answered").is_visible()
    await page.get_by_role("link", name="Refresh").click()
    assert await page.get_by_text("Trust with residents").is_visible()
    await context.close()


def darken(work: Work, visit_id: int, dark: bool) -> None:
    """Darken a board, or light it again."""
    boards.darken(work, visit_id, dark=dark)
