"""Several bots in one process: each with a pace of its own."""

import asyncio
from contextlib import AsyncExitStack

from bot.app.hospes import Hospes
from bot.chat_server import ChatServer
from bot.clock import SystemClock
from bot.messaging.channel import Channel
from storage.database import Database

BOTS = ("telegram", "south")
EACH = 40  # answers per bot: more than one may send in a second


def worst(instants: list[float]) -> int:
    """Give how many fell into the fullest second."""
    return max(sum(start <= one < start + 1 for one in instants) for start in instants)


async def test_each_bot_has_its_own_pace(empty_url: str) -> None:
    """Each bot answers its own people, at most 30 a second; together they are quicker."""
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        servers = {name: ChatServer(bot_username=f"{name}_bot") for name in BOTS}
        channels = []
        for name, server in servers.items():
            url = await stack.enter_async_context(server.serve())
            channels.append(Channel(name, server.token, f"{url}/bot", f"{url}/file/bot"))
        people = [server.person(f"Person {n}") for server in servers.values() for n in range(EACH)]
        await asyncio.gather(*(person.open() for person in people))
        hospes = Hospes(Database(empty_url, clock), clock, channels, alarm=False)
        await hospes.start()
        stack.push_async_callback(hospes.stop)
        assert all(hospes.keeps(name) for name in BOTS)
        await asyncio.gather(*(person.wait_for("invitation", 10) for person in people))
        sent = {
            name: [call.monotonic for call in server.calls if call.method == "sendMessage"]
            for name, server in servers.items()
        }
        assert {name: len(instants) for name, instants in sent.items()} == dict.fromkeys(BOTS, EACH)
        assert max(map(worst, sent.values())) <= 30
        assert worst([one for instants in sent.values() for one in instants]) > 30
