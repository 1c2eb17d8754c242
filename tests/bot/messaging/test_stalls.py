"""A database that stands still: whose time that is."""

import asyncio

import pytest
from structlog.testing import capture_logs

from storage.work import Reading
from tests.bot.messaging.house import House, heard, held, locked


def parked(reading: Reading) -> int:
    return len(reading.records.parked())


async def test_what_the_database_holds_up_in_vain_is_done_again(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for it longer than a handler may take, and then fails, is not parked."""
    monkeypatch.setattr("storage.holds._ALONE", "700ms")
    anna = await home.person("Anna")
    await home.quiet()
    database = home.database
    with (
        capture_logs() as logs,
        locked(database) if database.is_postgresql else held(database, 700),
    ):
        await anna.send("hello?")
        async with asyncio.timeout(10):
            # What the writer says of a failure gives no event.
            while "group not committed" not in [log["event"] for log in logs]:  # noqa: ASYNC110
                await asyncio.sleep(0.002)
    await home.quiet(20)
    assert await database.read(heard, anna) == ["/start", "hello?"]
    assert home.said(anna) == ["/start", "hello?"]
    assert await database.read(parked) == 0
