"""APScheduler, with its SQLAlchemy job store, as a peer of our timeline."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine, create_engine, event, insert, select

_AHEAD = 6.0  # seconds, to write the jobs that will be due
_begun: list[float] = []


def note_it() -> None:
    """Do what is due: note when."""
    _begun.append(time.time())


async def lateness_of_apscheduler(due: int, jobs: int) -> list[float]:
    """Give how many seconds late each of so many jobs was begun, among so many."""
    with tempfile.TemporaryDirectory(prefix="apscheduler") as folder:
        store = SQLAlchemyJobStore(engine=_engine(folder))
        scheduler = AsyncIOScheduler(
            timezone=UTC,
            jobstores={"default": store},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )
        scheduler.start(paused=True)
        instant = datetime.now(UTC) + timedelta(seconds=_AHEAD)
        for number in range(due):
            scheduler.add_job(note_it, "date", run_date=instant, id=f"due{number}")
        _add_sleeping(store, jobs - due)
        _begun.clear()
        scheduler.resume()
        # The last job tells nobody that it is the last.
        while len(_begun) < due:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        scheduler.shutdown(wait=False)
    return [begun - instant.timestamp() for begun in _begun]


def _engine(folder: str) -> Engine:
    engine = create_engine(f"sqlite:///{folder}/jobs.db")

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _add_sleeping(store: SQLAlchemyJobStore, number: int) -> None:
    """Write jobs of next month at once; it would take minutes to add them one by one."""
    table, next_month = store.jobs_t, time.time() + 30 * 86_400
    with store.engine.begin() as connection:
        state = connection.execute(select(table.c.job_state)).scalar()
        rows = [
            {"id": f"later{place}", "next_run_time": next_month + place, "job_state": state}
            for place in range(number)
        ]
        connection.execute(insert(table), rows)
