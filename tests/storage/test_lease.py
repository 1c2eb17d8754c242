"""A lease: the right to act that runs out by itself."""

import asyncio
import time

from storage.lease import Lease


def test_it_must_be_opened() -> None:
    """Without having been opened it is never good."""
    lease = Lease()
    assert not lease.good
    lease.renew(time.monotonic() + 60)
    assert not lease.good


def test_it_begins_and_ends_by_itself() -> None:
    """It is good from its beginning on, until it runs out."""
    lease, now = Lease(), time.monotonic()
    lease.open(60, now + 120)
    assert not lease.good
    lease.open(0, now + 60)
    assert lease.good
    lease.renew(now)
    assert not lease.good


def test_it_can_be_taken_away() -> None:
    """Once ended it is good no more."""
    lease = Lease()
    lease.open(0)
    assert lease.good
    lease.end()
    assert not lease.good


async def test_whoever_waits_for_it_goes_on_when_it_is_good() -> None:
    """Waiting ends with the beginning of the lease, or with a renewal that tells nobody."""
    lease = Lease()
    lease.open(0.1)
    await lease.sure()
    assert lease.good
    lease.end()
    waiting = asyncio.create_task(lease.sure())
    await asyncio.sleep(0)
    assert not waiting.done()
    lease.renew(time.monotonic() + 60)
    await waiting
    assert lease.good
