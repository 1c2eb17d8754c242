"""Sending through a real python-telegram-bot Bot."""

from datetime import UTC, datetime

import httpx
import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    User,
)
from telegram.error import BadRequest, Forbidden

from bot.chat_server import ChatServer, Person
from bot.chat_server.files import LARGEST_UPLOAD
from tests.bot.chat_server.conftest import NOW
from tests.bot.chat_server.pictures import png

TOO_BIG = "File of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"
YES = InlineKeyboardButton("Yes", callback_data="yes")


async def test_text_arrives(bot: Bot, anna: Person) -> None:
    """A text is dated by the clock, numbered per chat, and seen by the person."""
    sent = await bot.send_message(anna.id, "Hello")
    assert sent.date == datetime.fromtimestamp(NOW, UTC)
    assert (sent.message_id, sent.chat.username, sent.from_user) == (2, "anna_v", bot.bot)
    assert anna.messages[-1]["text"] == "Hello"


async def test_html_becomes_entities(bot: Bot, anna: Person) -> None:
    """HTML is parsed, and python-telegram-bot reads the entities back."""
    sent = await bot.send_message(anna.id, "🏟 <b>bold</b> &amp; /now", parse_mode="HTML")
    assert sent.text == "🏟 bold & /now"
    bold, command = sent.entities
    assert sent.parse_entity(bold) == "bold"
    assert sent.parse_entity(command) == "/now"


async def test_explicit_entities(bot: Bot, anna: Person) -> None:
    """Entities may be given as such; those that overlap are nested, those outside are refused."""
    given = [
        MessageEntity("bold", 0, 4),
        MessageEntity("text_link", 0, 2, url="https://example.org"),
        MessageEntity("text_mention", 2, 1, user=User(anna.id, "Anna", is_bot=False)),
    ]
    sent = await bot.send_message(anna.id, "abcd", entities=given)
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [
        ("text_link", 0, 2),
        ("bold", 0, 2),
        ("text_mention", 2, 1),
        ("bold", 2, 1),
        ("bold", 3, 1),
    ]
    assert sent.entities[0].url == "https://example.org/"
    with pytest.raises(BadRequest, match="Entity begins after the end of the text"):
        await bot.send_message(anna.id, "abcd", entities=[MessageEntity("bold", 50, 3)])


async def test_reply_carries_the_message(bot: Bot, anna: Person) -> None:
    """A reply shows what it replies to, one level deep."""
    said = await anna.send("A question")
    first = await bot.send_message(anna.id, "One", reply_to_message_id=said["message_id"])
    second = await bot.send_message(anna.id, "Two", reply_to_message_id=first.message_id)
    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "One"
    assert second.reply_to_message.reply_to_message is None


async def test_reply_to_nothing(bot: Bot, anna: Person) -> None:
    """A reply to a missing message is refused unless that is allowed."""
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "x", reply_to_message_id=99)
    sent = await bot.send_message(
        anna.id, "x", reply_to_message_id=99, allow_sending_without_reply=True
    )
    assert sent.reply_to_message is None


async def test_inline_keyboard_is_part_of_the_message(bot: Bot, anna: Person) -> None:
    """Inline buttons come back with the message, empty rows do not."""
    link = InlineKeyboardButton("Site", url="example.org")
    markup = InlineKeyboardMarkup([[YES, link], []])
    sent = await bot.send_message(anna.id, "?", reply_markup=markup)
    shown = InlineKeyboardButton("Site", url="http://example.org/")
    assert sent.reply_markup == InlineKeyboardMarkup([[YES, shown]])


async def test_reply_keyboard_is_part_of_the_chat(bot: Bot, anna: Person) -> None:
    """Reply keyboards show above the text box and go when they are removed."""
    markup = ReplyKeyboardMarkup([["Yes", KeyboardButton("Share", request_contact=True)]])
    sent = await bot.send_message(anna.id, "?", reply_markup=markup)
    assert sent.reply_markup is None
    assert anna.chat.keyboard is not None
    assert anna.chat.keyboard["keyboard"][0][0] == {"text": "Yes"}
    await bot.send_message(anna.id, "?", reply_markup=ForceReply())
    assert anna.chat.keyboard == {"force_reply": True, "message_id": 3}
    await bot.send_message(anna.id, "?", reply_markup=ReplyKeyboardRemove())
    assert anna.chat.keyboard is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("<b></b>", "Text must be non-empty"),
        ("x" * 4097, "Message is too long"),
        ("<b>x", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_refused_texts(bot: Bot, anna: Person, text: str, problem: str) -> None:
    """Texts are refused in the words of the Bot API."""
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(anna.id, text, parse_mode="HTML")
    assert caught.value.message.casefold() == problem.casefold()


async def test_length_counts_after_parsing(bot: Bot, anna: Person) -> None:
    """4096 code points fit, however much markup and however many UTF-16 units they take."""
    sent = await bot.send_message(anna.id, f"<b>{'🏟' * 4096}</b>", parse_mode="HTML")
    assert sent.entities[0].length == 8192


async def test_other_markup(bot: Bot, anna: Person) -> None:
    """Both kinds of Markdown are understood, any other mode is refused."""
    sent = await bot.send_message(anna.id, "*a* ||b||\\.", parse_mode="MarkdownV2")
    assert list(sent.parse_entities().values()) == ["a", "b"]
    assert (await bot.send_message(anna.id, "*a*.", parse_mode="Markdown")).text == "a."
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(anna.id, "x", parse_mode="BBCode")


async def test_unknown_chats(bot: Bot) -> None:
    """Unknown ids, names and no id at all are told apart as the Bot API does."""
    for chat_id in (5, "@nobody", -100):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat_id, "x")
    with pytest.raises(BadRequest, match="Chat_id is empty"):
        await bot.send_message("", "x")


