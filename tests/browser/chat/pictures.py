"""Draws the pictures of the chat page for docs: `python -m tests.browser.chat.pictures`."""

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telegram import InlineKeyboardButton

from tests.browser.chat.table import Table, button, laid
from tests.browser.chromium import FOLDER, chromium

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.async_api import Browser

PHONE = {"width": 320, "height": 640}
HAND = {"width": 390, "height": 760}
DESK = {"width": 1000, "height": 760}
# Name, window, colours, language.
PICTURES: "Sequence[tuple[str, dict[str, int], str, str]]" = (
    ("phone", PHONE, "light", "en"),
    ("desktop", DESK, "light", "en"),
    ("dark", HAND, "dark", "fr"),
    ("rtl", HAND, "light", "ar"),
)
SAID = json.loads((Path(__file__).parent / "said.json").read_text(encoding="utf-8"))


async def main() -> None:
    """Draw all of them."""
    async with chromium() as browser:
        for name, window, scheme, language in PICTURES:
            await _draw(browser, name, window, scheme, language)


async def _draw(
    browser: "Browser", name: str, window: dict[str, int], scheme: str, language: str
) -> None:
    options: Any = {"viewport": window, "color_scheme": scheme, "locale": f"{language}-BE"}
    page = await browser.new_page(**options, reduced_motion="reduce")
    async with laid(page) as table:
        table.anna.chat.language = language
        await _talk(table, SAID[language])
        await table.come()
        await page.locator("#messages img").evaluate("node => node.decode()")
        await page.screenshot(path=FOLDER / f"chat-{name}.png")
    await page.close()


async def _talk(table: Table, said: dict[str, Any]) -> None:
    chat = table.anna.id
    picture = (FOLDER / "board-bars.png").read_bytes()
    await table.bot.send_message(chat, said["hello"], parse_mode="HTML")
    await table.bot.send_photo(chat, picture, caption=said["picture"])
    await table.anna.send(said["thanks"])
    table.anna.chat.seen = table.anna.chat.last_message
    first, second, third, fourth = said["options"]
    rows = [[button(first, "a")], [button(second, "b"), button(third, "c")], [button(fourth, "d")]]
    rows.append([InlineKeyboardButton(said["call"], url="https://meet.example.org/")])
    card = await table.say("…", *rows)
    await table.bot.edit_message_text(
        said["ask"], chat, card.message_id, parse_mode="HTML", reply_markup=card.reply_markup
    )


if __name__ == "__main__":
    asyncio.run(main())
