"""/health: ready as long as the database answers and every part shows signs of life."""

from typing import Any

import pytest

from bot.messaging.heartbeats import AWAY, STALE
from handlers.web.site import site
from storage.database import Database
from storage.work import Work
from tests.conftest import StillClock
from tests.handlers.web.asking import Bot, get

PARTS = ["clock", "intake:telegram", "sender:telegram"]
STRANGER = "203.0.113.7"


def beat(work: Work, *parts: str) -> None:
    for part in parts or PARTS:
        work.records.beat(part, work.now)


async def test_a_rehearsal_tells_itself_which_parts_move(database: Database) -> None:
    """Where time is steered, signs of life in the database would mean nothing."""
    lines = [Bot("telegram")]
    status, told = await get(site(database, lines, stalled=list), "/health")
    assert (status, told["ready"], told["stalled"]) == (200, True, [])
    status, told = await get(site(database, lines, stalled=lambda: ["clock"]), "/health")
    assert (status, told["stalled"]) == (503, ["clock"])


async def ask(database: Database, **how: str) -> tuple[int, Any]:
    return await get(site(database, [Bot("telegram")]), "/health", **how)


async def test_it_is_ready_while_every_part_beats(database: Database) -> None:
    """With fresh signs of life from every part it answers 200, and says who keeps what."""
    await database.transact(beat)
    await database.transact(
        lambda work: work.records.keep("telegram", "here:1", work.now, resting=False)
    )
    await database.transact(
        lambda work: work.records.keep("clock", "here:1", work.now, resting=True)
    )
    assert await ask(database) == (
        200,
        {
            "live": True,
            "ready": True,
            "opening": [],
            "database": "up",
            "stalled": [],
            "waiting": [],
            "unreached": [],
            "keepers": {"telegram": "here:1", "clock": ""},
        },
    )


async def test_what_never_began_is_named(database: Database) -> None:
    """A part that has shown no sign of life yet is named, with 503."""
    status, told = await ask(database)
    assert (status, told["ready"], told["stalled"]) == (503, False, PARTS)


async def test_what_stands_still_is_named(database: Database, clock: StillClock) -> None:
    """A part whose last sign of life is too long ago is named."""
    await database.transact(beat)
    clock.move(seconds=STALE + 1)
    await database.transact(beat, "clock")
    status, told = await ask(database)
    assert (status, told["stalled"]) == (503, ["intake:telegram", "sender:telegram"])


async def test_a_channel_that_is_away_is_no_standstill(
    database: Database, clock: StillClock
) -> None:
    """A part that waits for its channel is named as waiting, as long as it says so, with 200."""
    await database.transact(beat)
    await database.transact(beat, AWAY + "intake:telegram")
    status, told = await ask(database)
    assert (status, told["waiting"]) == (200, ["intake:telegram"])
    clock.move(seconds=STALE + 1)
    await database.transact(beat)
    assert (await ask(database))[1]["waiting"] == []


async def test_a_sender_waits_with_its_intake(database: Database, clock: StillClock) -> None:
    """While the channel does not answer the polls, messages that it holds up are no standstill."""
    await database.transact(beat)
    clock.move(seconds=STALE + 1)
    await database.transact(beat, "clock", "intake:telegram", AWAY + "intake:telegram")
    status, told = await ask(database)
    assert (status, told["waiting"]) == (200, ["intake:telegram", "sender:telegram"])


async def test_who_has_not_heard_of_the_channel_is_not_ready(database: Database) -> None:
    """As long as a bot's channel has not answered since the start the bot is named, with 503."""
    await database.transact(beat)
    status, told = await get(site(database, [Bot("telegram", opening=True)]), "/health")
    assert (status, told["ready"], told["opening"]) == (503, False, ["telegram"])


async def test_without_a_database_it_is_live_and_not_ready(clock: StillClock) -> None:
    """Where the database does not answer the process is not ready, but need not be restarted."""
    nowhere = Database("postgresql://nobody@127.0.0.1:9/nothing", clock)
    status, told = await ask(nowhere)
    assert (status, told["ready"], told["database"]) == (503, False, "down")
    assert await get(site(nowhere, []), "/health/live") == (200, {"live": True})


async def test_who_has_no_bot_yet_is_not_ready(database: Database) -> None:
    """Until the bots have started there is nothing that could be ready."""
    await database.transact(beat)
    status, told = await get(site(database, []), "/health")
    assert (status, told["ready"]) == (503, False)


@pytest.mark.parametrize(
    "how", [{"client": STRANGER}, {"x_forwarded_for": STRANGER}, {"client": "unix"}]
)
async def test_strangers_are_told_no_details(database: Database, how: dict[str, str]) -> None:
    """Whoever does not sit at the machine hears whether it is ready, and no more."""
    await database.transact(beat)
    how = {name.replace("_", "-"): value for name, value in how.items()}
    assert await ask(database, **how) == (200, {"live": True, "ready": True})


async def test_with_a_token_it_counts_alone(database: Database) -> None:
    """Where a token is set, details are told to whoever has it, from anywhere."""
    await database.transact(beat)
    app = site(database, [Bot("telegram")], token="tell me")
    assert "keepers" not in (await get(app, "/health"))[1]
    asked = await get(app, "/health", client=STRANGER, authorization="Bearer tell me")
    assert "keepers" in asked[1]
    asked = await get(app, "/health", authorization="Bearer tell you")
    assert "keepers" not in asked[1]
