"""What a person says reaches the bot once, and what they wrote is never lost."""

from typing import TYPE_CHECKING

from tests.browser.chat.table import Table

if TYPE_CHECKING:
    from playwright.async_api import Route


async def test_what_is_written_arrives(table: Table) -> None:
    """Enter sends, Shift and Enter makes a new line; the box is empty and keeps the focus."""
    await table.come()
    await table.text.press_sequentially("one")
    await table.text.press("Shift+Enter")
    await table.text.press_sequentially("two")
    await table.text.press("Enter")
    shown = await table.has("one\ntwo")
    assert await shown.locator(".tick").count() == 1
    assert await table.heard() == "one\ntwo"
    assert await table.text.input_value() == ""
    assert await table.page.evaluate("document.activeElement.id") == "text"


async def test_not_sent_and_sent_when_the_line_is_back(table: Table) -> None:
    """Without a connection it waits, in order, and says so; then it arrives, once."""
    await table.come()
    await table.cut()
    await table.write("first")
    await table.write("second")
    waiting = table.page.locator("#outbox > li")
    await waiting.filter(has_text="Waits for the connection").first.wait_for()
    assert await waiting.count() == 2
    assert [one["text"] for one in table.anna.messages] == ["/start"]
    await table.mend()
    await table.has("second")
    await waiting.first.wait_for(state="detached")
    assert [one["text"] for one in table.anna.messages] == ["/start", "first", "second"]


async def test_said_once_though_the_answer_was_lost(table: Table) -> None:
    """The server has it, the page does not know: it tries again by itself, and says it once."""
    await table.come()
    lost = 0

    async def lose(route: "Route") -> None:
        nonlocal lost
        await route.fetch()
        lost += 1
        await route.abort()

    await table.page.route("**/texts", lose, times=1)
    await table.write("only once")
    await table.page.locator("#outbox > li").filter(has_text="Waits").wait_for()
    await table.has("only once")
    await table.page.locator("#outbox > li").wait_for(state="detached")
    assert lost == 1
    assert [one["text"] for one in table.anna.messages] == ["/start", "only once"]
    assert await table.messages.filter(has_text="only once").count() == 1


async def test_refused_kept_over_reload_and_tried_again(table: Table) -> None:
    """What the server refuses stays, and says why; after a reload it can be tried again."""
    await table.come()
    table.anna.block()
    await table.write("hello?")
    failed = table.page.locator("#outbox > li.failed")
    await failed.wait_for()
    await failed.filter(has_text="You have blocked Hospes.").wait_for()
    await table.page.reload()
    await failed.filter(has_text="Not sent").wait_for()
    table.anna.unblock()
    await failed.get_by_role("button", name="Try again").click()
    await table.has("hello?")
    assert await failed.count() == 0


async def test_discarded(table: Table) -> None:
    """What was not sent can be given up; it is gone after a reload too."""
    await table.come()
    table.anna.block()
    await table.write("never mind")
    await table.page.get_by_role("button", name="Discard").click()
    assert await table.page.locator("#outbox > li").count() == 0
    await table.page.reload()
    await table.has("/start")
    assert await table.page.locator("#outbox > li").count() == 0


async def test_draft_outlives_a_reload_and_is_ones_own(table: Table) -> None:
    """What is being written is there after a reload, and not in somebody else's chat."""
    await table.come()
    await table.text.fill("half a tho")
    await table.page.reload()
    await table.has("/start")
    assert await table.text.input_value() == "half a tho"
    ben = table.server.person("Ben")
    await table.come(ben)
    assert await table.text.input_value() == ""


async def test_nothing_missed_over_a_reconnection(table: Table) -> None:
    """What was said, edited and deleted meanwhile is shown once and in order."""
    await table.come()
    first = await table.say("to be edited")
    second = await table.say("to be deleted")
    await table.has("to be deleted")
    await table.cut()
    await table.say("meanwhile 1")
    await table.bot.edit_message_text("edited", table.anna.id, first.message_id)
    await table.bot.delete_message(table.anna.id, second.message_id)
    await table.say("meanwhile 2")
    await table.mend()
    await table.has("meanwhile 2")
    shown = await table.messages.locator(".content").all_inner_texts()
    assert shown == ["/start", "edited", "meanwhile 1", "meanwhile 2"]


async def test_one_need_not_wait_for_the_next_attempt(table: Table) -> None:
    """Whoever sees that the line is lost can have it tried at once."""
    await table.come()
    await table.cut()
    async with table.page.expect_request("**/events*"):  # by itself the page asks for less first
        await table.page.get_by_role("button", name="Try now").click()
    await table.mend()


async def test_offline_is_told_and_taken_back(table: Table) -> None:
    """The page says that it is offline, and when it is back."""
    await table.come()
    await table.page.context.set_offline(True)
    await table.page.locator("#trouble").filter(has_text="You are offline").wait_for()
    await table.page.context.set_offline(False)
    await table.page.locator("#trouble").wait_for(state="hidden")
    assert await table.page.locator("#heard").inner_text() == "Connected again."


async def test_reply_edit_and_delete(table: Table) -> None:
    """A message's own menu: reply to the bot, edit and take back what one said."""
    question = await table.say("Question?")
    await table.come()
    shown = await table.has("Question?")
    await shown.locator(".more").click()
    await table.page.get_by_role("button", name="Reply").click()
    await table.write("Anser")
    mine = await table.has("Anser")
    assert await mine.locator(".quote").inner_text() == "In reply to:\nQuestion?"
    assert table.anna.messages[-1]["reply_to_message"]["message_id"] == question.message_id
    await mine.locator(".more").click()
    await table.page.get_by_role("button", name="Edit", exact=True).click()
    assert await table.text.input_value() == "Anser"
    await table.write("Answer")
    edited = await table.has("Answer")
    assert await edited.get_by_text("edited").is_visible()
    await edited.locator(".more").click()
    await table.page.get_by_role("button", name="Delete").click()
    await table.page.get_by_role("dialog", name="Delete this message?").wait_for()
    await table.page.locator("#sure-yes").click()
    await edited.wait_for(state="detached")
    assert [one["text"] for one in table.anna.messages] == ["/start", "Question?"]


async def test_too_fast_is_slowed_down(table: Table) -> None:
    """Told to wait, the page waits as long as it is told, and then sends what it has, in order."""
    await table.come()

    async def refuse(route: "Route") -> None:
        await route.fulfill(status=429, json={"error": "slowly"}, headers={"Retry-After": "1"})

    await table.page.route("**/texts", refuse, times=1)
    await table.write("one")
    await table.write("two")
    await table.has("two")
    assert [one["text"] for one in table.anna.messages] == ["/start", "one", "two"]
