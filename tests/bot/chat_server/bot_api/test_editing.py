"""Editing and deleting through a real python-telegram-bot Bot."""

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)
from telegram.error import BadRequest

from bot.chat_server import Person
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.pictures import png

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
SAME = (
    "Message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


async def test_new_text(bot: Bot, anna: Person, clock: Clock) -> None:
    """A new text replaces text and buttons, in the same message, with a date of the edit."""
    sent = await bot.send_message(anna.id, "old", reply_markup=BUTTONS)
    clock.now += 5
    edited = await sent.edit_text("<b>new</b>", parse_mode="HTML")
    assert isinstance(edited, Message)
    assert (edited.message_id, edited.text, edited.reply_markup) == (sent.message_id, "new", None)
    assert edited.date == sent.date
    assert edited.edit_date is not None
    assert (edited.edit_date - edited.date).total_seconds() == 5
    assert anna.messages[-1]["text"] == "new"


async def test_same_again(bot: Bot, anna: Person) -> None:
    """The same content and buttons are refused, also after an edit; other buttons are not."""
    sent = await bot.send_message(anna.id, "one", reply_markup=BUTTONS)
    with pytest.raises(BadRequest) as caught:
        await sent.edit_text("one", reply_markup=BUTTONS)
    assert caught.value.message == SAME
    await sent.edit_text("two", reply_markup=BUTTONS)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("two", reply_markup=BUTTONS)
    await sent.edit_text("two")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup()


async def test_only_the_buttons(bot: Bot, anna: Person) -> None:
    """Buttons change without the content."""
    sent = await bot.send_photo(anna.id, png(), caption="c")
    edited = await sent.edit_reply_markup(BUTTONS)
    assert isinstance(edited, Message)
    assert (edited.caption, edited.reply_markup) == ("c", BUTTONS)


async def test_caption_and_media(bot: Bot, anna: Person) -> None:
    """Captions and files of a message can be exchanged, a photo by a document too."""
    sent = await bot.send_photo(anna.id, png(), caption="c")
    edited = await sent.edit_caption("d")
    assert isinstance(edited, Message)
    assert (edited.caption, edited.photo) == ("d", sent.photo)
    edited = await sent.edit_media(InputMediaPhoto(png(9, 9), caption="e"))
    assert isinstance(edited, Message)
    assert (edited.caption, edited.photo[0].width) == ("e", 9)
    edited = await sent.edit_media(InputMediaDocument(b"abc", filename="a.txt"))
    assert isinstance(edited, Message)
    assert edited.document is not None
    assert (edited.document.file_name, edited.photo, edited.caption) == ("a.txt", (), None)


async def test_what_cannot_be_edited(bot: Bot, anna: Person) -> None:
    """Missing messages, other people's, and those without text or caption are refused."""
    said = await anna.send("mine")
    photo = await bot.send_photo(anna.id, png())
    text = await bot.send_message(anna.id, "x")
    for number, problem in (
        (99, "Message to edit not found"),
        (0, "Message to edit not found"),
        (said["message_id"], "Message can't be edited"),
        (photo.message_id, "There is no text in the message to edit"),
    ):
        with pytest.raises(BadRequest, match=problem):
            await bot.edit_message_text("x", anna.id, number)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("x")
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x", inline_message_id="7")
    with pytest.raises(BadRequest, match="Message is too long"):
        await text.edit_text("x" * 4097)


@pytest.mark.parametrize(
    ("media", "problem"),
    [
        ("[]", "expected an Object"),
        ('{"type":"photo"}', "media not found"),
        ('{"media":"x"}', 'Can\'t find field "type"'),
        ('{"media":"x","type":"x"}', 'type "x" is unsupported'),
    ],
)
async def test_media_that_makes_no_sense(
    http: httpx.AsyncClient, anna: Person, media: str, problem: str
) -> None:
    """Media that is no object, or of a kind that is not served, is refused."""
    asked = {"chat_id": anna.id, "message_id": 1, "media": media}
    answer = await http.post("/bot42:secret/editMessageMedia", data=asked)
    assert answer.json()["description"] == f"Bad Request: can't parse InputMedia: {problem}"


async def test_delete(bot: Bot, anna: Person, clock: Clock) -> None:
    """A deleted message is gone for both, its id is not used again, 48 hours are the limit."""
    sent = await bot.send_message(anna.id, "x")
    assert await sent.delete()
    assert sent.message_id not in anna.chat.messages
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.delete_message(anna.id, 0)
    with pytest.raises(BadRequest, match="Chat identifier is not specified"):
        await bot.delete_message("", 1)
    later = await bot.send_message(anna.id, "y")
    assert later.message_id == sent.message_id + 1
    clock.now += 48 * 3600 + 1
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await later.delete()


async def test_delete_several(bot: Bot, anna: Person, clock: Clock) -> None:
    """Several go at once, the missing ones are skipped; if one is too old, none goes."""
    said = (await anna.send("mine"))["message_id"]
    sent = await bot.send_message(anna.id, "x")
    assert await bot.delete_messages(anna.id, [said, sent.message_id, 99])
    assert [one["text"] for one in anna.messages] == ["/start"]
    clock.now += 48 * 3600 + 1
    later = await bot.send_message(anna.id, "y")
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_messages(anna.id, [1, later.message_id])
    assert later.message_id in anna.chat.messages
