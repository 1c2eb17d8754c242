"""What can happen to a keeper, and what came of it while people were written to."""

import asyncio
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection
from sqlalchemy import select

from bot.chat_server import Call
from storage.tables.messaging import SeenUpdate
from storage.work import Reading
from tests.replicas.balancer import Balancer
from tests.replicas.counting import Sent
from tests.replicas.crowd import LETTER, Crowd, unfinished
from tests.replicas.fleet import Fleet
from tests.replicas.post import Copies, held, newest, owed, unmarked

WORKERS = 16  # messages that a keeper has on its way at most
MOST = 30  # messages in any second
BETWEEN = 1  # message between a frozen keeper's look at its lease and the network
_ARRIVES = 0.3  # seconds until what has left has arrived
_SETTLED = 120  # seconds

Trouble = Callable[[Fleet], Awaitable[Copies]]  # gives the messages that it caught on their way


@dataclass(frozen=True)
class Outcome:
    """What came of it, counted from the chat server's record and the database.

    Attributes:
        written: how many letters were written to people.
        updates: how many messages people sent.
        lost: letters that never arrived, chat by chat.
        caught: messages that had arrived when the keeper went, and nobody had written that down.
        repeated: messages that arrived more than once: letters, answers and reminders.
        unexplained: of these, copies of which the first was not caught.
        unanswered: messages of people without an answer, chat by chat.
        twice: letters, answers and reminders that were written more often than they were owed.
        disordered: chats in which a letter overtook another.
        worst_second: messages in the fullest sliding second.
        silence: seconds of the longest time without a message after the trouble.
        missing: reminders that fell due meanwhile and did not arrive, chat by chat.
        owed: how many were to.
    """

    written: int
    updates: int
    lost: int
    caught: int
    repeated: int
    unexplained: int
    unanswered: int
    twice: int
    disordered: int
    worst_second: int
    silence: float
    missing: int
    owed: int

    def faults(self, within: float, most: int = MOST, between: int = 0) -> dict[str, object]:
        """Give what did not hold.

        Args:
            within: seconds within which the keeper was to be replaced.
            most: messages that any second may hold.
            between: messages that may leave a keeper when it goes on.
        """
        limits: dict[str, float] = {
            "lost": 0,
            "caught": WORKERS,
            "unexplained": between,
            "unanswered": 0,
            "twice": 0,
            "disordered": 0,
            "worst_second": most,
            "silence": within,
            "missing": 0,
        }
        found = {name: getattr(self, name) for name in limits}
        return {name: figure for name, figure in found.items() if figure > limits[name]}


@dataclass(frozen=True)
class Taken:
    """What became of updates that were brought to several replicas, by rows and deliveries.

    Attributes:
        updates: how many were brought.
        again: tries that failed, so that the update was brought once more.
        replicas: how many processes took some.
        lost: updates that no transaction has confirmed.
        overtaken: people of whom a later update was handled before an earlier one.
    """

    updates: int
    again: int
    replicas: int
    lost: int
    overtaken: int


def taken(fleet: Fleet, balancer: Balancer) -> Taken:
    """Compare what was brought with what is in the database."""
    of = {one.update: one.chat for one in balancer.deliveries}
    instants = fleet.database.look(_confirmed)
    handled: dict[int, list[datetime]] = defaultdict(list)
    for update in sorted(of):
        if update in instants:
            handled[of[update]].append(instants[update])
    return Taken(
        updates=len(of),
        again=len(balancer.deliveries) - len(of),
        replicas=len(balancer.shares),
        lost=len(of.keys() - instants.keys()),
        overtaken=sum(found != sorted(found) for found in handled.values()),
    )


def _confirmed(reading: Reading) -> dict[int, datetime]:
    rows = reading.connection.execute(select(SeenUpdate.update_id, SeenUpdate.at))
    return {row.update_id: row.at for row in rows}


