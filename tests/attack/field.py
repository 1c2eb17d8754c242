"""Where an attack takes place: a visit with its people, a database, and a process on them."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bot.chat_server import ChatServer
from tests.attack.assault import Attack, Size, beside
from tests.attack.crowd import Member
from tests.attack.ledger import Outcome, Scene, outcome
from tests.attack.visit import REMINDERS_A_DAY, TOPIC, move_in
from tests.journeys.process import Process, on

Count = Callable[..., Awaitable[Outcome]]  # may be told who was gone


@asynccontextmanager
async def field(
    folder: Path, address: str, size: Size, dice: random.Random
) -> AsyncIterator[tuple[Attack, Count]]:
    """Put everything up; give the attack, and what ends the process and counts."""
    server = ChatServer()
    people = [server.person(f"Person {n}") for n in range(size.people)]
    days = size.reminders // size.people // REMINDERS_A_DAY
    with beside(address) as database, (folder / "log").open("wb") as log:
        asked = await asyncio.to_thread(move_in, database, people, days, size.window, dice)
        members = [
            Member(one, asked.runs[TOPIC], random.Random(dice.random()))  # noqa: S311 - repeatable
            for one in people
        ]
        async with on(server, folder, DATABASE_URL=address) as process:
            process.output = log
            attack = Attack(
                process, server, size, dice, database=database, members=members, asked=asked
            )
            yield attack, partial(_count, attack, process)


async def _count(attack: Attack, process: Process, gone: Collection[int] = ()) -> Outcome:
    await process.kill()
    scene = Scene(attack.server, attack.members, attack.asked, attack.all_caught, gone)
    return await attack.database.read(outcome, scene)
