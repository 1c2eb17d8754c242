"""Replies and quotes through a real python-telegram-bot Bot."""

import pytest
from telegram import Bot, MessageEntity, ReplyParameters
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from tests.bot.chat_server.parsed import strangers


async def test_quote(bot: Bot, anna: Person) -> None:
    """A quote is a part of the message, with its place in UTF-16 units and its style."""
    said = (await anna.send("🏟 yes, yes and no"))["message_id"]
    reply = ReplyParameters(said, quote="<b>yes</b>", quote_parse_mode="HTML", quote_position=8)
    sent = await bot.send_message(anna.id, "Twice?", reply_parameters=reply)
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position, sent.quote.is_manual) == ("yes", 8, True)
    assert sent.quote.entities == (MessageEntity("bold", 0, 3),)
    assert sent.reply_to_message is not None
    assert strangers(sent) == []
    again = await bot.send_message(
        anna.id, "!", reply_parameters=ReplyParameters(sent.message_id, quote="Twice")
    )
    assert again.reply_to_message is not None
    assert again.reply_to_message.quote is None
    with pytest.raises(BadRequest) as caught:
        await sent.reply_text("x", reply_parameters=ReplyParameters(said, quote="maybe"))
    assert caught.value.message.upper() == "QUOTE_TEXT_INVALID"


async def test_reply_from_another_chat(bot: Bot, anna: Person, server: ChatServer) -> None:
    """A message of another chat is replied to by telling only who wrote it."""
    ben = server.person("Ben")
    said = (await ben.send("secret"))["message_id"]
    elsewhere = ReplyParameters(said, chat_id=ben.id, quote="secret")
    sent = await bot.send_message(anna.id, "x", reply_parameters=elsewhere)
    assert sent.external_reply is not None
    assert sent.external_reply.origin.to_dict()["sender_user"]["first_name"] == "Ben"
    assert sent.reply_to_message is None
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(anna.id, "x", reply_parameters=ReplyParameters(1, chat_id=7))


async def test_reply_to_nothing(bot: Bot, anna: Person) -> None:
    """A reply to a missing message is refused unless that is allowed."""
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_location(anna.id, 1, 1, reply_parameters=ReplyParameters(99))
    missing = ReplyParameters(99, allow_sending_without_reply=True)
    sent = await bot.send_message(anna.id, "x", reply_parameters=missing)
    assert sent.reply_to_message is None
