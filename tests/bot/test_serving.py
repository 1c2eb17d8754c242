"""Starting and stopping the HTTP server inside the loop of a test or a program."""

import asyncio
import signal

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import serving as module
from bot.serving import household, serving


async def test_stops_what_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that would last for ever is cancelled after a grace period."""
    monkeypatch.setattr(module, "STOP_SECONDS", 0.01)
    reached, ended = asyncio.Event(), asyncio.Event()

    async def endless(_: Request) -> Response:
        reached.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return Response()

    async with httpx.AsyncClient() as http:
        async with serving(Starlette(routes=[Route("/", endless)]), "127.0.0.1", 0) as url:
            asking = asyncio.create_task(http.get(url))
            await reached.wait()
        await asyncio.wait_for(ended.wait(), 5)
        with pytest.raises(httpx.HTTPError):
            (await asking).raise_for_status()


async def test_answers_what_it_has_begun() -> None:
    """A request that is being served when the server stops is answered."""
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: Request) -> Response:
        reached.set()
        await go_on.wait()
        return PlainTextResponse("done")

    async with httpx.AsyncClient() as http:
        async with serving(Starlette(routes=[Route("/", slow)]), "127.0.0.1", 0) as url:
            asking = asyncio.create_task(http.get(url))
            await reached.wait()
            asyncio.get_running_loop().call_soon(go_on.set)
        assert (await asking).text == "done"


async def test_leaves_signals_alone() -> None:
    """Ctrl-C stays with the program around the server."""
    before = signal.getsignal(signal.SIGINT)
    async with serving(Starlette(), "127.0.0.1", 0):
        assert signal.getsignal(signal.SIGINT) is before


def test_households() -> None:
    """An IPv6 network of 64 bits is one asker, as is one IPv4 address however it is written."""
    assert household("2001:db8:1:2:3:4:5:6") == household("2001:db8:1:2::9")
    assert household("2001:db8:1:3::9") != household("2001:db8:1:2::9")
    assert household("::ffff:192.0.2.1") == household("192.0.2.1") == "192.0.2.1"
    assert household("testclient") == "testclient"
