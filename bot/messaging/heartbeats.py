"""Letting the operator see that a part is alive."""

import asyncio

import structlog

from bot.errors import DatabaseDown
from storage.database import Database
from storage.work import Work

log = structlog.get_logger(__name__)

HEARTBEAT = 30.0  # seconds of real time


async def beat(database: Database, part: str) -> None:
    """Write down that a part is alive; a database that is down is told by others."""
    try:
        # Whoever stops us must not stop a transaction that has begun.
        await asyncio.shield(database.transact(_beat, part, origin="heartbeat"))
    except DatabaseDown as error:
        log.warning("heartbeat not kept", part=part, error=type(error).__name__)


def _beat(work: Work, part: str) -> None:
    work.records.beat(part, work.now)
