"""A Bot API that notes when each message arrives: `python -m benchmarks.receiver`.

Prints where it listens; on SIGUSR1 the instants, in seconds of the machine's monotonic clock.
"""

import asyncio
import json
import signal
import time

import uvloop

from benchmarks.fake_api.protocol import Connection


class Receiver:
    """Takes whatever is sent."""

    def __init__(self) -> None:
        self._arrivals: list[float] = []

    async def run(self) -> None:
        """Serve until killed."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Connection(self._take), "127.0.0.1", 0)
        loop.add_signal_handler(signal.SIGUSR1, self._tell)
        port = server.sockets[0].getsockname()[1]
        print(json.dumps({"event": "listening", "port": port}), flush=True)
        await asyncio.Event().wait()

    def _take(self, connection: Connection, method: bytes, body: bytes) -> None:
        del method, body
        self._arrivals.append(time.monotonic())
        connection.answer(b'{"message_id":%d}' % len(self._arrivals))

    def _tell(self) -> None:
        print(json.dumps({"event": "arrivals", "instants": self._arrivals}), flush=True)


if __name__ == "__main__":
    uvloop.run(Receiver().run())
