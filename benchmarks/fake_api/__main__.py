"""The fake Bot API's process; what it is to do comes as JSON on its standard input.

Either people write: {"chats": […], "warm_up": 500, "updates": 5000, "in_flight": 64, "per_second":
null}. It tells of `listening`, `warm`, `done` and `quiet`. Or it counts messages: {"letters":
5000}. It tells of `listening` and `counted`.
"""

import asyncio
import json
import sys
from typing import Any

import uvloop

from benchmarks.fake_api.api import Api
from benchmarks.fake_api.counting import Counting
from benchmarks.fake_api.protocol import Connection
from benchmarks.fake_api.writing import Writing


def tell(what: str, **more: Any) -> None:  # noqa: ANN401 - JSON
    """Print what has happened."""
    print(json.dumps({"event": what} | more), flush=True)


async def serve(api: Api) -> None:
    """Serve on a free port from now on."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api.answer), "127.0.0.1", 0)
    tell("listening", port=server.sockets[0].getsockname()[1])


async def count(letters: int) -> None:
    """Wait for so many messages."""
    all_there = asyncio.Event()
    counting = Counting(letters, all_there.set)
    await serve(Api(counting.count))
    await all_there.wait()
    tell("counted", began=counting.began, ended=counting.ended, chats=counting.chats)


async def write(order: dict[str, Any]) -> None:
    """Let people write."""
    writing = Writing(order, tell)
    await serve(writing.api)
    await writing.run()


async def main() -> None:
    """Do what is wanted, then go on answering until killed."""
    order = json.loads(sys.stdin.readline())
    await (count(order["letters"]) if "letters" in order else write(order))
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
