"""Somebody without a mouse: from the personal link through joining to an answer that counts."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.chat.table import PATIENCE_MS, Table, button
from tests.browser.chat.visit import visit

if TYPE_CHECKING:
    from playwright.async_api import Page

_FOCUSED = "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
MOST_TABS = 60


async def tab_to(page: "Page", label: str) -> None:
    """Press Tab until what has the focus is called so; the focus can always be seen."""
    for _ in range(MOST_TABS):
        await page.keyboard.press("Tab")
        here = await page.evaluate(_FOCUSED)
        if label in here and len(here) < len(label) + 20:
            outline = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
            assert await page.evaluate(outline) >= 2
            return
    raise AssertionError(f"Tab never comes to {label!r}")


async def test_joining_and_answering(page: "Page", tmp_path: Path) -> None:
    """By keyboard alone: in by the link, every step of joining, then a prompt and its receipt.

    After each press the focus is on the next step's first button.
    """
    page.set_default_timeout(PATIENCE_MS)
    async with visit(tmp_path / "hospes.db") as opened:
        await page.goto(opened.link)
        await tab_to(page, "Open the chat")
        await page.keyboard.press("Enter")
        await page.get_by_text("Step 1 of 4").wait_for()
        await tab_to(page, "English")
        for step in ("Step 2 of 4", "Step 3 of 4", "Step 4 of 4", "You are in"):
            await page.keyboard.press("Enter")
            await page.locator("#messages").get_by_text(step).wait_for()
            await page.locator("#messages button:focus").wait_for()

        run_id = await opened.open("quiz")
        asked = page.locator("#messages > li").filter(has_text="What came first?")
        await asked.wait_for()
        await page.keyboard.press("Alt+2")
        await page.locator("#toasts p").filter(has_text="Recorded").wait_for()
        said = await asyncio.to_thread(opened.said, run_id)
        assert said == {"answer": "money"}
        await asked.get_by_text("Money").first.wait_for()
        await page.goto("about:blank")


async def test_shortcuts(table: Table) -> None:
    """From the text box into the messages and back, the menu of one, help; each by its key."""
    await table.say("one", [button("Yes", "y")])
    await table.say("two")
    await table.come()
    page, focused = table.page, "document.activeElement.id"
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # the skip link
    assert await page.evaluate(focused) == "text"
    await page.keyboard.press("ArrowUp")
    assert await page.evaluate(focused) == "m3"
    await page.keyboard.press("ArrowUp")
    assert await page.evaluate(focused) == "m2"
    await page.keyboard.press("Enter")
    await page.locator("#acts[open]").wait_for()
    await page.keyboard.press("Escape")
    assert await page.evaluate(focused) == "m2"
    await page.keyboard.press("?")
    await page.get_by_role("dialog", name="Keyboard and help").wait_for()
    await page.keyboard.press("Escape")
    await page.keyboard.press("End")
    assert await page.evaluate(focused) == "m3"
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate(focused) == "text"
    await page.keyboard.press("Alt+1")
    assert await table.heard() == "y"


async def test_single_keys_can_be_switched_off(table: Table) -> None:
    """Whoever speaks to the computer, or presses keys by mistake, switches them off (2.1.4)."""
    await table.come()
    page = table.page
    await page.keyboard.press("?")
    await page.get_by_label("Single keys as shortcuts").uncheck()
    await page.keyboard.press("Escape")
    await page.reload()
    await table.has("/start")
    await page.keyboard.press("?")
    await page.keyboard.press("/")
    assert await page.locator("dialog[open], #commands:visible").count() == 0
    assert await table.text.input_value() == ""
