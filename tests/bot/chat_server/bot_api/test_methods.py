"""The smaller methods: who is who, pinned messages, files, the command menu."""

import httpx
import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.chat_server import ChatServer, Person
from bot.chat_server.errors import PersonError
from bot.chat_server.files import LARGEST_DOWNLOAD
from bot.chat_server.wire.parameters import Upload
from tests.bot.chat_server.pictures import png

UNREADABLE = "can't parse BotCommandScope"
SCOPE = f"{UNREADABLE}: Unsupported type specified"


async def test_get_me(bot: Bot) -> None:
    """The bot knows its name."""
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot, me.can_join_groups) == (42, "hospes_bot", True, False)


async def test_get_chat(bot: Bot, anna: Person) -> None:
    """A chat tells who it is with, and what is pinned."""
    chat = await bot.get_chat(anna.id)
    assert (chat.first_name, chat.username, chat.type) == ("Anna", "anna_v", "private")
    assert chat.active_usernames == ("anna_v",)
    assert chat.pinned_message is None
    sent = await bot.send_message(anna.id, "x")
    await sent.pin()
    assert (await bot.get_chat(anna.id)).pinned_message == sent


async def test_members(bot: Bot, anna: Person) -> None:
    """In a private chat there are the person and, unless it is blocked, the bot."""
    assert (await bot.get_chat_member(anna.id, anna.id)).user.first_name == "Anna"
    assert (await bot.get_chat_member(anna.id, bot.id)).status == "member"
    anna.block()
    assert (await bot.get_chat_member(anna.id, bot.id)).status == "kicked"
    with pytest.raises(BadRequest, match="Member not found"):
        await bot.get_chat_member(anna.id, 7)
    with pytest.raises(BadRequest, match="Invalid user_id specified"):
        await bot.get_chat_member(anna.id, 0)
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_user_profile_photos(7)


async def test_nobody_at_home(bot: Bot, anna: Person, http: httpx.AsyncClient) -> None:
    """Whoever has deleted their account, is a bot or is unknown cannot be written to."""
    assert (await http.put(f"/api/people/{anna.id}/deactivation")).status_code == 204
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(anna.id, "x")
    with pytest.raises(Forbidden, match="the bot can't send messages to the bot"):
        await bot.send_message(bot.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(7, "x")
    with pytest.raises(PersonError, match="has deleted the account"):
        await anna.send("x")


async def test_pinning(bot: Bot, anna: Person) -> None:
    """The latest pinned message is on top; unpinned or deleted, the one before shows again."""
    one, two = [await bot.send_message(anna.id, text) for text in ("one", "two")]
    for message in (one, two, one):
        await message.pin()
    assert anna.pinned is not None
    assert anna.pinned["text"] == "one"
    await bot.unpin_chat_message(anna.id)
    assert anna.pinned["text"] == "two"
    await two.delete()
    assert anna.pinned is None
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(anna.id)
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await bot.pin_chat_message(anna.id, 99)
    await one.pin()
    await bot.unpin_all_chat_messages(anna.id)
    assert anna.chat.pinned == []


async def test_download(bot: Bot, anna: Person) -> None:
    """What a person sends can be fetched."""
    said = await anna.send_photo(png())
    file = await bot.get_file(said["photo"][0]["file_id"])
    assert bytes(await file.download_as_bytearray()) == png()
    with pytest.raises(BadRequest, match="Wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("unknown")


async def test_download_limit(bot: Bot, server: ChatServer) -> None:
    """Over 20 MiB a bot may send, but not fetch."""
    upload = Upload("a.bin", "", bytes(LARGEST_DOWNLOAD + 1))
    stored = server.state.files.store("document", upload)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(stored.file_id)


async def test_commands(bot: Bot, anna: Person) -> None:
    """Each scope and language has a list of its own, and gives back exactly that."""
    menu, french = [BotCommand("now", "What is next")], [BotCommand("now", "La suite")]
    scope = BotCommandScopeChat(anna.id)
    await bot.set_my_commands(menu)
    await bot.set_my_commands(french, language_code="fr", scope=scope)
    assert await bot.get_my_commands() == tuple(menu)
    assert await bot.get_my_commands(language_code="fr") == ()
    assert await bot.get_my_commands(scope, "fr") == tuple(french)
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()


@pytest.mark.parametrize(
    ("commands", "language", "problem"),
    [
        ([("Now", "x")], "", "bot_command_invalid"),
        ([("now", "")], "", "bot_command_description_invalid"),
        ([("now", "x")] * 101, "", "bot_commands_too_much"),
        ([("now", "x")], "french", "invalid language code specified"),
    ],
)
async def test_refused_commands(
    bot: Bot, commands: list[tuple[str, str]], language: str, problem: str
) -> None:
    """Names, descriptions, their number and the language are checked."""
    with pytest.raises(BadRequest) as caught:
        await bot.set_my_commands(commands, language_code=language)
    assert caught.value.message.casefold() == problem


@pytest.mark.parametrize(
    ("parameters", "problem"),
    [
        ({"commands": "{}"}, "expected an Array of BotCommand"),
        ({"commands": "[1]"}, "can't parse BotCommand: expected an Object"),
        ({"commands": "[]", "scope": '{"type":"moon"}'}, SCOPE),
        ({"commands": "[]", "scope": '["x"]'}, f"{UNREADABLE}: BotCommandScope must be an Object"),
        (
            {"commands": "[]", "scope": '{"type":"chat"}'},
            f'{UNREADABLE}: Can\'t find field "chat_id"',
        ),
        ({"commands": "[]", "scope": '{"type":"chat","chat_id":7}'}, "chat not found"),
        (
            {"commands": "[]", "scope": '{"type":"chat_member","chat_id":7}'},
            f'{UNREADABLE}: Can\'t find field "user_id"',
        ),
        ({"commands": "[]", "scope": "{"}, "can't parse BotCommandScope JSON object"),
    ],
)
async def test_commands_that_make_no_sense(
    http: httpx.AsyncClient, parameters: dict[str, str], problem: str
) -> None:
    """What python-telegram-bot would not send is refused too."""
    answer = await http.post("/bot42:secret/setMyCommands", data=parameters)
    assert answer.json()["description"] == f"Bad Request: {problem}"
