"""The stage's page in a real browser: steered by keys alone, whole on a phone, clean for axe."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest_asyncio

from tests.bot.rehearsal.steered.stage import OnStage, on_stage, small_visit
from tests.browser.chromium import PHONE, VIEWS, faults, overflows

if TYPE_CHECKING:
    from playwright.async_api import Browser, FrameLocator, Page, ViewportSize

DESK: "ViewportSize" = {"width": 1280, "height": 800}


@pytest_asyncio.fixture(loop_scope="session")
async def stage(tmp_path: Path) -> AsyncIterator[OnStage]:
    async with on_stage(tmp_path, small_visit()) as opened:
        await opened.steer("clock", playing=False)
        await opened.steer("crowd", size=2)
        yield opened


def address(stage: OnStage) -> str:
    return stage.sentences[0].partition(": ")[2]


def chat(page: "Page", name: str) -> "FrameLocator":
    return page.frame_locator(f'iframe[title="{name}"]')


async def test_by_keys_alone(stage: OnStage, page: "Page") -> None:
    """One plays, pauses and jumps; the reminder of the evening before is in the chat then."""
    await page.set_viewport_size(DESK)
    await page.goto(address(stage))
    play = page.get_by_role("button", name="Play")
    await play.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Pause").wait_for()
    await page.keyboard.press("Space")
    await play.wait_for()
    for key in ("Tab", "Tab", "Tab", "Tab", "Enter"):
        await page.keyboard.press(key)
    await page.get_by_role("status").get_by_text("Arriving begins").wait_for()
    await page.get_by_text("Now: Arriving.").wait_for()
    due = "Due now: Evening before: At the quay"
    line = page.get_by_role("button").filter(has_text=due).filter(has_text="Krešimir").first
    await line.focus()
    await page.keyboard.press("Enter")
    opened = chat(page, "Krešimir Đurđek")
    await opened.get_by_text("At the quay").first.wait_for()
    assert not (await stage.state())["clock"]["playing"]


async def test_what_a_newcomer_sees(stage: OnStage, page: "Page") -> None:
    """The run sheet to press, somebody who is in, somebody at the door, and a hint that goes."""
    await stage.steer("jump")
    await page.set_viewport_size(DESK)
    await page.goto(address(stage))
    await chat(page, "Inés Example").get_by_role("button", name="Open: Hopes").wait_for()
    await chat(page, "Pille Õunapuu").get_by_text("You are in,").wait_for()
    await chat(page, "Żaneta Brzęczyk").get_by_text("Step 1 of").wait_for()
    hint = page.get_by_text("You are the facilitator")
    assert await hint.is_visible()
    await chat(page, "Inés Example").get_by_role("button", name="Open: Hopes").click()
    await hint.wait_for(state="hidden")


async def test_chats_go_by_the_clock_of_the_stage(stage: OnStage, browser: "Browser") -> None:
    """Wherever the browser is, and on whichever day; in a frame nothing leads away."""
    await stage.steer("jump")
    context = await browser.new_context(timezone_id="America/New_York", locale="en-GB")
    page = await context.new_page()
    await page.goto(address(stage))
    lead = chat(page, "Inés Example")
    sheet = lead.locator("#messages > li").filter(has_text="Run sheet ·")
    [sent] = [one for one in await stage.chat("Inés Example") if "Run sheet" in one["text"]]
    zone = ZoneInfo(small_visit().plan.host.zone)
    shown = datetime.fromtimestamp(sent["date"], zone)
    await sheet.locator("time").get_by_text(f"{shown:%H:%M}").wait_for()
    assert await lead.get_by_text(f"{shown:%A} {shown.day} {shown:%B}", exact=True).count()
    assert not await lead.locator("a.back").count()
    await context.close()


async def test_in_a_low_window_a_chat_is_whole(stage: OnStage, browser: "Browser") -> None:
    """At 400 % and on a small screen there is room for its messages and for writing."""
    found = {}
    for width, height in ((320, 225), (1024, 600)):
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.goto(address(stage))
        frame = page.locator("iframe").first
        await frame.content_frame.locator("#messages > li").first.wait_for()
        room = await frame.content_frame.locator("#scroll").bounding_box()
        text = await frame.content_frame.locator("#text").bounding_box()
        whole = await frame.bounding_box()
        assert room
        assert text
        assert whole
        ends = text["y"] + text["height"] <= whole["y"] + whole["height"]
        found[width] = (ends, room["height"] > 130)
        await page.close()
    assert found == {320: (True, True), 1024: (True, True)}


async def test_whole_and_clean(stage: OnStage, browser: "Browser") -> None:
    """On a wide screen and a phone, in light and dark: nothing sticks out, axe finds nothing."""
    found = {}
    for size, theme in VIEWS:
        context = await browser.new_context(viewport=size, color_scheme=theme)
        page = await context.new_page()
        await page.goto(address(stage))
        await chat(page, "Inés Example").get_by_text("Run sheet").first.wait_for()
        found[theme] = [*await faults(page), *(["overflows"] * await overflows(page))]
        frames = await page.locator("iframe").count()
        assert frames == 1 if size is PHONE else frames > 1
        await context.close()
    assert found == {"light": [], "dark": []}
