"""Figures for Prometheus: what this process has done, and what waits in the database.

No label ever says who: only channels, lanes, outcomes and kinds.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import tally
from bot.errors import DatabaseDown
from handlers.web.lines import Served
from handlers.web.trusting import Trust
from storage.backlog import Backlog, Waiting
from storage.database import Database
from storage.keeping import process_name
from storage.work import Reading

_PATIENCE = 2.0  # seconds that the database may take to answer
_COUNTS = (
    ("hospes_updates", "Updates brought to their end.", tally.updates),
    ("hospes_webhook_deliveries", "Deliveries to the webhook.", tally.hooked),
    ("hospes_sends", "Attempts to send a letter or a card, and what was not tried.", tally.sends),
    ("hospes_transactions", "Units of work by outcome.", tally.transactions),
)
_SPREADS = (
    ("hospes_group_size", "Units of work in one commit.", tally.group_size),
    ("hospes_commit_seconds", "What a group's transaction took.", tally.commit_seconds),
    ("hospes_lateness_seconds", "How late what fell due was done.", tally.lateness),
)


@dataclass(frozen=True)
class Stored:
    """What the database knows.

    Attributes:
        now: the instant of looking.
        parked: how many, by what they are.
        keeps: whether this process keeps each duty.
    """

    now: datetime
    waiting: Sequence[Waiting]
    parked: dict[str, int]
    keeps: dict[str, bool]


def routes(database: Database, lines: Sequence[Served], trust: Trust) -> Sequence[BaseRoute]:
    """Give the one route."""
    process = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=process)

    async def metrics(request: Request) -> Response:
        if not trust.allows(request):
            return PlainTextResponse("Forbidden", 403)
        found = CollectorRegistry(auto_describe=False)
        found.register(_Figures(lines, await _look(database)))
        text = generate_latest(found) + generate_latest(process)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", metrics)]


class _Figures(Collector):
    def __init__(self, lines: Sequence[Served], stored: Stored | None) -> None:
        self._lines = lines
        self._stored = stored

    def collect(self) -> Iterator[Metric]:
        yield from _counted()
        yield GaugeMetricFamily(
            "hospes_webhook_in_flight", "Updates being taken.", tally.in_flight.now
        )
        paces = [(line.name, line.pace_used) for line in self._lines]
        yield _by("hospes_pace_used", "Sent in the last second / the limit.", "channel", paces)
        up = self._stored is not None
        yield GaugeMetricFamily("hospes_database_up", "The database answers.", up)
        if self._stored is not None:
            yield from _kept(self._stored)


def _counted() -> Iterator[Metric]:
    for name, help_, count in _COUNTS:
        counter = CounterMetricFamily(name, help_, labels=count.labels)
        for values, number in count:
            counter.add_metric(values, number)
        yield counter
    for name, help_, spread in _SPREADS:
        yield HistogramMetricFamily(name, help_, buckets=spread.up_to, sum_value=spread.sum)


def _kept(stored: Stored) -> Iterator[Metric]:
    depth = GaugeMetricFamily(
        "hospes_outbox", "Letters and cards that may be sent.", labels=["channel", "lane"]
    )
    age = GaugeMetricFamily(
        "hospes_outbox_oldest_seconds", "How long the oldest waits.", labels=["channel", "lane"]
    )
    for one in stored.waiting:
        depth.add_metric([one.channel, one.lane], one.number)
        if one.since is not None:
            age.add_metric([one.channel, one.lane], (stored.now - one.since).total_seconds())
    yield depth
    yield age
    yield _by("hospes_parked", "Set aside for the operator.", "what", stored.parked.items())
    yield _by("hospes_keeps", "This process keeps it.", "duty", stored.keeps.items())


def _by(name: str, help_: str, label: str, found: Iterable[tuple[str, float]]) -> Metric:
    gauge = GaugeMetricFamily(name, help_, labels=[label])
    for value, number in found:
        gauge.add_metric([value], number)
    return gauge


async def _look(database: Database) -> Stored | None:
    """Give what the database knows; nothing if it does not say."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await database.read(_stored, process_name(database))
    except (DatabaseDown, TimeoutError):
        return None


def _stored(reading: Reading, process: str) -> Stored:
    backlog = Backlog.of(reading)
    keepers = reading.records.keepers()
    return Stored(
        now=reading.now,
        waiting=backlog.waiting(reading.now),
        parked=backlog.parked(),
        keeps={row.name: row.process == process and not row.resting for row in keepers},
    )
