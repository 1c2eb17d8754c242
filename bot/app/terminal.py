"""The operator's terminal: what is said there, and being told to stop."""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.errors import StartupError


def say(*sentences: str) -> None:
    """Print sentences at once, even into a pipe."""
    sys.stdout.write("\n".join(sentences) + "\n")
    sys.stdout.flush()


def go(work: Coroutine[None, None, None]) -> None:
    """Run until the work ends, on the quicker event loop where there is one.

    Ctrl-C and a polite kill cancel the work wherever it stands, so that it closes what it opened.
    """
    gc.freeze()
    gc.enable()
    try:
        import uvloop  # noqa: PLC0415 - not to be had on Windows
    except ImportError:
        asyncio.run(_stoppable(work))
    else:
        uvloop.run(_stoppable(work))


async def _stoppable(work: Coroutine[None, None, None]) -> None:
    main = asyncio.ensure_future(work)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, main.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await main


async def until_told(failing: Awaitable[None] | None = None) -> None:
    """Wait for Ctrl-C or a polite kill, or for what fails meanwhile.

    Raises:
        StartupError: it failed.
    """
    try:
        await (failing or asyncio.Event().wait())
    finally:
        say("Stopping …")


@asynccontextmanager
async def bound(
    server: AbstractAsyncContextManager[str], host: str, port: int
) -> AsyncIterator[str]:
    """Serve, and say in a sentence why that cannot be.

    Raises:
        StartupError: the port is in use, or not ours to use.
    """
    async with contextlib.AsyncExitStack() as stack:
        try:
            base_url = await stack.enter_async_context(server)
        except OSError as error:
            raise StartupError(
                f"Cannot listen on {host}:{port} ({error.strerror}). "
                "Stop what uses it, or set HOSPES_PORT to another port (0 takes a free one)."
            ) from error
        yield base_url
