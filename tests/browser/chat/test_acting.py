"""Buttons, answers, commands, files: what a chat lets people do besides writing."""

import pytest
from telegram import (
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    KeyboardButton,
    ReplyKeyboardMarkup,
    WebAppInfo,
)

from tests.bot.chat_server.pictures import png
from tests.browser.chat.table import Table, button

_DROP = """() => {
    const held = new DataTransfer();
    held.items.add(new File(['<b>notes</b>'], 'notes.html', {type: 'text/html'}));
    const options = {dataTransfer: held, bubbles: true, cancelable: true};
    document.getElementById('app').dispatchEvent(new DragEvent('drop', options));
}"""
_PASTE = """bytes => {
    const held = new DataTransfer();
    held.items.add(new File([new Uint8Array(bytes)], 'pasted.png', {type: 'image/png'}));
    const event = new ClipboardEvent('paste', {clipboardData: held, bubbles: true});
    document.getElementById('text').dispatchEvent(event);
}"""


async def test_pressed_busy_and_answered(table: Table) -> None:
    """A pressed button is busy until the bot answers; the answer is a toast, the focus stays."""
    said = await table.say("Which?", [button("Money", "m"), button("Time", "t")])
    await table.come()
    pressed = table.page.get_by_role("button", name="Time")
    await pressed.focus()
    await pressed.press("Enter")
    query = (await table.bot.get_updates(timeout=5, offset=-1))[0].callback_query
    assert query is not None
    assert query.data == "t"
    assert await pressed.get_attribute("aria-busy") == "true"
    await query.answer("Recorded: Time")
    await table.page.locator("#toasts p").filter(has_text="Recorded: Time").wait_for()
    await table.page.locator("button[aria-busy=true]").wait_for(state="detached")
    await table.bot.edit_message_text(
        "Thank you",
        table.anna.id,
        said.message_id,
        reply_markup=(said.reply_markup),
    )
    await table.has("Thank you")
    assert await table.page.evaluate("document.activeElement.textContent") == "Time"
    assert await table.page.locator("#live").inner_text() == (
        "Changed: Thank you Buttons: Money, Time"
    )


async def test_an_alert_wants_to_be_read(table: Table) -> None:
    """An alert is a dialog; closed, the focus is back on the button."""
    await table.say("Which?", [button("Money", "m")])
    await table.come()
    pressed = table.page.get_by_role("button", name="Money")
    await pressed.press("Enter")
    query = (await table.bot.get_updates(timeout=5, offset=-1))[0].callback_query
    assert query is not None
    await query.answer("Too late", show_alert=True)
    await table.page.get_by_role("dialog", name="Too late").wait_for()
    await table.page.keyboard.press("Enter")
    assert await table.page.evaluate("document.activeElement.textContent") == "Money"


async def test_buttons_that_lead_elsewhere(table: Table) -> None:
    """Links open a tab, a text is copied, a deep link to this bot is followed in place."""
    await table.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await table.say(
        "See t.me/hospes_bot?start=from_text",
        [
            InlineKeyboardButton("Site", url="https://example.org/a"),
            InlineKeyboardButton("App", web_app=WebAppInfo("https://example.org/b")),
            InlineKeyboardButton("Code", copy_text=CopyTextButton("4711")),
            InlineKeyboardButton("Join", url="https://t.me/hospes_bot?start=abc"),
        ],
        [InlineKeyboardButton("Here", url=f"{table.url}/t/xyz")],
    )
    await table.come()
    for name, address in (("Site", "https://example.org/a"), ("App", "https://example.org/b")):
        link = table.page.get_by_role("link", name=f"{name}, opens a new tab")
        assert await link.get_attribute("href") == address
        assert await link.get_attribute("target") == "_blank"
    await table.page.get_by_role("button", name="Code").click()
    await table.page.get_by_text("Copied.").wait_for()
    assert await table.page.evaluate("navigator.clipboard.readText()") == "4711"
    await table.page.get_by_role("button", name="Join").click()
    while await table.heard() != "/start abc":
        pass
    await table.page.get_by_role("button", name="Here").click()
    while await table.heard() != "/start xyz":
        pass
    await table.page.get_by_role("link", name="t.me/hospes_bot?start=from_text").click()
    while await table.heard() != "/start from_text":
        pass
    # What links carry is the bot's; people see what they did.
    shown = await table.messages.all_inner_texts()
    assert not [text for text in shown if "/start " in text]


