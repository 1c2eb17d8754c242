"""/health: alive as long as every part shows signs of life."""

from httpx import ASGITransport, AsyncClient

from handlers.web.site import site
from storage.database import Database
from storage.work import Work
from tests.conftest import StillClock

PARTS = ["clock", "intake:telegram", "sender:telegram"]


def beat(work: Work) -> None:
    for part in PARTS:
        work.records.beat(part, work.now)


async def ask(database: Database) -> tuple[int, dict[str, object]]:
    transport = ASGITransport(site(database, PARTS))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get("/health")
    return answer.status_code, answer.json()


async def test_it_is_well_while_every_part_beats(database: Database) -> None:
    """With fresh signs of life from every part it answers 200."""
    await database.transact(beat)
    assert await ask(database) == (200, {"ok": True, "stalled": []})


async def test_what_never_began_is_named(database: Database) -> None:
    """A part that has shown no sign of life yet is named, with 503."""
    status, told = await ask(database)
    assert (status, told["stalled"]) == (503, PARTS)


async def test_what_stands_still_is_named(database: Database, clock: StillClock) -> None:
    """A part whose last sign of life is a minute old is named."""
    await database.transact(beat)
    clock.move(seconds=61)
    await database.transact(lambda work: work.records.beat("clock", work.now))
    assert await ask(database) == (
        503,
        {"ok": False, "stalled": ["intake:telegram", "sender:telegram"]},
    )
