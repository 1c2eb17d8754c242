"""The chat on another device: a code that opens it once, and says when it no longer does."""

from typing import TYPE_CHECKING

from bot.chat_server import ChatServer
from bot.chat_server.reception import Guest
from tests.bot.chat_server.doors.conftest import Desk
from tests.browser.chat.table import PATIENCE_MS
from tests.browser.chromium import faults

if TYPE_CHECKING:
    from playwright.async_api import Page

BARELY, MINUTE = 9 * 60 * 1000, 60 * 1000


async def test_an_expired_code_says_so(page: "Page") -> None:
    """After ten minutes the dialog offers a new code in place of one that opens nothing."""
    page.set_default_timeout(PATIENCE_MS)
    server = ChatServer(token="42:secret", reception=Desk({"secret": Guest("Anna", "en")}))
    async with server.serve() as url:
        await page.clock.install()
        await page.goto(f"{url}/t/secret")
        await page.get_by_role("button").first.click()
        await page.locator("#messages > li").wait_for()
        await page.locator("#settings-open").click()
        await page.locator("#device-open").click()
        code, link = page.locator("#device-code path"), page.locator("#device-link")
        await code.wait_for()
        first = await link.inner_text()
        await page.locator("#copy-link").focus()
        await page.clock.fast_forward(BARELY)
        assert await code.is_visible()
        await page.clock.fast_forward(MINUTE)
        await page.get_by_role("status").filter(has_text="This code has expired").wait_for()
        assert not await code.is_visible()
        assert not await link.is_visible()
        assert await faults(page) == []
        assert await page.evaluate("document.activeElement.id") == "device-new"
        await page.keyboard.press("Enter")
        await page.get_by_role("status").filter(has_text="within 10 minutes").wait_for()
        await code.wait_for()
        assert await link.inner_text() not in ("", first)
        await page.goto("about:blank")
