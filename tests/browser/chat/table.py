"""A bot, a person, and the person's chat page in real Chromium: who sits at the table."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.chat_server import ChatServer, Person

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

TOKEN = "42:secret"
PATIENCE_MS = 6000
_OFFERED = [("help", "What I can do"), ("hello", "Say hello"), ("language", "Another language")]


@dataclass
class Table:
    """What a test of the page needs at hand.

    Attributes:
        server: where the chat is kept.
        bot: as its programme sees it.
        anna: the person, who has pressed start.
        page: what she sees.
        url: of the server.
    """

    server: ChatServer
    bot: Bot
    anna: Person
    page: "Page"
    url: str

    @property
    def text(self) -> "Locator":
        """The text box."""
        return self.page.locator("#text")

    @property
    def messages(self) -> "Locator":
        """What was said, as it is shown."""
        return self.page.locator("#messages > li")

    async def come(self, who: Person | None = None) -> None:
        """Open the chat."""
        await self.page.goto(f"{self.url}/people/{(who or self.anna).id}")
        await self.page.locator("#messages > li, #empty:visible").first.wait_for()
        await self.page.wait_for_function("() => document.getElementById('trouble').hidden")

    async def say(self, text: str, *rows: list[InlineKeyboardButton]) -> Message:
        """Have the bot say something, with buttons."""
        markup = InlineKeyboardMarkup(rows) if rows else None
        return await self.bot.send_message(self.anna.id, text, reply_markup=markup)

    async def write(self, text: str) -> None:
        """Write and send."""
        await self.text.fill(text)
        await self.text.press("Enter")

    async def has(self, text: str) -> "Locator":
        """Wait until a message says something; give it."""
        found = self.messages.filter(has_text=text).first
        await found.wait_for()
        return found

    async def heard(self) -> str:
        """What the bot gets next: the text of its update, or the data of a press."""
        for update in await self.bot.get_updates(timeout=5, offset=-1):
            if update.callback_query:
                return str(update.callback_query.data)
            if update.message:
                return str(update.message.text or update.message.caption or "")
        return ""

    async def cut(self) -> None:
        """Cut the page off: streams end, and nothing gets through."""
        await self.page.route("**/api/**", lambda route: route.abort())
        self.anna.chat.streams.clear()
        self.anna.chat.changed.fire()
        await self.page.locator("#trouble").wait_for()

    async def mend(self) -> None:
        """Let everything through again."""
        await self.page.unroute("**/api/**")
        await self.page.evaluate("dispatchEvent(new Event('online'))")
        await self.page.locator("#trouble").wait_for(state="hidden")


@asynccontextmanager
async def laid(page: "Page") -> AsyncIterator[Table]:
    """Serve an open house with one chat in it."""
    page.set_default_timeout(PATIENCE_MS)
    server = ChatServer(token=TOKEN)
    async with server.serve() as url:
        async with Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
            await bot.set_my_commands(_OFFERED)
            anna = server.person("Anna", "Virtanen")
            await anna.open()
            await bot.get_updates(offset=-1)
            yield Table(server, bot, anna, page, url)
        await page.goto("about:blank")


def button(text: str, data: str) -> InlineKeyboardButton:
    """A button that presses."""
    return InlineKeyboardButton(text, callback_data=data)