async def test_suggested_answers(table: Table) -> None:
    """A reply keyboard with a placeholder; after one use it is out of the way."""
    rows = [["Yes", "No"]]
    markup = ReplyKeyboardMarkup(rows, one_time_keyboard=True, input_field_placeholder="Yes or no?")
    await table.come()
    await table.bot.send_message(table.anna.id, "Well?", reply_markup=markup)
    keyboard = table.page.get_by_role("group", name="Suggested answers")
    await keyboard.wait_for()
    assert await table.text.get_attribute("placeholder") == "Yes or no?"
    await keyboard.get_by_role("button", name="No").click()
    await table.has("No")
    await keyboard.wait_for(state="hidden")
    assert await table.heard() == "No"


async def test_sharing_number_and_place(table: Table) -> None:
    """A number is shared only after one has typed it; a place comes from the browser."""
    context = table.page.context
    await context.grant_permissions(["geolocation"])
    await context.set_geolocation({"latitude": 60.1, "longitude": 24.9})
    keys = [KeyboardButton("My number", request_contact=True)]
    place = [KeyboardButton("My place", request_location=True)]
    await table.come()
    markup = ReplyKeyboardMarkup([keys, place])
    await table.bot.send_message(table.anna.id, "Where?", reply_markup=markup)
    await table.page.get_by_role("button", name="My number").click()
    await table.page.get_by_role("textbox", name="Phone number").fill("+358 40 1234")
    await table.page.get_by_role("button", name="Share", exact=True).click()
    await (await table.has("+358 40 1234")).get_by_role("link").wait_for()
    assert table.anna.messages[-1]["contact"]["user_id"] == table.anna.id
    await table.page.get_by_role("button", name="My place").click()
    await table.has("60.10000, 24.90000")
    assert table.anna.messages[-1]["location"] == {"latitude": 60.1, "longitude": 24.9}


async def test_asked_for_a_reply(table: Table) -> None:
    """ForceReply prepares an answer to that message, with its placeholder."""
    await table.come()
    markup = ForceReply(input_field_placeholder="One word")
    asked = await table.bot.send_message(table.anna.id, "Your city?", reply_markup=markup)
    await table.page.locator("#context").filter(has_text="Replying to: Your city?").wait_for()
    assert await table.text.get_attribute("placeholder") == "One word"
    await table.write("Oulu")
    await table.has("Oulu")
    assert table.anna.messages[-1]["reply_to_message"]["message_id"] == asked.message_id
    assert not await table.page.locator("#context").is_visible()


async def test_asked_for_a_reply_and_declined(table: Table) -> None:
    """Whoever closes the question says something else, which replies to nothing."""
    await table.come()
    await table.bot.send_message(table.anna.id, "Your city?", reply_markup=ForceReply())
    await table.page.get_by_role("button", name="Cancel").click()
    await table.write("Later")
    await table.has("Later")
    assert "reply_to_message" not in table.anna.messages[-1]


async def test_commands(table: Table) -> None:
    """A slash lists commands, letters narrow it, arrows and Enter choose; the button lists all."""
    await table.come()
    options = table.page.get_by_role("option")
    await table.text.press("/")
    await options.first.wait_for()
    assert await options.count() == 3
    await table.text.press_sequentially("he")
    assert await options.count() == 2
    await table.text.press("ArrowDown")
    await table.text.press("ArrowDown")
    assert await table.text.get_attribute("aria-activedescendant") == "command-1"
    await table.text.press("Enter")
    await table.has("/hello")
    assert await options.count() == 0
    assert await table.text.input_value() == ""
    await table.page.get_by_role("button", name="Commands").click()
    await options.filter(has_text="Another language").click()
    await table.has("/language")


