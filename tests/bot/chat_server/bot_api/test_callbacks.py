"""Pressed buttons and their answers."""

import pytest
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person, PersonError
from tests.bot.chat_server.conftest import Clock

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y:1")]])
TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


async def pressed(bot: Bot) -> CallbackQuery:
    (update,) = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    assert update.callback_query is not None
    return update.callback_query


@pytest.mark.parametrize("button", ["Yes", "y:1"])
async def test_press_and_answer(bot: Bot, anna: Person, button: str) -> None:
    """A button is pressed by its label or its data, and the person sees the answer."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    press = anna.press(sent.message_id, button)
    query = await pressed(bot)
    assert (query.data, query.from_user.id, query.message) == ("y:1", anna.id, sent)
    await query.answer("Recorded", show_alert=True)
    answer = await press
    assert answer == {
        "query_id": query.id,
        "message_id": sent.message_id,
        "text": "Recorded",
        "show_alert": True,
    }
    assert anna.alerts == [answer]


async def test_no_answer(bot: Bot, anna: Person) -> None:
    """Who gets no answer in time is told so."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    assert await anna.press(sent.message_id, "Yes", seconds=0.01) is None


async def test_answers_that_come_too_late(bot: Bot, anna: Person, clock: Clock) -> None:
    """Old, answered and unknown queries are refused."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    anna.press(sent.message_id, "Yes")
    query = await pressed(bot)
    await query.answer(url="https://example.org")
    assert anna.alerts[0]["url"] == "https://example.org"
    for query_id in (query.id, "1"):
        with pytest.raises(BadRequest) as caught:
            await bot.answer_callback_query(query_id)
        assert caught.value.message.casefold() == TOO_OLD.casefold()
    late = anna.press(sent.message_id, "Yes")
    clock.now += 61
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.query_id)


async def test_long_answer(bot: Bot, anna: Person) -> None:
    """An answer has at most 200 characters."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    press = anna.press(sent.message_id, "Yes")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(press.query_id, "x" * 201)


async def test_copied_payload(bot: Bot, server: ChatServer, anna: Person) -> None:
    """A payload that no button has can be sent, as somebody with another client might."""
    sent = await bot.send_message(anna.id, "?")
    with pytest.raises(PersonError, match="there is no button 'Yes'"):
        anna.press(sent.message_id, "Yes")
    anna.press_data(sent.message_id, "stolen")
    assert (await pressed(bot)).data == "stolen"
    assert len(server.state.updates) == 1


async def test_a_query_waits_150_seconds(bot: Bot, anna: Person, clock: Clock) -> None:
    """A press that the bot does not fetch in time is lost."""
    sent = await bot.send_message(anna.id, "?", reply_markup=BUTTONS)
    anna.press(sent.message_id, "Yes")
    clock.now += 149
    assert len(await bot.get_updates()) == 1
    clock.now += 1
    assert await bot.get_updates() == ()
