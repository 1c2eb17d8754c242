"""The whole bot behind the chat page: somebody is invited to a visit that is going on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bot.app.hospes import Hospes
from bot.chat_server import ChatServer
from bot.chat_server.reception import Guest
from bot.messaging.channel import Channel
from bot.messaging.pace import Limits
from bot.services.callers import Caller
from bot.services.inviting import import_people
from bot.serving import serving
from handlers.web.lines import Served
from handlers.web.site import site
from storage.database import Database
from tests.bot.chat_server.doors.conftest import Desk
from tests.bot.messaging.house import Watch
from tests.bot.services.guests import VISIT, sample_rows
from tests.bot.services.prompt_room import Room
from tests.browser.hall import prepare
from tests.browser.kinds import cockpit_plan

if TYPE_CHECKING:
    from tests.conftest import StillClock

CHANNEL = "web"
QUICK = Limits(per_second=1000, chat_interval=0.001, burst=100)


@dataclass
class Visit:
    """A visit that somebody is invited to.

    Attributes:
        room: the visit, which nobody has joined yet.
        hospes: the bot.
        server: where the chats are.
        link: the personal link of whom it awaits.
    """

    room: Room
    hospes: Hospes
    server: ChatServer
    link: str

    async def open(self, key: str) -> int:
        """Open a prompt; give its run."""
        return await asyncio.to_thread(self.room.open, key)

    def said(self, run_id: int) -> dict[str, Any]:
        """Give what is stored of the guest's answer."""
        (person,) = self.server.people
        return self.room.said(Caller(CHANNEL, person.id, "en"), run_id)


@asynccontextmanager
async def visit(file: Path) -> AsyncIterator[Visit]:
    """Run the bot on a database file, with a reception that awaits one guest."""
    watch = Watch(speed=1)
    database = Database(f"sqlite:///{file}", watch)
    database.start()
    room = Room(database, cast("StillClock", watch), 0, cockpit_plan(), CHANNEL)
    invited = database.perform(import_people, VISIT, sample_rows())
    database.stop()
    room.database = database = Database(f"sqlite:///{file}", watch)
    guest = next(one for one in invited.people if one.role == "participant")
    server = ChatServer(watch.wall, reception=Desk({guest.token: Guest(guest.name, "en")}))
    lines = list[Served]()
    app = site(database, lines, server.app)
    async with serving(app, "127.0.0.1", 0) as url:
        channel = Channel(CHANNEL, server.token, f"{url}/bot", f"{url}/file/bot")
        hospes = Hospes(database, watch, [channel], alarm=False, limits=QUICK)
        await hospes.start()
        try:
            lines += hospes.lines
            await asyncio.to_thread(database.perform, prepare, room.visit_id, url)
            yield Visit(room, hospes, server, f"{url}/t/{guest.token}")
        finally:
            app.state.boards.close()
            server.close()
            await hospes.stop()