@pytest.mark.parametrize("way", ["chosen", "pasted"])
async def test_a_picture_with_a_caption(table: Table, way: str) -> None:
    """A picture is looked at before it is sent, and shown with its caption."""
    await table.come()
    picture = png(40, 30)
    if way == "chosen":
        file = {"name": "boat.png", "mimeType": "image/png", "buffer": picture}
        await table.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    else:
        await table.page.evaluate(_PASTE, list(picture))
    await table.page.locator("#previews canvas").wait_for()
    await table.page.get_by_role("textbox", name="Caption").fill("Our boat")
    await table.page.locator("#upload").get_by_role("button", name="Send", exact=True).click()
    await table.has("Our boat")
    image = table.page.get_by_role("img", name="Picture", exact=True)
    assert await image.evaluate("node => node.decode().then(() => node.naturalWidth)") == 40
    assert table.anna.messages[-1]["photo"][-1]["width"] == 40
    assert await table.page.locator("#outbox > li").count() == 0


async def test_a_file_dropped_is_only_ever_downloaded(table: Table) -> None:
    """A dropped file is sent as a document; it comes back as a download with its size."""
    await table.come()
    await table.page.evaluate(_DROP)
    await table.page.locator("#upload").get_by_role("button", name="Send", exact=True).click()
    link = table.page.get_by_role("link", name="notes.html")
    async with table.page.expect_download() as coming:
        await link.click()
    download = await coming.value
    assert download.suggested_filename == "notes.html"
    assert "1 kB" in await link.inner_text()


async def test_upload_shows_how_far_it_is(table: Table) -> None:
    """While a file is on its way there is a progress bar; refused, it can be discarded."""
    await table.come()
    table.anna.block()
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x" * 100_000}
    await table.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    assert await table.page.locator("#previews").inner_text() == "a.txt\n98 kB"
    await table.page.route("**/documents", lambda _: None)
    await table.page.locator("#upload").get_by_role("button", name="Send", exact=True).click()
    bar = table.page.get_by_role("progressbar", name="Sending")
    await bar.wait_for()
    await table.page.unroute_all(behavior="ignoreErrors")


async def test_reactions(table: Table) -> None:
    """One's own reaction is put and taken back; the bot's is told with its name."""
    said = await table.say("Nice, is it not?")
    await table.come()
    shown = await table.has("Nice")
    await shown.locator(".more").click()
    await table.page.get_by_role("button", name="React with ❤").click()
    own = shown.get_by_role("button", name="Take back ❤")
    await own.wait_for()
    await table.bot.set_message_reaction(table.anna.id, said.message_id, "🎉")
    await shown.get_by_role("img", name="Reaction of Hospes: 🎉").wait_for()
    await table.bot.edit_message_text("Nice, indeed", table.anna.id, said.message_id)
    await table.has("Nice, indeed")
    await own.click()
    await own.wait_for(state="detached")


async def test_blocking(table: Table) -> None:
    """Blocking is asked about, shown, and taken back with one press."""
    await table.come()
    await table.page.get_by_role("button", name="Menu").click()
    await table.page.get_by_role("button", name="Block Hospes").click()
    await table.page.locator("#sure-yes").click()
    await table.page.get_by_text("You have blocked Hospes.").wait_for()
    assert table.anna.blocked
    await table.page.locator("#unblock").click()
    await table.page.get_by_text("You have blocked Hospes.").wait_for(state="hidden")
    assert not table.anna.blocked


async def test_another_language(table: Table) -> None:
    """A language chosen in the menu is the page's from then on; Arabic turns it around."""
    await table.come()
    await table.page.get_by_role("button", name="Menu").click()
    languages = table.page.get_by_role("group", name="Language")
    assert await languages.get_by_role("button", pressed=True).all_inner_texts() == ["English"]
    await languages.get_by_role("button", name="العربية").click()
    await table.page.locator("html[dir=rtl][lang=ar]").wait_for()
    assert await table.text.get_attribute("placeholder") == "رسالة"
    assert table.anna.chat.language == "ar"
