"""What the bot says of itself, its menu, and how it leaves."""

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonDefault,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.chat_server import ChatServer, Person
from tests.bot.chat_server.conftest import Clock

APP = MenuButtonWebApp("Board", WebAppInfo("https://example.org/board"))

NO_BUTTONS = [
    ("[]", "can't parse menu button: MenuButton must be an Object"),
    ('{"type":"x"}', "can't parse menu button: MenuButton has unsupported type"),
    ('{"type":"web_app"}', "can't parse menu button: Can't find field \"text\""),
    ('{"type":"web_app","text":"x"}', "can't parse menu button: Can't find field \"web_app\""),
    (
        '{"type":"web_app","text":"","web_app":{"url":"https://example.org"}}',
        "menu button text must be non-empty",
    ),
    (
        '{"type":"web_app","text":"x","web_app":{"url":"http://example.org"}}',
        "menu button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
    ),
]


async def test_names(bot: Bot, anna: Person) -> None:
    """A language without a name of its own has the common one, which is also the sender's."""
    assert (await bot.get_my_name()).name == "Hospes"
    await bot.set_my_name("Host")
    await bot.set_my_name("Hôte", language_code="fr")
    assert [(await bot.get_my_name(code)).name for code in ("fr", "de")] == ["Hôte", "Host"]
    assert (await bot.get_me()).first_name == "Host"
    sent = await bot.send_message(anna.id, "x")
    assert sent.from_user is not None
    assert sent.from_user.first_name == "Host"
    await bot.set_my_name("", language_code="fr")
    assert (await bot.get_my_name("fr")).name == "Host"
    assert [event["name"] for event in anna.chat.events if event["kind"] == "name"] == ["Host"]


async def test_limits(bot: Bot) -> None:
    """Names have 64, descriptions 512 and short ones 120 characters; languages have two letters."""
    await bot.set_my_name("x" * 64)
    await bot.set_my_description("x" * 512)
    await bot.set_my_short_description("x" * 120)
    with pytest.raises(BadRequest, match="Name is too long"):
        await bot.set_my_name("x" * 65)
    with pytest.raises(BadRequest, match="Description is too long"):
        await bot.set_my_description("x" * 513)
    with pytest.raises(BadRequest, match="Short description is too long"):
        await bot.set_my_short_description("x" * 121)
    with pytest.raises(BadRequest, match="Invalid language code specified"):
        await bot.get_my_description("french")


async def test_menu_button(bot: Bot, anna: Person, http: httpx.AsyncClient) -> None:
    """A chat has the common button unless it has one of its own."""
    await bot.set_chat_menu_button(menu_button=APP)
    assert await bot.get_chat_menu_button() == APP
    assert await bot.get_chat_menu_button(anna.id) == MenuButtonDefault()
    menu = (await http.get(f"/api/people/{anna.id}/menu")).json()
    assert menu["menu_button"]["text"] == "Board"
    await bot.set_chat_menu_button(menu_button=MenuButtonDefault())
    await bot.set_chat_menu_button(anna.id, APP)
    assert await bot.get_chat_menu_button(anna.id) == APP
    assert anna.chat.events[-1]["menu_button"]["text"] == "Board"
    await bot.set_chat_menu_button(anna.id)
    assert await bot.get_chat_menu_button(anna.id) == MenuButtonDefault()
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat_menu_button(7)


async def test_refused_menu_buttons(http: httpx.AsyncClient) -> None:
    """Buttons that are none, or lead to an open line, are refused."""
    for button, problem in NO_BUTTONS:
        answer = await http.post("/bot42:secret/setChatMenuButton", data={"menu_button": button})
        assert answer.json()["description"] == f"Bad Request: {problem}"


async def test_menu_of_a_person(bot: Bot, anna: Person, http: httpx.AsyncClient) -> None:
    """A person sees the list of the narrowest scope, in their own language if there is one."""

    async def menu() -> str:
        shown = (await http.get(f"/api/people/{anna.id}/menu")).json()["commands"]
        return ",".join(command["description"] for command in shown)

    private, hers = BotCommandScopeAllPrivateChats(), BotCommandScopeChat(anna.id)
    await bot.set_my_commands([("now", "default")])
    await bot.set_my_commands([("now", "défaut")], language_code="fr")
    assert await menu() == "default"
    await bot.set_my_commands([("now", "private")], scope=private)
    await bot.set_my_commands([("now", "in English")], scope=private, language_code="en")
    assert await menu() == "in English"
    await bot.set_my_commands([("now", "hers")], scope=hers)
    assert await menu() == "hers"
    await bot.set_my_commands([("now", "hers")], scope=hers)
    kinds = [event["kind"] for event in anna.chat.events]
    assert kinds.count("commands") == 4
    await bot.delete_my_commands(scope=hers)
    assert await menu() == "in English"


async def test_log_out(bot: Bot, anna: Person, server: ChatServer, clock: Clock) -> None:
    """After logging out nothing waits for the bot, and it is refused for 10 minutes."""
    await anna.send("unread")
    await bot.log_out()
    assert len(server.state.updates) == 0
    for call in (bot.get_me, bot.log_out, bot.get_updates):
        with pytest.raises(BadRequest, match=r"^Logged out$"):
            await call()
    clock.now += 600
    assert (await bot.get_me()).id == bot.id


@pytest.mark.usefixtures("durations")
async def test_close(bot: Bot, anna: Person, clock: Clock) -> None:
    """Closing keeps what waits; a bot launched later than the server has to stay 10 minutes."""
    await anna.send("unread")
    await bot.close()
    await bot.close()
    clock.now += 601
    assert len(await bot.get_updates()) == 1
    with pytest.raises(RetryAfter) as caught:
        await bot.close()
    assert caught.value.retry_after == timedelta(seconds=600)
    clock.now += 600
    await bot.close()


async def test_the_call_that_waits(bot: Bot, server: ChatServer) -> None:
    """A call that waits for updates ends when the bot is closed, with an error of the server."""
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await server.wait_for_call(lambda call: call.method == "getUpdates")
    await bot.close()
    with pytest.raises(NetworkError, match="restart"):
        await waiting


async def test_after_a_restart(tmp_path: Path) -> None:
    """Names, buttons, reactions, what was silent and who is gone outlive the process."""
    path = tmp_path / "chat.db"
    before = ChatServer(store=path, token="42:secret")
    async with before.serve() as url, Bot("42:secret", base_url=f"{url}/bot") as bot:
        anna = before.person("Anna", id=1001)
        await anna.open()
        sent = await bot.send_message(anna.id, "x", disable_notification=True)
        await bot.set_message_reaction(anna.id, sent.message_id, "👍")
        await bot.set_my_name("Host")
        await bot.set_chat_menu_button(anna.id, APP)
        anna.deactivate()
        await bot.log_out()
    after = ChatServer(store=path, token="42:secret")
    (chat,) = after.state.chats.values()
    assert chat.reactions == {str(sent.message_id): {"bot": ["👍"]}}
    assert (chat.silent, chat.deactivated) == ([sent.message_id], True)
    assert after.state.bot["first_name"] == "Host"
    assert chat.menu_button == APP.to_dict()
    async with after.serve() as url, httpx.AsyncClient(base_url=url) as client:
        refused = await client.get("/bot42:secret/getMe")
    assert refused.json()["description"] == "Logged out"
