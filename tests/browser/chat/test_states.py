"""The page in each of its states, held against WCAG 2.2 AA by axe, small and large."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest_asyncio
from telegram import InlineKeyboardButton, KeyboardButton, ReplyKeyboardMarkup

from bot.chat_server import ChatServer
from bot.chat_server.reception import Guest
from tests.bot.chat_server.doors.conftest import Desk
from tests.bot.chat_server.pictures import png
from tests.browser.chat.table import Table, button, laid
from tests.browser.chromium import PHONE, VIEWS, WIDE, faults, overflows

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

LARGEST_ZOOM = {"width": 320, "height": 180}  # 1280 by 720 at 400 %
_SMALL = """() => [...document.querySelectorAll('button, select, a.button, .file, [role=option]')]
    .filter(node => node.checkVisibility() && node.offsetParent)
    .map(node => [node.textContent.trim() || node.ariaLabel, node.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 24)
    .map(([name]) => name)"""
_HELD = """() => [...document.querySelectorAll('#app *')].filter(node => node.checkVisibility())
    .filter(node => node.scrollWidth > node.clientWidth + 1)
    .filter(node => ['auto', 'scroll'].includes(getComputedStyle(node).overflowX))
    .map(node => node.id || node.className)"""

State = Callable[[Table], Awaitable[None]]


@pytest_asyncio.fixture(loop_scope="session")
async def full(page: "Page") -> "AsyncIterator[Table]":
    """A chat with one of each: a card, a picture, a file, a keyboard, reactions."""
    async with laid(page) as table:
        await fill(table)
        await table.come()
        yield table


async def fill(table: Table) -> None:
    """Say one of each."""
    chat = table.anna.id
    await table.bot.send_photo(chat, png(80, 50), caption="The old shipyard")
    await table.bot.send_photo(chat, png(50, 80))
    await table.bot.send_document(chat, b"x" * 3000, filename="certificate.pdf")
    await table.bot.send_message(
        chat,
        "<b>Bold</b> /help <code>x</code> <tg-spoiler>y</tg-spoiler><blockquote>Said</blockquote>",
        parse_mode="HTML",
    )
    rows: list[list[str | KeyboardButton]] = [["Yes", "No"]]
    rows.append([KeyboardButton("My place", request_location=True)])
    await table.bot.send_message(chat, "Where?", reply_markup=ReplyKeyboardMarkup(rows))
    card = await table.say("Which?", [button("Money", "m"), button("Time", "t")], *styled())
    table.anna.react(card.message_id, "❤")
    await table.anna.send("Thank you! And now a text that is longer than a line on a small phone.")
    await table.anna.edit(
        table.anna.messages[-1], "Thank you! And now a text that is longer still."
    )


def styled() -> list[list[InlineKeyboardButton]]:
    """A button of each look."""
    looks = ("primary", "success", "danger")
    return [[InlineKeyboardButton(one, callback_data=one, style=one) for one in looks]]


async def as_it_is(_: Table) -> None:
    """The chat as it opens."""


async def menu_of_a_message(table: Table) -> None:
    await table.page.locator(".more").last.click()


async def settings(table: Table) -> None:
    await table.page.locator("#settings-open").click()


async def keys(table: Table) -> None:
    await settings(table)
    await table.page.locator("#help-open").click()


async def commands(table: Table) -> None:
    await table.text.fill("/")


async def files(table: Table) -> None:
    file = {"name": "boat.png", "mimeType": "image/png", "buffer": png(40, 30)}
    await table.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    await table.page.locator("#previews canvas").wait_for()


async def question(table: Table) -> None:
    await settings(table)
    await table.page.locator("#block").click()


async def alert(table: Table) -> None:
    await table.page.get_by_role("button", name="Money").click()
    query = (await table.bot.get_updates(timeout=5, offset=-1))[0].callback_query
    assert query is not None
    await query.answer("Too late", show_alert=True)
    await table.page.locator("#alert[open]").wait_for()


async def replying(table: Table) -> None:
    await menu_of_a_message(table)
    await table.page.get_by_role("button", name="Reply").click()


async def not_sent(table: Table) -> None:
    table.anna.block()
    await table.write("hello?")
    await table.page.locator("#outbox .failed").wait_for()
    table.anna.unblock()


async def cut_off(table: Table) -> None:
    await table.cut()
    await table.write("hello?")
    await table.page.locator("#outbox > li").filter(has_text="Waits").wait_for()


STATES: tuple[State, ...] = (
    as_it_is,
    menu_of_a_message,
    settings,
    keys,
    commands,
    files,
    question,
    alert,
    replying,
    not_sent,
    cut_off,
)


async def test_each_state_is_accessible(full: Table) -> None:
    """On a desktop and in the dark at 320 px: no fault, no sideways scroll, no small target."""
    for state in STATES:
        await state(full)
        for size, scheme in VIEWS:
            await full.page.set_viewport_size(size)
            await full.page.emulate_media(color_scheme=scheme)
            found = [
                *await faults(full.page),
                *await full.page.evaluate(_SMALL),
                *await full.page.evaluate(_HELD),
                *["wider than the window"] * await overflows(full.page),
            ]
            assert found == [], state.__name__
        await leave(full)


async def leave(table: Table) -> None:
    """Out of a dialog, a reply or the commands, to an empty text box."""
    await table.page.set_viewport_size(WIDE)
    await table.page.keyboard.press("Escape")
    await table.text.fill("")
    await table.text.press("Escape")


async def test_each_language_at_four_hundred_per_cent(full: Table) -> None:
    """Zoomed in, mirrored or not, everything can be reached without scrolling sideways."""
    await full.page.set_viewport_size(LARGEST_ZOOM)  # type: ignore[arg-type]
    for language, direction in (("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")):
        full.anna.chat.language = language
        await full.page.reload()
        await full.messages.first.wait_for()
        assert await full.page.evaluate("document.dir") == direction
        assert await faults(full.page) == []
        assert not await overflows(full.page)
        await full.text.scroll_into_view_if_needed()
        assert await full.text.is_visible()


async def test_mirrored(full: Table) -> None:
    """From right to left, what the bot says stands on the right, and texts run as they do."""
    full.anna.chat.language = "ar"
    await full.anna.send("سلام")
    await full.page.reload()
    theirs, mine = full.messages.nth(1), full.messages.last
    left = [await one.locator(".bubble").bounding_box() for one in (theirs, mine)]
    assert left[0] is not None
    assert left[1] is not None
    assert left[0]["x"] > left[1]["x"]
    direction = "node => getComputedStyle(node).direction"
    assert await mine.locator(".content").evaluate(direction) == "rtl"
    assert await theirs.locator(".content").evaluate(direction) == "ltr"


async def test_forced_colours_show_every_edge(full: Table) -> None:
    """With the colours of the system, bubbles and buttons keep an edge."""
    await full.page.emulate_media(forced_colors="active")
    for one in (".bubble", ".keyboard button", "#send", "#text"):
        width = await full.page.locator(one).first.evaluate(
            "node => parseFloat(getComputedStyle(node).borderTopWidth)"
        )
        assert width >= 1


async def test_nothing_moves(full: Table) -> None:
    """There is no motion that somebody has not asked for, whatever they prefer."""
    await full.page.emulate_media(reduced_motion="no-preference")
    await full.say("something new")
    await full.has("something new")
    assert await full.page.evaluate("document.getAnimations().length") == 0


async def test_empty(table: Table) -> None:
    """Nobody has said anything: one button starts."""
    await table.come(table.server.person("Ben"))
    assert await faults(table.page) == []
    await table.page.get_by_role("button", name="Start").click()
    await table.has("/start")
    assert not await table.page.locator("#empty").is_visible()


async def test_pages_of_an_open_house(table: Table) -> None:
    """Who are you, a link, a problem, no connection: each on a phone in the dark and on a desk."""
    for path in ("/", "/t/abc", "/people/7", "/offline"):
        await table.page.goto(table.url + path)
        await _fits(table.page)


async def test_pages_before_the_door(page: "Page") -> None:
    """With a reception: where to come in, the link, the chat with its menu, signing out."""
    desk = Desk({"secret": Guest("Anna Virtanen", "fr", "anna@example.org")})
    server = ChatServer(token="42:secret", reception=desk)
    async with server.serve() as url:
        await page.goto(f"{url}/")
        await _fits(page)
        await page.goto(f"{url}/t/nothing")
        await _fits(page)
        await page.goto(f"{url}/t/secret")
        assert "secret" not in page.url
        await _fits(page)
        await page.get_by_role("button").first.click()
        await page.locator("#messages > li").wait_for()
        assert page.url == f"{url}/chat"
        desk.known[server.people[0].id] = desk.guests["secret"]
        await page.reload()
        await page.locator("#settings-open").click()
        await _fits(page)
        await page.locator("#device-open").click()
        await page.locator("#device-code path").wait_for()
        await _fits(page)
        await page.get_by_role("button", name="Fermer").click()
        await page.locator("#text").fill("half a tho")
        await page.locator("#settings-open").click()
        await page.locator("#sign-out").click()
        await page.get_by_role("dialog").filter(has_text="envoyer un lien").wait_for()
        await _fits(page)
        await page.locator("#leave button[value=here]").click()
        await page.wait_for_url(f"{url}/")
        assert await page.evaluate("Object.keys(localStorage)") == []
        await page.goto("about:blank")


async def test_signed_out_meanwhile(page: "Page") -> None:
    """Whose session ends elsewhere reads so, with the way back in; nothing is asked again."""
    desk = Desk({"secret": Guest("Anna", "en")})
    server = ChatServer(token="42:secret", reception=desk)
    async with server.serve() as url:
        await page.goto(f"{url}/t/secret")
        await page.get_by_role("button").first.click()
        await page.locator("#messages > li").wait_for()
        assert await page.locator("#leave").filter(has_text="no more").count() == 1
        (anna,) = server.people
        gone = f"/api/people/{anna.id}/session"
        asked = "{method: 'DELETE', headers: {'X-Requested-With': 'chat'}}"
        await page.evaluate(f"path => fetch(path, {asked}).then(() => 0)", gone)
        await page.locator("#trouble").filter(has_text="You are signed out").wait_for()
        await _fits(page)
        await page.get_by_role("link", name="Come in again").click()
        await page.wait_for_url(f"{url}/")
        await page.goto("about:blank")


async def _fits(page: "Page") -> None:
    for size, scheme in ((WIDE, "light"), (PHONE, "dark")):
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert await faults(page) == []
        assert not await overflows(page)
