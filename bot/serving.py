"""Running the application inside the event loop that is already there; whom it hears."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator
from ipaddress import IPv6Address, ip_address, ip_network

import uvicorn
from starlette.types import ASGIApp

STOP_SECONDS = 2
_NETWORK = 64  # bits of an IPv6 address that name a household


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[str]:
    """Serve an application; gives its base URL. Port 0 takes a free one.

    Raises OSError if the port is in use.
    """
    listener = _listen(host, port)
    number = listener.getsockname()[1]
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,  # to the program's own log, which decides what may be told
        access_log=False,
        server_header=False,
        date_header=False,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.ready.wait()
        yield f"http://{f'[{host}]' if ':' in host else host}:{number}"
    finally:
        server.stopping.set()
        await running


def household(host: str) -> str:
    """Name whom an address stands for: with IPv6 one household has a whole network of them."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return host
    return str(address.ipv4_mapped or ip_network((address.packed, _NETWORK), strict=False))


class _Server(uvicorn.Server):
    """Leaves signals to the program around it, and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.stopping = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does it, without its pauses: a test suite stops hundreds of servers."""
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, late = await asyncio.wait(self.server_state.tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
        await asyncio.sleep(0)  # closed connections report once more

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends small answers at once (TCP_NODELAY).
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