async def kill(fleet: Fleet) -> Copies:
    """End the keeper as a crash would."""
    keeper = fleet.keeper()
    keeper.send(signal.SIGKILL)
    await keeper.ended()
    return await caught(fleet)


async def stop(fleet: Fleet) -> Copies:
    """End the keeper politely."""
    keeper = fleet.keeper()
    keeper.send(signal.SIGTERM)
    assert await keeper.ended() == 0, keeper.said
    return Copies()


async def cut(fleet: Fleet) -> Copies:
    """End the connection with which the keeper keeps, and every other one of all."""
    with Connection.connect(fleet.database.conninfo, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    return Copies()


def frozen_for(seconds: float) -> Trouble:
    """Have the keeper stand still for so long, and then go on as if nothing had happened."""

    async def freeze(fleet: Fleet) -> Copies:
        keeper = fleet.keeper()
        keeper.send(signal.SIGSTOP)
        found = await caught(fleet)
        await asyncio.sleep(seconds)
        successor = await fleet.replaced(keeper)
        keeper.send(signal.SIGCONT)
        async with asyncio.timeout(10):
            while "duty laid down" not in keeper.said:  # noqa: ASYNC110 - a log gives no event
                await asyncio.sleep(0.05)
        assert fleet.keeper() is successor
        return found

    return freeze


async def caught(fleet: Fleet) -> Copies:
    """Give the messages that have arrived though the database does not know it."""
    await asyncio.sleep(_ARRIVES)
    return await fleet.database.read(unmarked, fleet.server.calls)


async def tell(fleet: Fleet, crowd: Crowd, trouble: Trouble, rounds: int) -> Outcome:
    """Write to everybody, let people write and reminders fall due, and make trouble meanwhile."""
    await _quiet(fleet)
    fleet.server.clear_calls()
    first, said = crowd.written, Counter(crowd.said)
    since = await fleet.database.read(newest)
    await crowd.speak()
    await crowd.write(rounds)
    await _arrived(fleet, len(crowd.strangers))
    await crowd.owe(f"story-{first}", 1.0)
    await crowd.speak()
    instant = time.monotonic()
    found = await trouble(fleet)
    await _quiet(fleet)
    wanted = owed(crowd, crowd.written - first, crowd.said - said)
    return _outcome(fleet, instant, wanted, since, found)


async def _arrived(fleet: Fleet, number: int) -> None:
    """Wait until the bot is at full pace."""

    def enough(_call: Call) -> bool:
        return len(Sent.of(fleet.server.calls).calls) >= number

    await fleet.server.wait_for_call(enough, _SETTLED)


async def _quiet(fleet: Fleet) -> None:
    """Wait until everything has been sent, done and confirmed."""
    await fleet.server.settled(_SETTLED)
    async with asyncio.timeout(_SETTLED):
        while any(await fleet.database.read(unfinished)):  # noqa: ASYNC110 - other processes commit
            await asyncio.sleep(0.1)


def _outcome(fleet: Fleet, instant: float, wanted: Copies, since: int, found: Copies) -> Outcome:
    sent = Sent.of(fleet.server.calls)
    there = fleet.database.look(held, fleet.server.calls, since)
    again = fleet.database.look(unmarked, fleet.server.calls)
    missing = _by_kind(wanted - there)
    total = _by_kind(wanted)
    return Outcome(
        written=total["letter"],
        updates=total["answer"],
        lost=missing["letter"],
        caught=found.total(),
        repeated=again.total(),
        unexplained=(again - found).total(),
        unanswered=missing["answer"],
        twice=sum((there - wanted)[key] for key in wanted),
        disordered=len(sent.disorder(LETTER)),
        worst_second=sent.worst_second(fleet.attention),
        silence=sent.longest_silence(instant - 1),
        missing=missing["reminder"],
        owed=total["reminder"],
    )


def _by_kind(messages: Copies) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, kind), number in messages.items():
        found[kind] += number
    return found
