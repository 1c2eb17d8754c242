"""Every method of Bot API 10.0: understood by python-telegram-bot, or plainly refused."""

import inspect
import re

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from bot.chat_server.bot_api.methods import METHODS
from bot.chat_server.bot_api.methods.unserved import UNSERVED
from tests.bot.chat_server.bot_api.examples import SERVED
from tests.bot.chat_server.bot_api.scene import Scene
from tests.bot.chat_server.parsed import strangers
from tests.bot.chat_server.pictures import png

ANSWERS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
REFUSED = {name: family for family, names in UNSERVED.items() for name in names.split()}


def test_none_is_forgotten() -> None:
    """Each method that python-telegram-bot knows is served or refused by name, and no other."""
    camel = re.compile(r"[a-z]+(?:[A-Z][a-z]*)+|close")
    known = {name for name, _ in inspect.getmembers(Bot, callable) if camel.fullmatch(name)}
    assert {method.name for method in METHODS.values()} == known
    assert set(SERVED) == known - set(REFUSED)


async def test_every_served_method(bot: Bot, anna: Person) -> None:
    """What is served returns what python-telegram-bot expects, and nothing that it cannot place."""
    scene = Scene(bot, anna)
    for name, (do, holds) in SERVED.items():
        result = await do(scene)
        assert holds(result), f"{name} returned {result}"
        assert strangers(result) == [], name


@pytest.mark.filterwarnings("ignore:Please use 'Bot.")  # by name, for want of arguments
async def test_every_other_method(bot: Bot, server: ChatServer) -> None:
    """What is not served is a bad request that names the method and what is missing."""
    for name, family in REFUSED.items():
        with pytest.raises(BadRequest) as caught:
            await bot.do_api_request(name)
        text = f"method {name} is not served by this chat server, which knows no {family}"
        assert caught.value.message.casefold() == text.casefold()
    assert len(server.calls) == len(REFUSED)


async def test_every_update(bot: Bot, anna: Person) -> None:
    """Whatever a person does arrives as an update without anything that is unknown to the bot."""
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    text = await anna.send("see https://example.org")
    sent = await bot.send_message(anna.id, "?", reply_markup=ANSWERS)
    await anna.send_photo(png(), "caption", reply_to=sent.message_id)
    await anna.send_document(b"abc", "a.txt")
    await anna.send_voice()
    await anna.send_sticker()
    await anna.send_contact("+3581")
    await anna.send_location(60.17, 24.94)
    await anna.forward("said elsewhere")
    await anna.edit(text, "edited")
    anna.press(sent.message_id, "yes")
    anna.react(sent.message_id, "👍")
    anna.block()
    anna.unblock()
    updates = await bot.get_updates()
    assert strangers(updates) == []
    assert len(updates) == 13
