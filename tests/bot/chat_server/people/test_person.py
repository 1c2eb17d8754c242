"""People in-process: what they do, and what the bot gets of it."""

import pytest
from telegram import Bot, ChatMember, Message, MessageOriginHiddenUser, Update

from bot.chat_server import ChatServer, Person, PersonError
from tests.bot.chat_server.pictures import png


async def said(bot: Bot) -> Message:
    (update,) = await bot.get_updates()
    assert update.message is not None
    return update.message


async def test_people_are_counted(server: ChatServer) -> None:
    """Ids count up from 1001, may be chosen, and are never given twice."""
    people = [
        server.person("A"),
        server.person("B", id=1003),
        server.person("C"),
        server.person("D"),
    ]
    assert [person.id for person in people] == [1001, 1003, 1002, 1004]
    assert repr(people[0]) == "<Person 1001 A>"
    assert [person.id for person in server.people] == [person.id for person in people]
    for taken in (1001, 42):
        with pytest.raises(PersonError, match=f"there already is a person {taken}"):
            server.person("E", id=taken)


async def test_deep_link(bot: Bot, server: ChatServer) -> None:
    """Opening a link sends /start with its payload, as a command, with the person's language."""
    ben = server.person("Ben", language_code="fr")
    await ben.open("a-Z_9")
    message = await said(bot)
    assert message.text == "/start a-Z_9"
    assert message.entities[0].type == "bot_command"
    assert message.from_user is not None
    assert message.from_user.language_code == "fr"
    for payload in ("a b", "x" * 65):
        with pytest.raises(PersonError, match="a start payload has at most 64"):
            await ben.open(payload)


async def test_text_with_reply(bot: Bot, anna: Person) -> None:
    """A text is trimmed and may reply to a message."""
    asked = await bot.send_message(anna.id, "Why?")
    await anna.send(" Because\r\n", reply_to=asked.message_id)
    message = await said(bot)
    assert (message.text, message.reply_to_message) == ("Because", asked)
    with pytest.raises(PersonError, match="there is no message 99"):
        await anna.send("x", reply_to=99)


async def test_long_text(bot: Bot, anna: Person) -> None:
    """A text over 4096 characters becomes several messages."""
    await anna.send("x" * 4096 + "y")
    assert [
        one.message.text[0] for one in await bot.get_updates() if one.message and one.message.text
    ] == ["x", "y"]


async def test_empty_text(anna: Person) -> None:
    """Nobody can say nothing."""
    for text in ("", "  "):
        with pytest.raises(PersonError, match="a message needs a text"):
            await anna.send(text)


async def test_files(bot: Bot, anna: Person) -> None:
    """Pictures, documents and voice notes arrive as such and can be fetched."""
    await anna.send_photo(png(5, 6), "look")
    await anna.send_document(b"abc", "a.txt", caption="read")
    await anna.send_voice(b"OggS", seconds=3)
    await anna.send_sticker("🎉")
    photo, document, voice, sticker = [
        one.message for one in await bot.get_updates() if one.message
    ]
    assert (photo.photo[0].width, photo.caption) == (5, "look")
    assert document.document is not None
    assert document.document.mime_type == "text/plain"
    assert voice.voice is not None
    assert voice.voice.mime_type == "audio/ogg"
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "🎉"
    file = await document.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"abc"


async def test_files_that_are_none(anna: Person) -> None:
    """A picture must be one, a file must not be empty."""
    with pytest.raises(PersonError, match="IMAGE_PROCESS_FAILED"):
        await anna.send_photo(b"no picture")
    with pytest.raises(PersonError, match="file must be non-empty"):
        await anna.send_document(b"")


