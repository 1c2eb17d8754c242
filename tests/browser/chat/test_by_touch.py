"""The chat under a thumb: the keyboard of the screen, a phone on its side, large texts."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest_asyncio
from telegram import ReplyKeyboardMarkup

from tests.browser.chat.table import Table, button, laid
from tests.browser.chromium import PHONE, overflows

if TYPE_CHECKING:
    from playwright.async_api import Browser

_INSIDE = """() => {
    const box = document.getElementById('compose').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
}"""
_MESSAGES = "document.getElementById('scroll').clientHeight"
_FOCUS = "document.activeElement.id"
# WCAG 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: "Browser") -> AsyncIterator[Table]:
    """A chat on a phone."""
    options = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
    context = await browser.new_context(viewport=PHONE, **options)  # type: ignore[arg-type]
    async with laid(await context.new_page()) as table:
        yield table
    await context.close()


async def test_the_keyboard_comes_when_called(phone: Table) -> None:
    """A suggested answer brings no keyboard up; Enter is a new line there; the button sends."""
    await phone.come()
    markup = ReplyKeyboardMarkup([["Yes", "No"]], one_time_keyboard=True)
    await phone.bot.send_message(phone.anna.id, "Well?", reply_markup=markup)
    await phone.page.get_by_role("button", name="No").tap()
    await phone.has("No")
    assert await phone.page.evaluate(_FOCUS) != "text"
    await phone.text.tap()
    await phone.text.press_sequentially("one")
    await phone.text.press("Enter")
    await phone.text.press_sequentially("two")
    await phone.page.get_by_role("button", name="Send", exact=True).tap()
    await phone.has("one\ntwo")
    assert await phone.page.evaluate(_FOCUS) == "text"


async def test_little_height(phone: Table) -> None:
    """On its side, with a keyboard, at 400 %: the text box is in sight, messages above it."""
    said = await phone.say("Which?", [button("Money", "m")])
    await phone.bot.pin_chat_message(phone.anna.id, said.message_id)
    await phone.come()
    for width, height in ((640, 320), (640, 200), (320, 180)):
        await phone.page.set_viewport_size({"width": width, "height": height})
        assert await phone.page.evaluate(_INSIDE), (width, height)
        assert await phone.page.evaluate(_MESSAGES) >= 50


async def test_spaced_and_doubled_texts(phone: Table) -> None:
    """With the text spacing of WCAG 1.4.12 and with texts twice as large nothing is cut off."""
    await phone.say("Which one would you like?", [button("Money", "m"), button("Time", "t")])
    await phone.come()
    for style in (SPACED, "html { font-size: 200% }"):
        added = await phone.page.evaluate_handle(
            "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
            " document.adoptedStyleSheets = [sheet]; return 0; }",
            style,
        )
        await added.dispose()
        assert not await overflows(phone.page)
        assert await phone.page.evaluate(_INSIDE)


async def test_a_keyboard_laid_over_the_page(phone: Table) -> None:
    """Where the browser does not make room for its keyboard, the page does."""
    await phone.come()
    await phone.page.evaluate(
        "Object.defineProperty(visualViewport, 'height', {value: 300, configurable: true});"
        "visualViewport.dispatchEvent(new Event('resize'))"
    )
    box = await phone.page.locator("footer").bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == 300
