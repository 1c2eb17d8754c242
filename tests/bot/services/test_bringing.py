"""Outages of our address: after one, everybody with an open prompt is asked anew."""

from datetime import datetime, timedelta

from bot.messaging.bringing import INTERVAL
from bot.services.bringing import Brought, judge_bringing, unreached_since
from bot.services.runs import prompt_card
from storage.database import Database
from storage.work import Reading, Work
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

KEY = "telegram"
AT_ONCE = timedelta()


def asked_anew(reading: Reading, subject: str) -> int:
    return sum(bool(card.note) for card in reading.cards.pending() if card.subject == subject)


def look(database: Database, pending: int, failed: datetime | None) -> Brought:
    return database.perform(judge_bringing, KEY, pending, failed)


def unreached(database: Database) -> datetime | None:
    return database.look(unreached_since, KEY, AT_ONCE)


def test_after_an_outage_everybody_is_asked_once(database: Database, clock: StillClock) -> None:
    """Four minutes in which nothing could be brought: then each card once, with the note."""
    room = Room(database, clock, channel=KEY)
    card = prompt_card(room.open("p02"))
    began = clock.now()
    for _ in range(int(240 / INTERVAL)):
        assert look(database, 3, clock.now()) == Brought(failing=began)
        assert unreached(database) == began
        clock.move(seconds=INTERVAL)
    over = look(database, 0, clock.now())
    assert (over.failing, over.failed_for, over.asked) == (None, 240.0, len(room.people))
    assert database.look(asked_anew, card) == len(room.people)
    assert unreached(database) is None
    assert look(database, 0, clock.now()) == Brought()


def test_a_short_outage_asks_nobody(database: Database, clock: StillClock) -> None:
    """A restart of a minute loses no tap."""
    room = Room(database, clock, channel=KEY)
    room.open("p02")
    look(database, 3, clock.now())
    clock.move(seconds=60)
    assert look(database, 0, clock.now()) == Brought(failed_for=60.0)


def test_what_another_process_took_is_no_outage(database: Database, clock: StillClock) -> None:
    """One failure among many deliveries is none, though some always wait."""

    def confirm(work: Work) -> None:
        work.records.confirm(KEY, 4711, work.now)

    failed = clock.now()
    clock.move(seconds=1)
    database.perform(confirm)
    assert look(database, 3, failed) == Brought()
    assert unreached(database) is None


def test_an_old_failure_is_forgotten(database: Database, clock: StillClock) -> None:
    """What the channel still remembers of yesterday says nothing of today."""
    failed = clock.now()
    clock.move(hours=20)
    assert look(database, 3, failed) == Brought()
