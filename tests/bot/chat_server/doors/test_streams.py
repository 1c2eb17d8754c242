"""Event streams with a reception: who is there, how many at once, and when they end."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat_server import ChatServer
from bot.chat_server.people import streams
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import Anna
from tests.bot.chat_server.people.test_api import events


@pytest.fixture
async def lines(anna: Anna) -> AsyncIterator[AsyncIterator[str]]:
    """What Anna's open page hears."""
    client, person = anna
    async with client.stream("GET", f"/api/people/{person.id}/events") as answer:
        read = answer.aiter_lines()
        assert await anext(read) == "retry: 1000"
        yield read


async def rest(lines: AsyncIterator[str]) -> list[str]:
    """What still comes until the stream ends."""
    async with asyncio.timeout(5):
        return [line async for line in lines]


@pytest.mark.usefixtures("lines")
async def test_presence(anna: Anna) -> None:
    """Somebody is there while a page of theirs is open."""
    assert len(anna[1].chat.streams) == 1


async def test_signed_out(anna: Anna, lines: AsyncIterator[str]) -> None:
    """Signing out ends the streams of that browser at once, and nothing more is told."""
    client, person = anna
    await client.delete(f"/api/people/{person.id}/session")
    await person.send("not for that browser any more")
    assert await rest(lines) == [""]
    assert not person.chat.streams


async def test_expired(anna: Anna, lines: AsyncIterator[str], clock: Clock) -> None:
    """A stream ends with its session, even if that is over in the middle of it."""
    _, person = anna
    clock.now += 90 * 86_400
    await person.send("too late")
    assert await rest(lines) == [""]


async def test_the_oldest_ends(
    anna: Anna, lines: AsyncIterator[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens one page too many loses the one that was opened first."""
    monkeypatch.setattr(streams, "MOST_STREAMS", 1)
    client, person = anna
    async with client.stream("GET", f"/api/people/{person.id}/events") as newer:
        read = newer.aiter_lines()
        await anext(read)
        assert await rest(lines) == [""]
        await person.send("x")
        assert [event["kind"] for event in await events(read, 1)] == ["message"]


async def test_a_session_in_use_lasts(
    anna: Anna, lines: AsyncIterator[str], clock: Clock, server: ChatServer
) -> None:
    """What another request of the same browser prolongs, is prolonged for the stream too."""
    client, person = anna
    clock.now += 89 * 86_400
    session = {"Cookie": f"chat={client.cookies['chat']}"}
    place = f"/api/people/{person.id}/chat"
    assert (await client.get(place, headers=session)).is_success
    clock.now += 2 * 86_400
    await person.send("still here")
    assert [event["kind"] for event in await events(lines, 1)] == ["message"]
    assert len(server.state.doors.sessions) == 1
