"""What one board sends to its viewers, whatever happens to what it shows."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.errors import DatabaseDown
from handlers.web import board_room
from handlers.web.board_room import Room, Shown

NOW = datetime(2027, 4, 20, 8, 0, tzinfo=UTC)


class Board:
    """Something that shows what a test says, and counts how often it was looked at."""

    def __init__(self) -> None:
        self.text = "1"
        self.looks = 0
        self.fault: Exception | None = None
        self.looked = asyncio.Event()

    async def look(self) -> Shown:
        self.looks += 1
        self.looked.set()
        if self.fault is not None:
            raise self.fault
        return Shown("sheet:v", self.text.encode(), NOW)


@pytest.fixture
async def board() -> Board:
    return Board()


@pytest.fixture
async def room(board: Board) -> AsyncIterator[Room]:
    opened = Room(board.look)
    yield opened
    opened.close()


async def show(board: Board, room: Room, text: str) -> None:
    """Change what is shown, and wait until it was looked at."""
    board.text = text
    board.looked.clear()
    room.change()
    await board.looked.wait()
    await asyncio.sleep(0)


def text_of(event: bytes) -> str:
    return event.decode().rpartition("data: ")[2].strip()


async def test_who_is_slow_misses_what_was_in_between(board: Board, room: Room) -> None:
    """The newest state comes next, whatever there was since the last."""
    async with aclosing(room.events()) as events:
        await anext(events)
        assert text_of(await anext(events)) == "1"
        for text in ("2", "3", "4"):
            await show(board, room, text)
        assert text_of(await anext(events)) == "4"


async def test_the_first_change_is_looked_at_once_and_more_of_them_together(
    board: Board, room: Room
) -> None:
    """A hundred changes at the same time cost two looks: one at once, one for all the rest."""
    await board.looked.wait()
    await asyncio.sleep(2 * board_room.BETWEEN)
    before = board.looks
    await show(board, room, "2")
    for _ in range(100):
        room.change()
        await asyncio.sleep(0)
    await asyncio.sleep(3 * board_room.BETWEEN)
    assert board.looks == before + 2


async def test_what_looks_the_same_is_not_sent(
    board: Board, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a sign of life, when nothing has changed for a while."""
    monkeypatch.setattr(board_room, "BEAT", 0.05)
    async with aclosing(room.events()) as events:
        await anext(events)
        await anext(events)
        await show(board, room, "1")
        assert (await anext(events)).startswith(b":")
        board.text = "2"  # nobody said so: it is seen with the next look
        while (event := await anext(events)).startswith(b":"):
            pass
        assert text_of(event) == "2"


@pytest.mark.parametrize("fault", [DatabaseDown("gone"), ValueError("a fault of ours")])
async def test_a_look_that_fails_is_taken_again(
    board: Board, room: Room, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Viewers see what they saw until it goes well again; a fault of ours is logged once each."""
    monkeypatch.setattr(board_room, "BEAT", 0.05)
    async with aclosing(room.events()) as events:
        await anext(events)
        await anext(events)
        board.fault = fault
        with capture_logs() as logged:
            await show(board, room, "2")
        assert [line["event"] for line in logged] == (
            [] if isinstance(fault, DatabaseDown) else ["board not drawn"]
        )
        board.fault = None
        while (event := await anext(events)).startswith(b":"):
            pass
        assert text_of(event) == "2"


async def test_a_board_that_is_gone_says_so_and_ends(board: Board, room: Room) -> None:
    """Nobody looks at it any more after that."""
    async with aclosing(room.events()) as events:
        await anext(events)
        await anext(events)
        await show(board, room, "")
        assert (await anext(events)).startswith(b"event: gone")
        with pytest.raises(StopAsyncIteration):
            await anext(events)
    before = board.looks
    room.change()
    await asyncio.sleep(2 * board_room.BETWEEN)
    assert board.looks == before


def test_whoever_comes_later_is_told_the_time_of_then() -> None:
    """Not that of the look, which may be some time ago."""
    shown = Shown("sheet:v", b"1", NOW, looked_at=time.monotonic() - 60)
    told = datetime.fromisoformat(json.loads(text_of(shown.clock))["now"])
    assert NOW + timedelta(seconds=60) <= told < NOW + timedelta(minutes=10)
