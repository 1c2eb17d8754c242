"""What people say, reply, share and take back, as a real bot hears it."""

from typing import Any

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    Update,
)

from bot.chat_server import Person, PersonError
from tests.bot.chat_server.conftest import Clock

BOLD: dict[str, Any] = {"type": "bold", "offset": 0, "length": 2}


async def heard(bot: Bot) -> list[Message]:
    """What the bot has not heard before."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [one.effective_message for one in updates if isinstance(one.effective_message, Message)]


def keyboard(*labels: str | KeyboardButton, once: bool = False) -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup([list(labels)], one_time_keyboard=once)


async def test_marked_texts(bot: Bot, anna: Person) -> None:
    """A text may be marked up, is cleaned, and has its links and commands found."""
    await anna.send(" 🏟 /now at example.org\t@ines", entities=[BOLD | {"offset": 1}])
    (message,) = await heard(bot)
    assert message.text == "🏟 /now at example.org @ines"
    assert list(message.parse_entities().items()) == [
        (MessageEntity("bold", 0, 2), "🏟"),
        (MessageEntity("bot_command", 3, 4), "/now"),
        (MessageEntity("url", 11, 11), "example.org"),
        (MessageEntity("mention", 23, 5), "@ines"),
    ]
    with pytest.raises(PersonError, match="entity beginning at UTF-16 offset 0 ends after"):
        await anna.send("x", entities=[BOLD])


async def test_long_texts(bot: Bot, anna: Person) -> None:
    """What remains of a long text is said too, unless it is blank; marks need a short one."""
    await anna.send("x" * 4096 + "\n \n" + "y" * 4095 + "  ")
    assert [one.text for one in await heard(bot)] == ["x" * 4096, "y" * 4093, "yy"]
    await anna.send("x" * 4096 + " " * 5000 + "y")
    assert [one.text for one in await heard(bot)] == ["x" * 4096, "y"]
    with pytest.raises(PersonError, match="only a text of one message can have entities"):
        await anna.send("x" * 5000, entities=[BOLD])


async def test_quotes(bot: Bot, anna: Person) -> None:
    """A part of the message that is replied to is quoted with its marks, in UTF-16 units."""
    asked = await bot.send_message(anna.id, "🏟 <b>What</b> for, <code>x</code>?", "HTML")
    await anna.send("This", reply_to=asked.message_id, quote="hat for, x")
    (message,) = await heard(bot)
    assert message.reply_to_message == asked
    assert message.quote is not None
    assert (message.quote.text, message.quote.position) == ("hat for, x", 4)
    assert message.quote.entities == (MessageEntity("bold", 0, 3),)
    await anna.send("And", reply_to=message.message_id)
    (later,) = await heard(bot)
    assert later.reply_to_message is not None
    assert (later.reply_to_message.quote, later.reply_to_message.reply_to_message) == (None, None)
    with pytest.raises(PersonError, match="'when' does not stand in that message"):
        await anna.send("x", reply_to=asked.message_id, quote="when")


async def test_places(bot: Bot, anna: Person) -> None:
    """A place is shared in degrees, and must be one."""
    await anna.send_location(60.17, -24.94)
    (message,) = await heard(bot)
    assert message.location is not None
    assert (message.location.latitude, message.location.longitude) == (60.17, -24.94)
    for nowhere in ((91, 0), (0, 181), (float("nan"), 0)):
        with pytest.raises(PersonError, match="there is no such place"):
            await anna.send_location(*nowhere)


async def test_a_forced_reply(bot: Bot, anna: Person) -> None:
    """What is said next replies to the question, whatever it is, and then the question is over."""
    asked = await bot.send_message(anna.id, "Name?", reply_markup=ForceReply())
    await anna.send("x" * 5000)
    answer, rest = await heard(bot)
    assert (answer.reply_to_message, rest.reply_to_message) == (asked, None)
    assert anna.chat.keyboard is None
    asked = await bot.send_message(anna.id, "Where?", reply_markup=ForceReply())
    await anna.send_location(1, 2)
    assert (await heard(bot))[0].reply_to_message == asked
    await bot.send_message(anna.id, "Who?", reply_markup=ForceReply())
    await anna.send("Not now", reply_to=0)
    assert (await heard(bot))[0].reply_to_message is None
    await bot.send_message(anna.id, "Sure?", reply_markup=ForceReply())
    await anna.open("deep")
    assert (await heard(bot))[0].reply_to_message is None
    assert anna.chat.keyboard is None


async def test_a_question_that_is_gone(bot: Bot, anna: Person) -> None:
    """A deleted question is no longer replied to, nor do its buttons stay."""
    for markup in (ForceReply(), keyboard("Yes")):
        asked = await bot.send_message(anna.id, "?", reply_markup=markup)
        await bot.send_message(anna.id, "!")
        assert anna.chat.keyboard
        await asked.delete()
        assert anna.chat.keyboard is None
    await anna.send("x")
    assert (await heard(bot))[0].reply_to_message is None


async def test_reply_buttons(bot: Bot, anna: Person) -> None:
    """A reply button says its label, and stays."""
    await bot.send_message(anna.id, "?", reply_markup=keyboard("Yes", "No"))
    await anna.tap_reply("No")
    assert [one.text for one in await heard(bot)] == ["No"]
    assert anna.chat.keyboard
    with pytest.raises(PersonError, match="no reply button 'Maybe'; there are: 'Yes', 'No'"):
        await anna.tap_reply("Maybe")


async def test_buttons_that_share(bot: Bot, anna: Person) -> None:
    """A button may share one's own number or a place instead."""
    contact, place = (
        KeyboardButton("My number", request_contact=True),
        KeyboardButton("My place", request_location=True),
    )
    await bot.send_message(anna.id, "?", reply_markup=keyboard(contact, place))
    await anna.tap_reply("My number", phone_number="+358 1")
    await anna.tap_reply("My place", place=(60, 25))
    number, where = await heard(bot)
    assert number.contact is not None
    assert (number.contact.user_id, number.text) == (anna.id, None)
    assert where.location is not None
    with pytest.raises(PersonError, match="a contact needs a phone number"):
        await anna.tap_reply("My number")
    with pytest.raises(PersonError, match="this button shares a place"):
        await anna.tap_reply("My place")


