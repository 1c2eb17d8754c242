"""A live session: what a facilitator waits for, and what those who look at the board do.

One bot as its operator runs it, with its limits of pace, over HTTP between our chat server (which
keeps Telegram's limits, too) and 24 people. Times are those of the chats: from a tap until the
run sheet has changed there, until the last of 24 has the card of a prompt, until a viewer of the
board has the new state. Beside it people answer, about five a second.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import live_world, world
from benchmarks.contest import note
from benchmarks.figures import Figure, Goal, measured, percentile
from benchmarks.live_room import Room, acts_on, card, has, has_not, until
from benchmarks.live_viewers import listening, viewing
from benchmarks.processes import free_port, running
from bot.chat_server import ChatServer
from bot.rehearsal.messages import text_of, with_verb

NAME = "live"
_MANY = 300  # viewers
_ROUNDS, _QUICK = 19, 3
_BETWEEN = 0.2  # seconds between two answers
_PAUSE = 1.0  # seconds after each act of the facilitator
_REST = 4.0  # seconds in which everything comes to rest


@dataclass
class Times:
    """What was measured, in seconds."""

    acts: dict[str, list[float]] = field(default_factory=dict)
    fan_outs: list[float] = field(default_factory=list)
    boards: dict[int, list[float]] = field(default_factory=dict)  # by number of viewers
    answers: int = 0


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let a session go on."""
    times = asyncio.run(_session(_QUICK if quick else _ROUNDS))
    for act, found in times.acts.items():
        note(f"  {act}: {_said(found)}")
    every = [one for found in times.acts.values() for one in found]
    rounds = f"{len(every)} taps, while {times.answers} answers came"
    yield _figure("facilitator's tap to their run sheet, p95", every, 0.95, rounds, 300)
    yield _figure("facilitator's tap to their run sheet, median", every, 0.5, rounds)
    yield _figure("facilitator's tap to their run sheet, worst", every, 1.0, rounds)
    opened = f"{len(times.fan_outs)} prompts"
    yield _figure("a prompt at the last of 24, p95", times.fan_outs, 0.95, opened, 2000)
    for viewers, found in times.boards.items():
        about = f"{len(found)} taps; median {1000 * statistics.median(found):.0f} ms"
        name = f"tap of an answer to the board, at the last of {viewers} viewers, p95"
        yield _figure(name, found, 0.95, about, 200)


def _figure(
    name: str, seconds: Sequence[float], share: float, beside: str, goal: int | None = None
) -> Figure:
    goals = [] if goal is None else [Goal.at_most(goal, "ms")]
    return measured(NAME, name, 1000 * percentile(seconds, share), "ms", beside=beside, goals=goals)


def _said(seconds: Sequence[float]) -> str:
    shares = (0.5, 0.95, 1.0)
    return ", ".join(f"{1000 * percentile(seconds, share):.0f}" for share in shares) + " ms"


async def _session(rounds: int) -> Times:
    server = ChatServer(limits=True)
    lead = server.person("Runa", id=world.FIRST_TEAM_CHAT)
    people = [server.person(f"Anna {n}", id=world.FIRST_CHAT + n) for n in range(world.PEOPLE)]
    for one in (lead, *people):
        one.chat.started = True
    with tempfile.TemporaryDirectory(prefix="hospes-live") as folder:
        url = f"sqlite:///{world.file_of(Path(folder))}"
        hall = live_world.build(url, [one.id for one in people], lead.id)
        async with server.serve() as api:
            port = free_port()
            environment = {
                "BOT_TOKEN": server.token,
                "HOSPES_TELEGRAM_API": api,
                "HOSPES_DATA": folder,
                "HOSPES_PORT": str(port),
                "HOSPES_LOG_LEVEL": "warning",
            }
            with running([sys.executable, "-m", "bot", "run"], environment):
                room = Room(lead, people)
                await until(lead, lambda: any(with_verb(one, "s") for one in lead.from_bot))
                await listening(port)
                return await _measure(
                    room, f"http://127.0.0.1:{port}/b/{hall.board}/events", rounds
                )


async def _measure(room: Room, board: str, rounds: int) -> Times:
    times = Times(acts=room.acts, fan_outs=room.fan_outs)
    numbers = iter(range(1, live_world.PROMPTS + 1))
    async with viewing(board, 1):
        for _ in range(rounds):
            await asyncio.sleep(_REST)
            await _round(room, next(numbers))
    times.answers = room.answers
    acts = {act: list(found) for act, found in room.acts.items()}
    fan_outs = list(room.fan_outs)
    for many in (1, _MANY):
        times.boards[many] = []
        async with viewing(board, many) as viewers:
            for _ in range(1 if rounds == _QUICK else 3):
                times.boards[many] += await _to_the_board(room, viewers, next(numbers))
    times.acts, times.fan_outs = acts, fan_outs
    return times


async def _round(room: Room, number: int) -> None:
    """Do with one prompt what a facilitator does, while people answer."""
    title, key = live_world.title(number), f"q{number}"
    began = time.monotonic()
    coming = asyncio.create_task(room.all_have(title, began))
    await room.tap("open", has("close"), f":{key}")
    await coming
    answering = asyncio.create_task(room.answer(title, _BETWEEN))
    for act, wanted in (
        ("list", has("item")),
        ("main", has("close")),
        ("missing", has("main")),
        ("main", has("close")),
        ("show", has("hide")),
        ("hide", has("show")),
        ("tools", has("files")),
        ("main", has("close")),
    ):
        await asyncio.sleep(_PAUSE)
        if act != "missing" or "missing" in acts_on(room.sheet()):
            await room.tap(act, wanted)
    await asyncio.sleep(_PAUSE)
    before = _end(room)
    await room.tap("more", lambda _sheet: _end(room) != before)
    await answering
    await asyncio.sleep(_PAUSE)
    await room.tap("close", has_not("close"))


async def _to_the_board(room: Room, viewers, number: int) -> list[float]:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Open a prompt, show it as it grows, and let one after the other answer."""
    title, found = live_world.title(number), []
    await asyncio.sleep(_REST)
    await room.tap("open", has("close"), f":q{number}")
    await asyncio.sleep(_REST)
    await room.tap("show", has("hide"))
    for place, one in enumerate(room.people, start=1):
        await asyncio.sleep(2 * _BETWEEN)
        shown = card(one, title)
        if shown is None:
            raise LookupError(title)
        began = time.monotonic()
        one.press_data(shown, with_verb(shown, "a")[place % 3].data)
        found.append(max(await viewers.all_saw(title, place)) - began)
    await room.tap("close", has_not("close"))
    return found


def _end(room: Room) -> str:
    """Give the line that says until when a prompt is open."""
    return next((one for one in text_of(room.sheet()).splitlines() if "closes" in one), "")
