"""Telling callers how their unit of work went, wherever they wait."""

import asyncio
from concurrent.futures import Future

import pytest

from storage.unit import Promise, Unit, resolve


def unit_for(future: Promise, outcome: str) -> Unit:
    unit = Unit(lambda _: outcome, (), "test")
    unit.future, unit.outcome = future, outcome
    return unit


def waiting() -> asyncio.Future[str]:
    return asyncio.get_running_loop().create_future()


async def test_all_hear_from_another_thread() -> None:
    """Whoever waits in the loop and whoever waits in a thread hear of what became of theirs."""
    first, second, apart = waiting(), waiting(), Future[str]()
    failed = unit_for(second, "")
    failed.fail(ZeroDivisionError())
    await asyncio.to_thread(resolve, [unit_for(first, "a"), failed, unit_for(apart, "c")])
    assert await first == "a"
    with pytest.raises(ZeroDivisionError):
        await second
    assert apart.result(0) == "c"


async def test_caller_who_waits_no_more_keeps_nobody_from_hearing() -> None:
    """A caller who was cancelled, or whose loop was closed, does not stand in others' way."""
    loop = asyncio.new_event_loop()
    gone, cancelled, patient = loop.create_future(), waiting(), waiting()
    loop.close()
    cancelled.cancel()
    units = [unit_for(gone, "a"), unit_for(cancelled, "b"), unit_for(patient, "c")]
    await asyncio.to_thread(resolve, units)
    assert await patient == "c"
    assert cancelled.cancelled()
