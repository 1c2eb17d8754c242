"""/metrics: what was done and what waits, for Prometheus, without saying who."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import tally
from bot.chat_server import ChatServer, Fault
from bot.domain.messages import Lane
from handlers.web.site import site
from storage.database import Database
from storage.keeping import process_name
from storage.work import Work
from tests.bot.messaging.house import KEY, House, QuickClock, house, write
from tests.conftest import StillClock
from tests.handlers.web.asking import Bot, get

LABELS = {"channel", "outcome", "lane", "what", "duty", "le"}
Figures = dict[tuple[str, ...], float]


async def figures(database: Database) -> Figures:
    """Give each sample by its name and the values of its labels."""
    status, text = await get(site(database, [Bot(KEY, pace_used=0.5)]), "/metrics")
    assert status == 200
    samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
    assert {label for one in samples for label in one.labels} <= LABELS
    return {(one.name, *one.labels.values()): one.value for one in samples}


@pytest.fixture
async def home(database: Database) -> AsyncIterator[House]:
    server = ChatServer()
    async with server.serve() as url, house(database, server, url, QuickClock()) as running:
        yield running


async def test_what_was_done_is_counted(home: House) -> None:
    """Updates, transactions and sends are counted by how they ended."""
    before = await figures(home.database)
    anna = await home.person("Anna")
    await anna.send("hello")
    await anna.send("!raise")
    await anna.send("!nothing")
    await home.quiet()
    home.server.fail(Fault("forbidden", method="sendMessage"))
    await anna.send("to nobody")
    home.server.inject({"message": {"chat": {"id": -5, "type": "group"}}})
    await home.quiet()
    after = await figures(home.database)
    found = {key: after[key] - before.get(key, 0) for key in after}
    assert found["hospes_updates_total", KEY, "parked"] == 1
    assert found["hospes_updates_total", KEY, "group"] == 1
    assert found["hospes_updates_total", KEY, "handled"] >= 4
    assert found["hospes_sends_total", KEY, "sent"] == 3
    assert found["hospes_sends_total", KEY, "refused"] == 1
    done = found["hospes_transactions_total", "done"]
    assert done == found["hospes_group_size_sum",] >= 7
    assert 0 < found["hospes_commit_seconds_count",] <= done
    assert found["hospes_parked", "update"] == 1


async def test_what_waits_is_counted_by_lane(database: Database, clock: StillClock) -> None:
    """Depth and age of what may be sent are told for each channel and lane."""

    def wait(work: Work) -> None:
        for lane in (Lane.LIVE, Lane.OWED, Lane.OWED):
            write(work, 1001, "x", lane=lane)
        write(work, 1001, "later", lane=Lane.OWED, not_before=work.now + timedelta(days=1))
        work.refresh(write(work, 1002, "y"), "join:")

    await database.transact(wait)
    clock.move(seconds=90)
    found = await figures(database)
    assert {key: found[key] for key in found if key[0].startswith("hospes_outbox")} == {
        ("hospes_outbox", KEY, "live"): 2,
        ("hospes_outbox", KEY, "owed"): 2,
        ("hospes_outbox", KEY, "card"): 1,
        ("hospes_outbox_oldest_seconds", KEY, "live"): 90,
        ("hospes_outbox_oldest_seconds", KEY, "owed"): 90,
    }


async def test_who_keeps_what_is_told(database: Database) -> None:
    """Each process tells what it keeps itself, and how much of its pace is used."""

    def keep(work: Work) -> None:
        work.records.keep(KEY, process_name(database), work.now, resting=False)
        work.records.keep("clock", "elsewhere:1", work.now, resting=False)

    await database.transact(keep)
    found = await figures(database)
    assert (found["hospes_keeps", KEY], found["hospes_keeps", "clock"]) == (1, 0)
    assert found["hospes_pace_used", KEY] == 0.5
    assert found["process_resident_memory_bytes",] > 1 << 20


async def test_without_a_database_the_rest_is_told(clock: StillClock) -> None:
    """Where the database does not answer, that is a figure, and the counts are there."""
    tally.sends.add(KEY, "sent")
    found = await figures(Database("postgresql://nobody@127.0.0.1:9/nothing", clock))
    assert found["hospes_database_up",] == 0
    assert found["hospes_sends_total", KEY, "sent"] > 0
    assert ("hospes_parked", "update") not in found


async def test_strangers_see_no_figures(database: Database) -> None:
    """Figures are for whoever sits at the machine, or has the token."""
    app = site(database, [])
    assert (await get(app, "/metrics", client="203.0.113.7"))[0] == 403
    app = site(database, [], token="tell me")
    assert (await get(app, "/metrics"))[0] == 403
    assert (await get(app, "/metrics", authorization="Bearer tell me"))[0] == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8080", 200),
        ("localhost", 200),
        ("[::1]:8080", 200),
        ("192.0.2.7", 200),
        ("attacker.example.org:8080", 403),
    ],
)
async def test_a_foreign_name_sees_no_figures(database: Database, host: str, status: int) -> None:
    """A foreign page that has its own name lead a browser to this machine learns nothing."""
    assert (await get(site(database, []), "/metrics", host=host))[0] == status
