"""Copies, forwards and albums through a real python-telegram-bot Bot."""

from collections.abc import Awaitable, Callable

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from tests.bot.chat_server.pictures import png

Call = Callable[[], Awaitable[object]]

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
MIXED = "document can't be mixed with other media types"

REFUSED = [
    ("", 'parameter "media" is required'),
    ("{}", "expected an Array of InputMedia"),
    ("[]", "there are no messages to send"),
    ("[1, 1]", "can't parse InputMedia: expected an Object"),
    ("[{}, {}]", "can't parse InputMedia: media not found"),
    (
        '[{"media":"x","type":[]}, 1]',
        'can\'t parse InputMedia: Field "type" must be of type String',
    ),
    ('[{"media":"x","type":"x"}, 1]', 'can\'t parse InputMedia: type "x" is unsupported'),
    ('[{"type":"photo","media":"nothing"}, 1]', "wrong file identifier/HTTP URL specified"),
    ("[1]", "too few messages to send as an album"),
    ("[" + ",".join(["1"] * 11) + "]", "too many messages to send as an album"),
]


async def test_copy(bot: Bot, anna: Person, server: ChatServer) -> None:
    """A copy has the content and no sender; buttons and replies are its own."""
    ben = server.person("Ben")
    said = await ben.send_photo(png(), "his words")
    sent = await bot.copy_message(anna.id, ben.id, said["message_id"], reply_markup=BUTTONS)
    copy = anna.chat.messages[sent.message_id]
    assert (copy["photo"], copy["caption"]) == (said["photo"], "his words")
    assert "forward_origin" not in copy
    assert copy["reply_markup"]["inline_keyboard"][0][0]["text"] == "Yes"
    again = await bot.copy_message(anna.id, anna.id, sent.message_id, caption="mine")
    assert anna.chat.messages[again.message_id]["caption"] == "mine"
    assert "reply_markup" not in anna.chat.messages[again.message_id]


async def test_forward(bot: Bot, anna: Person, server: ChatServer) -> None:
    """A forwarded message names its first writer, however often it is forwarded."""
    ben = server.person("Ben")
    said = await ben.send("his words")
    one = await bot.forward_message(anna.id, ben.id, said["message_id"])
    two = await bot.forward_message(ben.id, anna.id, one.message_id)
    assert isinstance(two.forward_origin, MessageOriginUser)
    assert (two.forward_origin.sender_user.id, two.text) == (ben.id, "his words")
    hidden = await anna.forward("overheard", "Somebody")
    three = await bot.forward_message(ben.id, anna.id, hidden["message_id"])
    assert isinstance(three.forward_origin, MessageOriginHiddenUser)


async def test_what_cannot_be_copied(bot: Bot, anna: Person) -> None:
    """Missing and protected messages, unknown chats and disorder are refused."""
    kept = await bot.send_message(anna.id, "x", protect_content=True)
    assert kept.has_protected_content
    last = kept.message_id
    refused: list[tuple[Call, str]] = [
        (lambda: bot.copy_message(anna.id, anna.id, 99), "message to copy not found"),
        (lambda: bot.forward_message(anna.id, anna.id, 99), "message to forward not found"),
        (lambda: bot.copy_message(anna.id, anna.id, last), "message can't be copied"),
        (lambda: bot.forward_message(anna.id, anna.id, last), "message can't be forwarded"),
        (lambda: bot.copy_message(anna.id, 7, 1), "chat not found"),
        (lambda: bot.copy_messages(anna.id, anna.id, [last, 98]), "there are no messages to copy"),
        (
            lambda: bot.forward_messages(anna.id, anna.id, [2, 1]),
            "message identifiers must be in a strictly increasing order",
        ),
    ]
    for call, problem in refused:
        with pytest.raises(BadRequest) as caught:
            await call()
        assert caught.value.message.casefold() == problem


async def test_album(bot: Bot, anna: Person) -> None:
    """An album is several messages with one id; a copy of it is another album."""
    media = [InputMediaPhoto(png(), "one", has_spoiler=True), InputMediaPhoto(png(5), "two")]
    said = (await anna.send("?"))["message_id"]
    sent = await bot.send_media_group(anna.id, media, reply_to_message_id=said)
    assert [one.caption for one in sent] == ["one", "two"]
    assert [one.has_media_spoiler for one in sent] == [True, None]
    assert len({one.media_group_id for one in sent}) == 1
    assert all(one.reply_to_message for one in sent)
    numbers = [one.message_id for one in sent]
    copies = await bot.copy_messages(anna.id, anna.id, numbers, remove_caption=True)
    copied = [anna.chat.messages[one.message_id] for one in copies]
    assert len({one["media_group_id"] for one in copied}) == 1
    assert copied[0]["media_group_id"] != sent[0].media_group_id
    assert "caption" not in copied[0]
    forwarded = await bot.forward_messages(anna.id, anna.id, numbers)
    assert anna.chat.messages[forwarded[0].message_id]["forward_origin"]["type"] == "user"
    with pytest.raises(BadRequest, match="Can't change media type in the album"):
        await sent[0].edit_media(InputMediaDocument(b"abc"))


async def test_refused_albums(http: httpx.AsyncClient, anna: Person) -> None:
    """Albums that are empty, too long or no albums are refused."""
    for media, problem in REFUSED:
        asked = {"chat_id": anna.id, "media": media}
        answer = await http.post("/bot42:secret/sendMediaGroup", data=asked)
        assert answer.json()["description"] == f"Bad Request: {problem}"


async def test_mixed_albums(bot: Bot, anna: Person) -> None:
    """Documents stay among themselves, and videos are plainly not served; nothing is sent."""
    before = len(anna.messages)
    with pytest.raises(BadRequest) as caught:
        await bot.send_media_group(anna.id, [InputMediaPhoto(png()), InputMediaDocument(b"abc")])
    assert caught.value.message.casefold() == MIXED
    with pytest.raises(BadRequest, match="Videos and music are not served"):
        await bot.send_media_group(anna.id, [InputMediaPhoto(png()), InputMediaVideo(b"abc")])
    assert len(anna.messages) == before
