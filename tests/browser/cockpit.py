"""A facilitator's chat in real Chromium: the whole bot, its chat page, and a board beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.app.hospes import Hospes
from bot.chat_server import Call, ChatServer, Person
from bot.messaging.channel import Channel
from bot.messaging.pace import Limits
from bot.serving import serving
from handlers.web.lines import Served
from handlers.web.site import site
from storage.database import Database
from tests.bot.messaging.house import Watch
from tests.bot.services.prompt_room import Room
from tests.browser.chromium import FOLDER
from tests.browser.hall import Hall, prepare
from tests.browser.kinds import cockpit_plan

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from tests.conftest import StillClock

CHANNEL = "telegram"

# Presses a button of the run sheet; gives the milliseconds until another sheet stands in the page,
# with a text in it.
_PRESS = """([number, label, until]) => new Promise((done, fail) => {
    const list = document.getElementById('messages');
    const sheet = document.getElementById(number);
    const before = sheet.textContent;
    const button = [...sheet.querySelectorAll('.keyboard button')]
        .find(one => one.textContent.includes(label));
    if (!button) { fail(new Error(`no button ${label} among ${before}`)); return; }
    const start = performance.now();
    const watch = new MutationObserver(() => {
        const now = document.getElementById(number);
        if (now.textContent === before || !now.textContent.includes(until)) return;
        watch.disconnect();
        done(performance.now() - start);
    });
    watch.observe(list, {childList: true, subtree: true, characterData: true});
    setTimeout(() => fail(new Error(`nothing came of ${label}`)), 10000);
    button.click();
})"""


@dataclass
class Cockpit:
    """The run sheet of a facilitator on a page.

    Attributes:
        hall: whose people answer; where the board is.
        server: where their chats are.
        hospes: the bot.
        ines: the facilitator.
        page: her chat.
        number: names the message in it that is the run sheet.
    """

    hall: Hall
    server: ChatServer
    hospes: Hospes
    ines: Person
    page: "Page"
    number: str = ""

    @property
    def sheet(self) -> "Locator":
        """The run sheet, whatever page of it is turned up."""
        return self.page.locator(f"#{self.number}")

    async def come(self) -> None:
        """Look at the chat, and have the run sheet brought."""
        await self.page.goto(f"{self.hall.url}/people/{self.ines.id}")
        await self.page.locator("#text").fill("/sheet")
        await self.page.keyboard.press("Enter")
        brought = self.page.locator("#messages > li", has_text="Run sheet").last
        await brought.wait_for()
        self.number = await brought.get_attribute("id") or ""
        await self.quiet()

    async def press(self, label: str, until: str = "") -> float:
        """Press the button whose label contains this; give milliseconds until the sheet shows."""
        took = await self.page.evaluate(_PRESS, [self.number, label, until])
        return cast("float", took)

    async def has(self, text: str) -> None:
        """Wait until the sheet says something."""
        await self.sheet.get_by_text(text).first.wait_for()

    async def lacks(self, text: str) -> None:
        """Wait until the sheet says something no more."""
        await self.sheet.get_by_text(text).first.wait_for(state="detached")

    async def closes(self) -> str:
        """Give when the open prompt closes, as the sheet says it."""
        said = await self.sheet.inner_text()
        return said.partition("closes ")[2].partition("\n")[0]

    async def picture(self, name: str) -> None:
        """Draw the page, once nothing moves, for the docs."""
        await self.quiet()
        await self.page.wait_for_timeout(300)
        await self.page.screenshot(path=FOLDER / f"cockpit-{name}.png")

    async def quiet(self) -> None:
        """Wait until everything that is to be sent was sent."""
        while not self.hospes.idle:  # noqa: ASYNC110 - coming to rest tells nobody
            await asyncio.sleep(0.01)

    def calls(self, since: int) -> list[Call]:
        """Give the calls for the participants' chats after so many calls in all."""
        later = self.server.calls[since:]
        return [one for one in later if one.chat_id not in (None, self.ines.id)]


@asynccontextmanager
async def cockpit(
    file: Path, page: "Page", people: int = 24, limits: Limits | None = None
) -> AsyncIterator[Cockpit]:
    """Run the bot on a database file; everybody has joined, nobody was asked anything yet.

    Args:
        file: of a database with its tables, or none.
        page: the facilitator's.
        people: who take part.
        limits: the pace of the channel; none: Telegram's.
    """
    watch = Watch(speed=1)
    clock = cast("StillClock", watch)
    database = Database(f"sqlite:///{file}", watch)
    database.start()
    room = Room(database, clock, people=people, plan=cockpit_plan(), channel=CHANNEL)
    database.stop()
    room.database = database = Database(f"sqlite:///{file}", watch)
    server, lines = ChatServer(watch.wall), list[Served]()
    there = [
        server.person(room.me(one).person.name, id=one.chat_id) for one in [*room.people, room.ines]
    ]
    for person in there:
        person.chat.started = True
    app = site(database, lines, server.app)
    async with serving(app, "127.0.0.1", 0) as url:
        channel = Channel(CHANNEL, server.token, f"{url}/bot", f"{url}/file/bot")
        hospes = Hospes(database, watch, [channel], alarm=False, limits=limits)
        await hospes.start()
        try:
            lines += hospes.lines
            await asyncio.to_thread(database.perform, prepare, room.visit_id, url)
            one = Cockpit(Hall(room, url), server, hospes, there[-1], page)
            await one.quiet()
            yield one
        finally:
            app.state.boards.close()
            server.close()
            await hospes.stop()
