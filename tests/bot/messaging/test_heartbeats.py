"""Signs of life: what each part says of itself, written down for all at once."""

import math
from datetime import timedelta

from structlog.testing import capture_logs

from bot.messaging.heartbeats import AWAY, Heart, Pulse
from storage.database import Database
from storage.records import Records
from storage.work import Work
from tests.bot.messaging.house import House


async def test_the_instant_of_the_last_sign_is_kept(database: Database) -> None:
    """A part that owes a sign is written down with the instant at which it owed it first."""
    late, silent = Pulse(), Pulse()
    late.beat(-60)
    silent.beat(math.inf)
    await Heart(database, lambda: {"late": late, "silent": silent}).beat()
    beats = database.look(lambda reading: reading.records.beats())
    assert beats["silent"] - beats["late"] >= timedelta(seconds=60)


async def test_who_waits_for_a_channel_says_so_as_long_as_it_does(database: Database) -> None:
    """The word that a part waits is taken back with its next sign of life."""
    pulse = Pulse()
    heart = Heart(database, lambda: {"intake": pulse})
    pulse.beat(30, away=True)
    await heart.beat()
    assert set(database.look(lambda reading: reading.records.beats())) == {
        "intake",
        f"{AWAY}intake",
    }
    pulse.beat()
    await heart.beat()
    assert set(database.look(lambda reading: reading.records.beats())) == {"intake"}


async def test_who_runs_nothing_writes_nothing(database: Database) -> None:
    """A process that stands by leaves no sign."""
    await Heart(database, dict).beat()
    assert database.look(lambda reading: reading.records.beats()) == {}


async def test_the_heart_outlives_what_goes_wrong(home: House) -> None:
    """Neither a database that is down nor a fault of ours ends it; both are logged."""
    heart = Heart(home.database, lambda: {"part": Pulse()})
    with capture_logs() as logs, home.without_database():
        await heart.beat()
    broken = Heart(home.database, lambda: {"part": Records})  # type: ignore[dict-item]
    with capture_logs() as more:
        await broken.beat()
    assert "heartbeat not kept" in [log["event"] for log in logs]
    assert [log["event"] for log in more if log["log_level"] == "error"] == ["heartbeat not kept"]


async def test_an_old_sign_does_not_hide_a_newer_one(database: Database) -> None:
    """A process that slept changes nothing of its successor's sign, nor of what that waits for."""
    former, successor = Pulse(), Pulse()
    former.beat(-60)
    successor.beat(away=True)
    await Heart(database, lambda: {"intake": successor}).beat()
    before = database.look(lambda reading: reading.records.beats())
    await Heart(database, lambda: {"intake": former}).beat()
    assert database.look(lambda reading: reading.records.beats()) == before


async def test_a_sign_of_tomorrow_is_not_believed(database: Database) -> None:
    """Whoever has set the clock back since does not look alive until then."""
    silent = Pulse()
    silent.beat(-60)

    def tomorrow(work: Work) -> None:
        work.records.beat("intake", work.now + timedelta(days=1))

    await database.transact(tomorrow)
    await Heart(database, lambda: {"intake": silent}).beat()
    beats = database.look(lambda reading: reading.records.beats())
    now = database.look(lambda reading: reading.now)
    assert beats["intake"] <= now - timedelta(seconds=60)