async def test_people_who_cannot_be_reached(bot: Bot, server: ChatServer, anna: Person) -> None:
    """Who never pressed start, who blocked the bot, and the bot itself get nothing: 403."""
    stranger = server.person("Ben")
    anna.block()
    for chat_id, problem in (
        (stranger.id, "bot can't initiate conversation with a user"),
        (anna.id, "bot was blocked by the user"),
        (42, "the bot can't send messages to the bot"),
    ):
        with pytest.raises(Forbidden, match=problem):
            await bot.send_message(chat_id, "x")


async def test_photo(bot: Bot, anna: Person) -> None:
    """A picture has its size, a caption with entities, and can be sent again by file_id."""
    sent = await bot.send_photo(anna.id, png(40, 30), caption="<i>Hi</i>", parse_mode="HTML")
    (photo,) = sent.photo
    assert (photo.width, photo.height, sent.caption) == (40, 30, "Hi")
    assert sent.caption_entities[0].type == "italic"
    again = await bot.send_photo(anna.id, photo.file_id)
    assert again.photo == sent.photo


async def test_document(bot: Bot, anna: Person) -> None:
    """A document keeps its name and type, and the same content is the same file."""
    sent = await bot.send_document(anna.id, b"%PDF-1.7", filename="a.pdf", caption="Yours")
    again = await bot.send_document(anna.id, b"%PDF-1.7", filename="a.pdf")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("a.pdf", "application/pdf")
    assert again.document == sent.document


async def test_attached_document(bot: Bot, anna: Person) -> None:
    """A file may come under another part's name."""
    file = InputFile(b"abc", filename="b.txt", attach=True)
    sent = await bot.send_document(anna.id, file)
    assert sent.document is not None
    assert sent.document.file_name == "b.txt"


async def test_attached_part_is_missing(http: httpx.AsyncClient, anna: Person) -> None:
    """A part that is named but did not come is told."""
    asked = {"chat_id": anna.id, "document": "attach://a"}
    answer = await http.post("/bot42:secret/sendDocument", json=asked)
    assert "wrong remote file identifier specified" in answer.json()["description"]


async def test_upload_limit(http: httpx.AsyncClient, anna: Person) -> None:
    """A file has at most 50 MiB."""
    file = {"document": ("a.bin", bytes(LARGEST_UPLOAD + 1))}
    answer = await http.post("/bot42:secret/sendDocument", data={"chat_id": "1001"}, files=file)
    assert (answer.status_code, len(anna.messages)) == (413, 1)


@pytest.mark.parametrize(
    ("photo", "problem"),
    [
        (b"no picture", "Image_process_failed"),
        (png(300, 3), "Photo_invalid_dimensions"),
        (b"", "File must be non-empty"),
        (bytes(10 * 1024 * 1024 + 1), TOO_BIG),
        ("unknown", "Wrong file identifier/http url specified"),
        ("https://example.org/a.png", "Failed to get http url content"),
    ],
)  # fmt: skip
async def test_refused_photos(bot: Bot, anna: Person, photo: bytes | str, problem: str) -> None:
    """What is no picture, too long, too big, empty or unknown is refused."""
    with pytest.raises(BadRequest) as caught:
        await bot.send_photo(anna.id, photo)
    assert caught.value.message.casefold() == problem.casefold()


async def test_file_of_another_kind(bot: Bot, anna: Person) -> None:
    """A document's id does not send a photo."""
    sent = await bot.send_document(anna.id, b"abc")
    assert sent.document is not None
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(anna.id, sent.document.file_id)


async def test_long_caption(bot: Bot, anna: Person) -> None:
    """A caption has at most 1024 characters."""
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(anna.id, b"abc", caption="x" * 1025)


async def test_chat_action(bot: Bot, anna: Person) -> None:
    """The person sees that the bot is busy; unknown actions are refused."""
    assert await bot.send_chat_action(anna.id, "typing")
    assert anna.chat.events[-1]["action"] == "typing"
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(anna.id, "dancing")


async def test_protected_content(bot: Bot, anna: Person) -> None:
    """Protected messages say so."""
    sent = await bot.send_message(anna.id, "x", protect_content=True)
    assert sent.has_protected_content
