"""What goes wrong under way: a server that is away or begins anew, long texts, lost storage."""

from typing import TYPE_CHECKING

from telegram import InlineKeyboardMarkup

from tests.browser.chat.table import Table, button
from tests.browser.chat.test_reading import SPOKEN

if TYPE_CHECKING:
    from playwright.async_api import Request, Route

DAY = 86_400  # seconds
_FORBIDDEN = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('no', 'SecurityError'); },
})"""


async def test_opens_although_the_server_is_away(table: Table) -> None:
    """A page whose first questions get no answer says so, goes on asking, and opens."""
    await table.page.route("**/api/**", lambda route: route.abort())
    await table.page.goto(f"{table.url}/people/{table.anna.id}")
    await table.page.locator("#trouble").filter(has_text="Trying again").wait_for()
    await table.page.get_by_role("button", name="Try now").wait_for()
    await table.page.unroute("**/api/**")
    await table.page.locator("#again").dispatch_event("click")  # it may have opened by itself
    await table.has("/start")
    await table.page.locator("#trouble").wait_for(state="hidden")


async def test_a_server_started_anew(table: Table) -> None:
    """Its events are forgotten: the page asks for what there is and disturbs nobody.

    What is new is shown and told, what is gone goes; draft, reply and focus stay as they are.
    """
    asked = await table.say("Your city?")
    old = await table.say("to be deleted")
    await table.come()
    await table.page.evaluate(SPOKEN)
    await table.page.locator(f"#m{asked.message_id} .more").press("Enter")
    await table.page.get_by_role("button", name="Reply").click()
    await table.text.fill("Ou")
    await table.cut()
    await table.bot.delete_message(table.anna.id, old.message_id)
    await table.say("We are back")
    table.anna.chat.last_event += 5000
    table.anna.chat.events.clear()
    await table.mend()
    await table.has("We are back")
    await table.page.wait_for_function("() => window.spoken?.length === 1")
    shown = await table.messages.locator(".content").all_inner_texts()
    assert shown == ["/start", "Your city?", "We are back"]
    assert await table.page.evaluate("document.activeElement.id") == "text"
    assert await table.text.input_value() == "Ou"
    await table.write("Oulu")
    await table.has("Oulu")
    assert table.anna.messages[-1]["reply_to_message"]["message_id"] == asked.message_id
    await table.say("and on")
    await table.has("and on")


async def test_a_text_too_long_for_one_message(table: Table) -> None:
    """It goes as several, in order, cut between words; nothing of it is lost."""
    await table.come()
    words = [f"word{number}" for number in range(900)]
    await table.write(" ".join(words))
    await table.has("word899")
    said = [one["text"] for one in table.anna.messages[1:]]
    assert len(said) == 2
    assert " ".join(said).split() == words


async def test_refused_and_written_anew(table: Table) -> None:
    """What was refused can be taken back into the text box, beside what is half written there."""
    await table.come()
    table.anna.block()
    await table.write("helo")
    await table.text.fill("and more")
    await table.page.locator("#outbox").get_by_role("button", name="Edit").click()
    assert await table.text.input_value() == "helo\nand more"
    assert await table.page.locator("#outbox > li").count() == 0


async def test_a_draft_outlives_a_correction(table: Table) -> None:
    """Whoever corrects a message in between finds again what they were writing."""
    await table.anna.send("helo")
    await table.come()
    await table.text.fill("half a tho")
    await table.page.locator(".more").last.press("Enter")
    await table.page.get_by_role("button", name="Edit", exact=True).click()
    await table.write("hello")
    await table.has("hello")
    await table.page.locator("#context").wait_for(state="hidden")
    assert await table.text.input_value() == "half a tho"


async def test_an_upload_can_be_stopped(table: Table) -> None:
    """A file on its way can be given up; what was written after it goes on."""
    await table.come()

    async def hang(_: "Route") -> None:
        """Never answer."""

    await table.page.route("**/documents", hang)
    file = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}
    await table.page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
    await table.page.locator("#upload").get_by_role("button", name="Send", exact=True).click()
    await table.write("without a file")
    await table.page.locator("#outbox").get_by_role("button", name="Cancel").click()
    await table.has("without a file")
    assert await table.page.locator("#outbox > li").count() == 0
    await table.page.unroute_all(behavior="ignoreErrors")


async def test_where_nothing_may_be_kept(table: Table) -> None:
    """A browser that forbids storage can chat all the same."""
    await table.page.add_init_script(_FORBIDDEN)
    await table.come()
    await table.write("hello")
    await table.has("hello")


async def test_midnight(table: Table) -> None:
    """A page left open over night does not call yesterday today."""
    await table.page.clock.install()
    await table.come()
    assert await table.page.locator(".day").all_inner_texts() == ["Today"]
    await table.page.clock.set_system_time(table.anna.messages[0]["date"] + DAY)
    await table.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert await table.page.locator(".day").all_inner_texts() == ["Yesterday"]


async def test_the_second_click_of_a_double_click(table: Table) -> None:
    """It presses nothing of the step that has come under the pointer meanwhile."""
    said = await table.say("Step 1", [button("Next", "1")])
    await table.come()
    await table.page.route("**/presses", lambda route: route.fulfill(json={}))
    pressed: list[str] = []

    def note(request: "Request") -> None:
        if request.url.endswith("/presses"):
            pressed.append((request.post_data_json or {})["data"])

    table.page.on("request", note)
    box = await table.page.get_by_role("button", name="Next").bounding_box()
    assert box is not None
    mouse, place = table.page.mouse, (box["x"] + 20, box["y"] + 20)
    await mouse.click(*place)
    markup = InlineKeyboardMarkup([[button("Next", "2")]])
    await table.bot.edit_message_text("Step 2", table.anna.id, said.message_id, reply_markup=markup)
    await table.has("Step 2")
    await mouse.move(*place)
    await mouse.down(click_count=2)
    await mouse.up(click_count=2)
    async with table.page.expect_request("**/presses"):
        await mouse.click(*place)
    assert pressed == ["1", "2"]


async def test_a_long_day_stays_light(table: Table) -> None:
    """The page holds the latest messages of many; the others come back when asked for."""
    await table.come()
    for number in range(420):
        await table.say(f"note {number}")
    await table.has("note 419")
    await table.say("good night")
    await table.page.wait_for_function(
        "() => document.querySelectorAll('#messages > li').length < 400"
    )
    await table.page.get_by_role("button", name="Show earlier messages").click()
    await table.page.locator("#heard").filter(has_text="Earlier messages shown: 60").wait_for()
