"""A real Chromium: Debian's, or the one that Playwright brings."""

import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, ViewportSize

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
AXE = Path(__file__).parent / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: "ViewportSize" = {"width": 1280, "height": 720}
PHONE: "ViewportSize" = {"width": 320, "height": 640}
# On a wall in light, on a phone in the dark.
VIEWS: Sequence[tuple["ViewportSize", Literal["light", "dark"]]] = (
    (WIDE, "light"),
    (PHONE, "dark"),
)


def missing() -> str:
    """Say what there is not; empty if a browser can be started."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "Playwright is not installed: make browser"
    if shutil.which("chromium"):
        return ""
    with sync_playwright() as playwright:
        there = Path(playwright.chromium.executable_path).exists()
    return "" if there else "there is no Chromium: apt install chromium, or playwright install"


def required() -> bool:
    """Tell whether a missing browser is a failure, as in `make browser`."""
    return bool(os.environ.get("BROWSER_REQUIRED"))


@asynccontextmanager
async def chromium() -> AsyncIterator["Browser"]:
    """Start one meanwhile."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield found
        await found.close()


async def faults(page: "Page") -> list[str]:
    """Give what axe finds against WCAG 2.2 AA on a page, or in its dialog, if one is open.

    What lies behind an open dialog can be neither seen nor reached; it is looked at without one.
    """
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    where = "document.querySelector('dialog[open]') ?? document"
    run = f"tags => axe.run({where}, {{runOnly: {{type: 'tag', values: tags}}}})"
    found = await page.evaluate(run, WCAG)
    return [
        f"{fault['id']}: {' '.join(node['html'] for node in fault['nodes'])[:300]}"
        for fault in found["violations"]
    ]


async def overflows(page: "Page") -> bool:
    """Tell whether a page is wider than its window."""
    wide: bool = await page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide
