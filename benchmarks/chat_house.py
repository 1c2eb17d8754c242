"""The chat server on a core of its own: `python -m benchmarks.chat_house FILE`, its store.

Prints a line of JSON once it listens, and runs until it is ended.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

from benchmarks.contest import TOKEN
from bot.app.terminal import go
from bot.chat_server import ChatServer


async def serve(store: Path) -> None:
    """Serve until ended."""
    async with ChatServer(token=TOKEN, store=store).serve() as base_url:
        port = int(base_url.rpartition(":")[2])
        print(json.dumps({"event": "listening", "port": port}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    go(serve(Path(sys.argv[1])))