@pytest.mark.parametrize(
    "button",
    [
        "Yes",
        KeyboardButton("Me", request_contact=True),
        KeyboardButton("It", request_location=True),
    ],
)
async def test_one_time_keyboards(bot: Bot, anna: Person, button: str | KeyboardButton) -> None:
    """Buttons for one press are gone after it; saying something else leaves them."""
    once = keyboard(button, once=True)
    await bot.send_message(anna.id, "?", reply_markup=once)
    await anna.send("Wait")
    assert anna.chat.keyboard
    label = button if isinstance(button, str) else button.text
    await anna.tap_reply(label, "+358 1", (1, 2))
    assert anna.chat.keyboard is None
    assert anna.chat.events[-1]["kind"] == "keyboard"
    with pytest.raises(PersonError, match="there are: none"):
        await anna.tap_reply(label)


async def test_editing_in_time(bot: Bot, anna: Person, clock: Clock) -> None:
    """A message can be edited for two days, with marks, and keeps what it replies to."""
    asked = await bot.send_message(anna.id, "?")
    said = await anna.send("one", reply_to=asked.message_id)
    clock.now += 48 * 3600
    await anna.edit(said, "two", entities=[BOLD])
    *_, update = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    assert update.edited_message is not None
    assert update.edited_message.reply_to_message == asked
    assert update.edited_message.parse_entities() == {MessageEntity("bold", 0, 2): "tw"}
    clock.now += 1
    with pytest.raises(PersonError, match="a message can be edited for 48 hours"):
        await anna.edit(said, "three")
    anna.block()
    with pytest.raises(PersonError, match="has blocked the bot"):
        await anna.edit(said, "three")


async def test_taking_back(bot: Bot, anna: Person) -> None:
    """An own message can be deleted for both; the bot is not told, and cannot reply to it."""
    said = await anna.send("oops")
    assert len(await heard(bot)) == 1
    await anna.delete(said)
    assert await bot.get_updates() == ()
    assert said not in anna.messages
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
    sent = await bot.send_message(anna.id, "x", reply_markup=buttons)
    with pytest.raises(PersonError, match="only an own message can be edited or deleted"):
        await anna.delete(sent.message_id)
    with pytest.raises(PersonError, match="there is no message"):
        await anna.delete(said)
