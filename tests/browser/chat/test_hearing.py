"""What a screen reader is told, and where the focus is, while the chat goes on by itself."""

from telegram import ReplyKeyboardMarkup

from tests.bot.chat_server.pictures import png
from tests.browser.chat.table import Table, button
from tests.browser.chat.test_reading import LONG, SPOKEN

_FOCUS = "document.activeElement.id || document.activeElement.textContent"
_MOVES = """() => {
    window.moves = 0;
    document.addEventListener('focusin', () => { window.moves += 1; });
    document.addEventListener('focusout', () => { window.moves += 1; });
}"""


async def test_a_card_that_lives(table: Table) -> None:
    """A card is told with its buttons; edited by itself, it takes neither focus nor busy state."""
    await table.come()
    await table.page.evaluate(SPOKEN)
    said = await table.say("Which?", [button("Money", "m"), button("Time", "t")])
    await table.page.wait_for_function("() => window.spoken.length === 1")
    assert await table.page.evaluate("window.spoken[0]") == "Hospes: Which? Buttons: Money, Time"
    pressed = table.page.get_by_role("button", name="Time")
    await pressed.focus()
    await pressed.press("Enter")
    await table.page.evaluate(_MOVES)
    for count in range(3):
        text = f"Which? {count} have answered"
        markup = said.reply_markup
        await table.bot.edit_message_text(text, table.anna.id, said.message_id, reply_markup=markup)
    await table.has("2 have answered")
    assert await table.page.evaluate("window.moves") == 0
    assert await pressed.get_attribute("aria-busy") == "true"


async def test_toasts_are_read_once(table: Table) -> None:
    """A second toast does not have the first one read again."""
    await table.come()
    assert await table.page.locator("#toasts").get_attribute("aria-atomic") == "false"


async def test_from_an_answer_to_what_it_answers(table: Table) -> None:
    """The quoted message is named as such, and leads there, however long ago it was said.

    So does the pinned message; what was looked for has the focus.
    """
    asked = await table.say("Your city?")
    await table.bot.pin_chat_message(table.anna.id, asked.message_id)
    for number in range(70):
        await table.anna.send(f"note {number}")
    await table.anna.send("Oulu", reply_to=table.anna.messages[1])
    await table.come()
    assert await table.page.locator(f"#m{asked.message_id}").count() == 0
    await table.page.get_by_role("button", name="Pinned message").click()
    await table.page.locator(f"#m{asked.message_id}:focus").wait_for()
    await table.page.locator("#end").click()
    await table.page.get_by_role("button", name="In reply to: Your city?").press("Enter")
    await table.page.locator(f"#m{asked.message_id}:focus").wait_for()


async def test_earlier_messages_by_keyboard(table: Table) -> None:
    """The button that has done its work hands the focus to where one was reading, and says so."""
    for number in range(70):
        await table.anna.send(f"note {number}")
    await table.come()
    await table.page.get_by_role("button", name="Show earlier messages").press("Enter")
    await table.has("note 0")
    assert await table.page.evaluate(_FOCUS) == "m12"
    assert await table.page.locator("#heard").inner_text() == "Earlier messages shown: 11"


async def test_what_one_has_put_away_stays_away(table: Table) -> None:
    """A pinned message does not open again the suggested answers that somebody has closed."""
    await table.come()
    markup = ReplyKeyboardMarkup([["Yes"]])
    said = await table.bot.send_message(table.anna.id, "Well?", reply_markup=markup)
    keyboard = table.page.get_by_role("group", name="Suggested answers")
    await keyboard.wait_for()
    await table.page.get_by_role("button", name="Suggested answers").click()
    await keyboard.wait_for(state="hidden")
    await table.bot.pin_chat_message(table.anna.id, said.message_id)
    await table.page.locator("#pinned").filter(has_text="Well?").wait_for()
    assert not await keyboard.is_visible()


async def test_pictures_have_their_room_before_they_come(table: Table) -> None:
    """Nothing that one reads jumps when a picture is there; an edited caption loads none again."""
    asked: list[str] = []
    table.page.on("request", lambda one: asked.append(one.url) if "/files/" in one.url else None)
    said = await table.bot.send_photo(table.anna.id, png(300, 200), caption="ship")
    await table.say(LONG)
    await table.page.route("**/files/**", lambda _: None)
    await table.come()
    box = await table.page.locator(".picture img").bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (300, 200)
    await table.bot.edit_message_caption(table.anna.id, said.message_id, caption="A ship")
    await table.has("A ship")
    assert len(asked) == 1
    await table.page.unroute_all(behavior="ignoreErrors")