async def test_contact(bot: Bot, anna: Person) -> None:
    """A contact is one's own unless a name is given."""
    await anna.send_contact("+358 1")
    await anna.send_contact("+358 2", "Ben")
    own, other = [one.message for one in await bot.get_updates() if one.message]
    assert own.contact is not None
    assert (own.contact.user_id, own.contact.first_name) == (anna.id, "Anna")
    assert other.contact is not None
    assert (other.contact.user_id, other.contact.first_name) == (None, "Ben")
    with pytest.raises(PersonError, match="a contact needs a phone number"):
        await anna.send_contact(" ")


async def test_forwarded(bot: Bot, anna: Person) -> None:
    """A forwarded text tells who wrote it."""
    await anna.forward("/start secret", "Ben")
    message = await said(bot)
    assert isinstance(message.forward_origin, MessageOriginHiddenUser)
    assert message.forward_origin.sender_user_name == "Ben"
    assert message.text == "/start secret"


async def test_editing(bot: Bot, anna: Person) -> None:
    """An own text or caption can be changed; the bot hears of it."""
    first = await anna.send("one https://example.org")
    photo = await anna.send_photo(png(), "old")
    await anna.edit(first, "two")
    await anna.edit(photo["message_id"], "")
    *_, text, caption = [one.edited_message for one in await bot.get_updates()]
    assert text is not None
    assert (text.message_id, text.text, text.entities) == (first["message_id"], "two", ())
    assert text.edit_date is not None
    assert caption is not None
    assert caption.caption is None
    sent = await bot.send_message(anna.id, "x")
    with pytest.raises(PersonError, match="only an own message can be edited"):
        await anna.edit(sent.message_id, "y")


async def test_blocking(bot: Bot, anna: Person) -> None:
    """The bot hears of being blocked and unblocked, once each; meanwhile there is silence."""
    anna.block()
    anna.block()
    assert anna.blocked
    with pytest.raises(PersonError, match="Anna Virtanen has blocked the bot"):
        await anna.send("x")
    await anna.open()
    blocked, unblocked, _ = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == ChatMember.BANNED
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == ChatMember.MEMBER
    assert unblocked.my_chat_member.old_chat_member.status == ChatMember.BANNED


async def test_waiting_for_a_message(bot: Bot, anna: Person) -> None:
    """Waiting ends with the newest message that fits, edited ones too, or tells that none does."""
    first = await bot.send_message(anna.id, "one")
    second = await bot.send_message(anna.id, "one more")
    assert (await anna.wait_for("one"))["message_id"] == second.message_id
    await first.edit_text("two")
    found = await anna.wait_for(lambda message: "edit_date" in message)
    assert found["text"] == "two"
    with pytest.raises(TimeoutError, match=r"(?s)Anna Virtanen waited 0\.01 s in vain; .*'two'"):
        await anna.wait_for("one", timeout=0.01, after=second.message_id)


async def test_raw_update(bot: Bot, server: ChatServer) -> None:
    """An update that no client can read is delivered as it is."""
    number = server.inject({"poll_answer": {"poll_id": "1"}})
    with pytest.raises(TypeError):
        await bot.get_updates()
    assert await bot.get_updates(offset=number + 1) == ()


async def test_waiting_for_a_call(server: ChatServer) -> None:
    """Waiting for a call that is not made ends with a sentence."""
    with pytest.raises(TimeoutError, match="the bot did not make that call"):
        await server.wait_for_call(lambda call: call.method == "getMe", timeout=0.01)


def test_tokens() -> None:
    """A token is made up if none is given; the bot's id is its first part."""
    one, other = ChatServer(), ChatServer()
    assert one.token != other.token
    assert one.token.startswith(f"{one.state.bot['id']}:")
    assert ChatServer(token="without-a-number").state.bot["id"] == one.state.bot["id"]


async def test_port_in_use(server: ChatServer, base_url: str) -> None:
    """A port that is taken is an OSError."""
    port = int(base_url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        async with server.serve(port=port):
            pass


async def test_ipv6(server: ChatServer) -> None:
    """An IPv6 host is written in brackets."""
    async with server.serve(host="::1") as url:
        assert url.startswith("http://[::1]:")
