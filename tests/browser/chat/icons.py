"""Draws the app's icons from `icon.svg`: `python -m tests.browser.chat.icons`."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.chromium import chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser

STATIC = Path("bot/chat_server/page/static")
_PAGE = "<style>* {{ margin: 0 }} svg {{ display: block; width: {0}px; height: {0}px }}</style>{1}"


async def main() -> None:
    """Draw all three; the whole one may be cut to any shape, so its sign keeps to the middle."""
    sign = (STATIC / "icon.svg").read_text(encoding="utf-8")
    middle = '<g transform="translate(9.6 9.6) scale(.7)"><path'
    whole = sign.replace(' rx="16"', "").replace("<path", middle).replace("</svg>", "</g></svg>")
    async with chromium() as browser:
        await _draw(browser, sign, 192, "icon-192")
        await _draw(browser, sign, 512, "icon-512")
        await _draw(browser, whole, 512, "icon-whole")


async def _draw(browser: "Browser", drawing: str, size: int, name: str) -> None:
    page = await browser.new_page(viewport={"width": size, "height": size})
    await page.set_content(_PAGE.format(size, drawing))
    await page.screenshot(path=STATIC / f"{name}.png", omit_background=True)
    await page.close()


if __name__ == "__main__":
    asyncio.run(main())
