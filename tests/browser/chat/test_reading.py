"""What is new, what is unread, and what was really seen."""

from tests.browser.chat.table import Table

_HIDE = """hidden => {
    Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
    Object.defineProperty(document, 'visibilityState',
        {value: hidden ? 'hidden' : 'visible', configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
}"""
SPOKEN = """() => {
    window.spoken = [];
    const live = document.getElementById('live');
    new MutationObserver(() => window.spoken.push(live.textContent))
        .observe(live, {childList: true});
}"""
LONG = "word " * 600


async def test_unread_when_one_comes(table: Table) -> None:
    """The line stands before the first message that was not seen, and what is seen counts less."""
    await table.say("old")
    await table.come()
    await _seen(table, 2)
    await table.page.goto("about:blank")
    await table.say(LONG)
    await table.say("last")
    await table.come()
    line = table.page.locator("#unread-line")
    assert await line.inner_text() == "New messages"
    assert await line.is_visible()
    assert (await line.locator("xpath=..").get_attribute("id")) == "m3"
    assert (await table.page.title()).startswith("(2) ")
    end = table.page.get_by_role("button", name="Go to the latest message. Unread: 2")
    await end.click()
    await table.page.wait_for_function("() => !document.title.startsWith('(')")
    assert not await table.page.locator("#end").is_visible()
    await _seen(table, 4)


async def test_seen_only_when_visible(table: Table) -> None:
    """A hidden page reports nothing; being looked at, it does, and the mark in the title goes."""
    await table.come()
    await table.page.evaluate(_HIDE, True)
    said = await table.say("while away")
    await table.has("while away")
    await table.page.wait_for_function("() => document.title.startsWith('(1)')")
    await table.page.wait_for_timeout(700)  # longer than a report waits
    assert table.anna.chat.seen < said.message_id
    await table.page.evaluate(_HIDE, False)
    await _seen(table, said.message_id)
    assert not (await table.page.title()).startswith("(")


async def test_further_down_is_not_seen(table: Table) -> None:
    """Who reads above stays there, and sees that there is something below."""
    for _ in range(3):
        await table.say(LONG)
    await table.come()
    await table.page.locator("#end").click()
    await _seen(table, 4)
    await table.page.locator("#scroll").evaluate("node => { node.scrollTop = 0; }")
    await table.page.get_by_role("button", name="Go to the latest message").wait_for()
    said = await table.say("below")
    await table.page.get_by_role("button", name="Unread: 1").wait_for()
    assert await table.page.locator("#scroll").evaluate("node => node.scrollTop") < 50
    assert table.anna.chat.seen < said.message_id


async def test_earlier_messages_on_demand(table: Table) -> None:
    """A long chat shows its end; the rest comes when asked for, and what one reads stays put."""
    for number in range(70):
        await table.anna.send(f"note {number}")
    await table.come()
    assert await table.messages.count() == 60
    await table.page.locator("#scroll").evaluate("node => { node.scrollTop = 0; }")
    top = "document.getElementById('m12').getBoundingClientRect().top"
    before = await table.page.evaluate(top)
    await table.page.get_by_role("button", name="Show earlier messages").click()
    await table.has("note 0")
    assert await table.messages.count() == 71
    assert not await table.page.locator("#older").is_visible()
    assert abs(await table.page.evaluate(top) - before) < 60  # the button's own height


async def test_told_without_chattering(table: Table) -> None:
    """One message is read out, several at once are summed up, edits are not."""
    await table.come()
    await table.page.evaluate(SPOKEN)
    first = await table.say("Good morning")
    await table.page.wait_for_function("() => window.spoken.length === 1")
    for text in ("a", "b", "c"):
        await table.say(text)
    await table.bot.edit_message_text("Good evening", table.anna.id, first.message_id)
    await table.page.wait_for_function("() => window.spoken.length === 2")
    await table.page.wait_for_timeout(900)
    assert await table.page.evaluate("window.spoken") == [
        "Hospes: Good morning",
        "3 new messages from Hospes. The latest: c",
    ]


async def test_messages_are_named(table: Table) -> None:
    """A screen reader hears of each message who said it, what, and when."""
    await table.say("Good morning")
    await table.come()
    item = table.page.get_by_role("listitem", name="Hospes Good morning")
    assert await item.count() == 1
    mine = table.page.get_by_role("listitem", name="You /start")
    assert await mine.count() == 1


async def test_typing_and_a_pinned_message(table: Table) -> None:
    """That the bot types is shown and not read out; a pinned message is one press away."""
    pinned = await table.say("The plan")
    for _ in range(3):
        await table.say(LONG)
    await table.come()
    await table.bot.send_chat_action(table.anna.id, "typing")
    await table.page.get_by_text("Hospes is typing…").wait_for()
    assert await table.page.locator("#status").get_attribute("role") is None
    await table.bot.pin_chat_message(table.anna.id, pinned.message_id)
    await table.page.get_by_role("button", name="Pinned message The plan").click()
    focused = await table.page.evaluate("document.activeElement.id")
    assert focused == f"m{pinned.message_id}"


async def _seen(table: Table, number: int) -> None:
    """Wait until the server knows that a message was seen."""
    chat = table.anna.chat
    assert await chat.changed.until(lambda: chat.seen >= number or None, 5)
    assert chat.seen == number
