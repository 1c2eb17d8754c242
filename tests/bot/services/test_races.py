"""Answering and closing at the same instant, from two replicas on one PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.errors import Refused
from bot.services import answering, running
from bot.services.callers import Caller
from bot.services.sealing import author_of
from storage.database import Database
from storage.engine import parse, writing_engine
from storage.ids import new_id
from storage.unit import Unit
from storage.work import Reading
from storage.writer import Writer
from tests.bot.services.prompt_room import Room, everything
from tests.conftest import StillClock

PEOPLE, ROUNDS = 6, 8

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock, people=PEOPLE)


class Replica:
    """A second writer on the same database, as another process would be."""

    def __init__(self, url: str, clock: StillClock) -> None:
        self._engine = writing_engine(parse(url))
        self._writer = Writer(self._engine, clock, lambda _effects: None, lambda _connection: None)
        self._writer.start()

    def perform(self, service: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - as given
        unit = Unit(service, args, origin=f"replica:{new_id()}")
        return self._writer.submit(unit).result()

    def stop(self) -> None:
        self._writer.stop()
        self._engine.dispose()


@pytest.fixture
def replica(database: Database, database_url: str, clock: StillClock) -> Iterator[Replica]:
    """The other writer, once the first has made the tables."""
    del database
    other = Replica(database_url, clock)
    yield other
    other.stop()


def test_an_answer_is_sealed_or_refused(room: Room, replica: Replica) -> None:
    """Whoever taps while it closes is counted and sealed, or told that it is closed."""

    def tap(caller: Caller) -> bool:
        receipt = replica.perform(answering.tap, caller, run_id, "answer", "city")
        return receipt.key.startswith("receipt-recorded")

    for _ in range(ROUNDS):
        run_id = room.open("p02")
        run = room.run(run_id)
        with ThreadPoolExecutor(PEOPLE + 1) as pool:
            taps = [pool.submit(tap, caller) for caller in room.people]
            pool.submit(room.close, run_id).result()
            recorded = sum(done.result() for done in taps)
        rows = room.database.look(everything, run_id)
        authors = {author_of(run, room.participant(caller).id) for caller in room.people}
        assert len(rows) == recorded
        assert not authors & {author for author, _, _ in rows}
        assert room.look(lambda r, run_id=run_id: r.prompts.counts(run_id)) == (PEOPLE, recorded)


def test_two_facilitators_open_once(room: Room, replica: Replica) -> None:
    """Of two who open the same prompt at the same instant one is told that it is open."""

    def open_by(database: Database | Replica) -> str:
        try:
            database.perform(running.open_run, room.visit_id, "p01")
        except Refused as refused:
            return refused.key
        return "opened"

    for _ in range(ROUNDS):
        with ThreadPoolExecutor(2) as pool:
            outcomes = sorted(pool.map(open_by, (room.database, replica)))
        assert outcomes == ["opened", "prompt-open-already"]
        open_runs = room.look(still_open)
        assert len(open_runs) == 1
        room.close(open_runs[0])


def still_open(reading: Reading) -> list[int]:
    [visit] = reading.visits.everything()
    return [run.id for run in reading.prompts.runs_of(visit.id) if run.state == "open"]
