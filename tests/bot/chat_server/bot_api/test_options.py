"""What a call may say besides its content, and content that is no text: places and contacts."""

import httpx
import pytest
from telegram import Bot, InputMediaPhoto, LinkPreviewOptions
from telegram.error import BadRequest

from bot.chat_server import Person
from tests.bot.chat_server.pictures import png

REFUSED: list[tuple[str, dict[str, object], str]] = [
    ("sendLocation", {"longitude": 1}, "latitude is empty"),
    ("sendLocation", {"latitude": 1}, "longitude is empty"),
    ("sendLocation", {"latitude": "x", "longitude": 1}, "wrong location specified"),
    ("sendLocation", {"latitude": "nan", "longitude": 1}, "wrong location specified"),
    ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
    (
        "sendLocation",
        {"latitude": 1, "longitude": 1, "live_period": 60},
        "live locations are not served by this chat server",
    ),
    ("sendContact", {"first_name": "Ines"}, 'parameter "phone_number" is required'),
    ("sendContact", {"phone_number": "1"}, 'parameter "first_name" is required'),
    ("sendMessage", {"text": "x", "message_thread_id": 7}, "message thread not found"),
    (
        "sendMessage",
        {"text": "x", "link_preview_options": "[]"},
        "object expected as link preview options",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_parameters": "[]"},
        "object expected as reply parameters",
    ),
    ("editMessageMedia", {"message_id": 1}, 'parameter "media" is required'),
    (
        "editMessageText",
        {"message_id": 1, "text": "x", "reply_markup": {"remove_keyboard": True}},
        "inline keyboard expected",
    ),
    ("copyMessage", {"message_id": 1}, 'parameter "from_chat_id" is required'),
    ("copyMessage", {"from_chat_id": 1001}, "message to copy not found"),
    ("deleteMessages", {}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": "[]"}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": "7"}, "expected an Array of message identifiers"),
    ("deleteMessages", {"message_ids": "[[]]"}, "message identifier must be a Number"),
    ("deleteMessages", {"message_ids": '["x"]'}, "can't parse message identifier as Number"),
    ("deleteMessages", {"message_ids": "[-1]"}, "invalid message identifier specified"),
    (
        "deleteMessages",
        {"message_ids": str([1] * 101)},
        "too many message identifiers specified",
    ),
    ("getChatMenuButton", {"chat_id": -5}, "invalid chat_id specified"),
]


async def test_link_previews(bot: Bot, anna: Person) -> None:
    """How a link is previewed is part of the message, and an edit replaces it with the text."""
    options = LinkPreviewOptions(prefer_small_media=True, url="https://example.org")
    sent = await bot.send_message(anna.id, "x", link_preview_options=options)
    assert sent.link_preview_options == options
    edited = await bot.edit_message_text(
        "y", anna.id, sent.message_id, disable_web_page_preview=True
    )
    assert edited == sent
    shown = anna.chat.messages[sent.message_id]
    assert shown["link_preview_options"] == {"is_disabled": True}
    await bot.edit_message_text("z", anna.id, sent.message_id)
    assert "link_preview_options" not in anna.chat.messages[sent.message_id]


async def test_mentions(bot: Bot, anna: Person) -> None:
    """People whom the bot knows are mentioned as they are called; strangers are plain text."""
    link = "<a href='tg://user?id={}'>she</a> <b>x</b>"
    sent = await bot.send_message(anna.id, link.format(anna.id), parse_mode="HTML")
    mention, bold = sent.entities
    assert mention.user is not None
    assert (mention.user.first_name, mention.user.username) == ("Anna", "anna_v")
    edited = await sent.edit_text(link.format(7), parse_mode="HTML")
    assert not isinstance(edited, bool)
    assert edited.entities == (bold,)
    itself = await bot.send_photo(anna.id, png(), link.format(bot.id), parse_mode="HTML")
    assert itself.caption_entities[0].user == bot.bot


async def test_silence_and_protection(bot: Bot, anna: Person) -> None:
    """A silent message is told as such to the page only; a protected one to everybody."""
    await bot.send_message(anna.id, "loud")
    assert "silent" not in anna.chat.events[-1]
    sent = await bot.send_photo(
        anna.id,
        png(),
        "c",
        disable_notification=True,
        protect_content=True,
        show_caption_above_media=True,
        message_effect_id="7",
    )
    assert (sent.has_protected_content, sent.show_caption_above_media) == (True, True)
    assert anna.chat.events[-1]["silent"] is True
    assert anna.chat.silent == [sent.message_id]
    edited = await sent.edit_caption("d")
    assert not isinstance(edited, bool)
    assert (edited.has_protected_content, edited.show_caption_above_media) == (True, None)


async def test_same_file_again(bot: Bot, anna: Person) -> None:
    """A file is sent again by its file_id, and keeps it."""
    one = await bot.send_voice(anna.id, b"OggS", caption="c", duration=2)
    assert one.voice is not None
    two = await bot.send_voice(anna.id, one.voice.file_id)
    assert two.voice is not None
    assert (two.voice.file_id, two.voice.file_unique_id, two.caption) == (
        one.voice.file_id,
        one.voice.file_unique_id,
        None,
    )
    edited = await one.edit_caption("d")
    assert not isinstance(edited, bool)
    assert edited.caption == "d"
    with pytest.raises(BadRequest, match="Can't use file of type voice as document"):
        await bot.send_document(anna.id, one.voice.file_id)


async def test_media_in_place_of_a_text(bot: Bot, anna: Person) -> None:
    """A text becomes a picture; a place does not."""
    text = await bot.send_message(anna.id, "see", link_preview_options=LinkPreviewOptions(True))
    edited = await text.edit_media(InputMediaPhoto(png(), "there"))
    assert not isinstance(edited, bool)
    assert (edited.text, edited.caption, edited.link_preview_options) == (None, "there", None)
    place = await bot.send_location(anna.id, 1, 2)
    with pytest.raises(BadRequest, match="There is no media in the message to edit"):
        await place.edit_media(InputMediaPhoto(png()))


async def test_refused(http: httpx.AsyncClient, anna: Person) -> None:
    """What is missing or makes no sense is refused in the words of the Bot API."""
    for method, asked, problem in REFUSED:
        answer = await http.post(f"/bot42:secret/{method}", json={"chat_id": anna.id} | asked)
        assert answer.json()["description"] == f"Bad Request: {problem}", (method, asked)
