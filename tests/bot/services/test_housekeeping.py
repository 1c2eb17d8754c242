"""What is removed by itself, and when."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.domain import retention
from bot.services import account, housekeeping, opening, planning
from bot.services.authors import is_sealed
from bot.services.disclosure import result
from storage.database import Database
from storage.tables.messaging import AuditEntry, OutboxLetter, SeenUpdate
from storage.work import Reading, Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.guests import Guest
from tests.bot.services.prompt_room import Room, everything
from tests.bot.services.test_telling import shifted
from tests.conftest import StillClock

LAST_MOMENT, OVER = "2027-07-22 23:59", "2027-07-23 00:00"  # 90 days after 23 April
SECOND = timedelta(seconds=1)


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    return Room(database, clock)


def keep_house(room: Room) -> list[int]:
    """Remove what is due; give the visits whose answers were."""
    room.database.perform(housekeeping.tidy)
    due: list[int] = room.look(housekeeping.expired)
    for visit_id in due:
        room.database.perform(housekeeping.forget_answers, visit_id)
    return due


def acts(reading: Reading) -> list[tuple[str, str, int | None]]:
    rows = reading.connection.execute(select(AuditEntry.__table__).order_by(AuditEntry.id))
    return [(row.act, row.subject, row.person_id) for row in rows if row.act == "expired"]


def keep_for(room: Room, days: int) -> None:
    """Import the plan with another time for answers."""
    plan = sample()
    privacy = plan.privacy.model_copy(update={"keep_answers": timedelta(days=days)})
    changed = plan.model_copy(update={"privacy": privacy})
    room.database.perform(planning.import_plan, changed, True)


def agree(room: Room, version: int) -> None:
    """Let somebody agree to the notice with the words of a version of the plan."""
    person_id = room.me(room.people[0]).person.id
    room.database.perform(
        lambda work: work.consents.add(
            person_id, room.visit_id, "given", f"1:{version}:en", work.now
        )
    )


def test_answers_go_when_their_time_is_over(room: Room) -> None:
    """Until the last minute all is there; then nothing of what was said, whoever said it."""
    named, anonymous = room.open("p01"), room.open("p02")
    for caller in room.people:
        room.tap(caller, anonymous, "The city")
        room.write(caller, "A roof")
    room.close(named)
    room.close(anonymous)
    room.at(LAST_MOMENT)
    assert keep_house(room) == []
    assert len(room.look(lambda r: everything(r, named))) == len(room.people)
    room.at(OVER)
    assert keep_house(room) == [room.visit_id]
    assert [room.look(lambda r, run=run: everything(r, run)) for run in (named, anonymous)] == [
        [],
        [],
    ]


def test_what_needs_no_content_stays(room: Room) -> None:
    """That somebody answered stays, for the certificate; the log says what was done, once."""
    run = room.open("p01")
    room.write(room.people[0], "A roof")
    room.close(run)
    room.at(OVER)
    keep_house(room)
    keep_house(room)
    assert room.asked(room.people[0], run).answered
    assert room.look(acts) == [("expired", "answers", None)]


def test_results_are_shown_no_more(room: Room) -> None:
    """Cards and results of expired answers say so, or show nothing; none of them fails."""
    run = room.open("p01")
    room.write(room.people[0], "A roof")
    room.close(run)
    assert "A roof" in room.result(room.people[1], run)
    room.at(OVER)
    keep_house(room)
    assert "not shown any more" in room.result(room.people[1], run)
    assert "A roof" not in room.seen(room.people[0], run).text
    row = room.run(run)
    assert room.look(lambda r: result(r, row, "facilitators").pages) == ()


@pytest.mark.parametrize("key", ["p01", "p02"])
def test_what_was_left_open_is_closed_in_silence(room: Room, key: str) -> None:
    """An open prompt would gather answers without end, an anonymous one without a key."""
    run_id = room.open(key)
    before = room.keys(room.people[0])
    room.at(OVER)
    keep_house(room)
    run = room.run(run_id)
    assert (run.state, run.seal_key) == ("closed", None)
    assert is_sealed(run) == (key == "p02")
    assert room.keys(room.people[0]) == before


def test_what_is_opened_later_goes_too(room: Room) -> None:
    """Opening a prompt again after that time keeps its answers until the next housekeeping."""
    run = room.open("p01")
    room.close(run)
    room.at(OVER)
    room.database.perform(opening.reopen_run, run)
    room.write(room.people[0], "A late thought")
    keep_house(room)
    assert room.look(lambda r: everything(r, run)) == []


def test_nobody_is_kept_longer_than_they_agreed_to(room: Room) -> None:
    """A plan that keeps answers longer afterwards does not count for those who agreed before."""
    room.open("p01")
    agree(room, 1)
    keep_for(room, 365)
    room.at(OVER)
    assert room.look(housekeeping.expired) == [room.visit_id]


def test_where_nothing_is_kept_nothing_is_over(room: Room) -> None:
    """A visit without any answer is not looked at again and again."""
    room.at(OVER)
    assert room.look(housekeeping.expired) == []


def test_what_nobody_agreed_to_does_not_count(room: Room) -> None:
    """A time that was mended before anybody read it deletes nothing early."""
    room.open("p01")
    keep_for(room, 1)
    keep_for(room, 60)
    agree(room, 3)
    room.at("2027-05-01 00:00")
    assert room.look(housekeeping.expired) == []
    room.at("2027-06-23 00:00")
    assert room.look(housekeeping.expired) == [room.visit_id]


def test_a_visit_that_was_put_off_meanwhile_is_left_alone(room: Room) -> None:
    """Between looking and doing the plan may have changed."""
    run = room.open("p01")
    room.write(room.people[0], "A roof")
    room.database.perform(housekeeping.forget_answers, room.visit_id)
    assert len(room.look(lambda r: everything(r, run))) == 1


def test_strangers_are_forgotten(room: Room) -> None:
    """A day after they first wrote nothing is left of strangers, once nothing awaits them."""
    stranger = Guest(room.database, 99)
    stranger.start()
    room.clock.instant += retention.STRANGERS + SECOND
    keep_house(room)
    address = room.look(lambda reading: reading.people.address_of("telegram", 99))
    room.database.perform(lambda work: work.outbox.drop_for(address.id, "sent", work.now))
    keep_house(room)
    assert room.look(lambda reading: reading.people.address_of("telegram", 99)) is None
    assert room.me(room.people[0]).person.name


def test_an_erased_chat_is_forgotten(room: Room) -> None:
    """Of somebody who erased themselves not even the number of the chat stays."""
    anna = room.people[0]
    address = room.me(anna).address.id
    room.database.perform(account.delete, anna, "yes")
    room.clock.instant += retention.STRANGERS + SECOND
    room.database.perform(lambda work: work.outbox.drop_for(address, "sent", work.now))
    keep_house(room)
    assert room.look(lambda reading: reading.people.address(address)) is None


def park(work: Work) -> None:
    work.records.park(
        "K7F-2Q9",
        channel="telegram",
        update_id=1,
        chat_id=1,
        content={"text": "secret"},
        error="ValueError",
        at=work.now,
    )


def letters(reading: Reading) -> Iterator[str]:
    rows: Any = reading.connection.execute(select(OutboxLetter.__table__))
    return sorted(row.text_key for row in rows)  # type: ignore[return-value]


def test_parked_updates_go_after_a_month(room: Room) -> None:
    """They hold what somebody wrote, so they wait for the operator for a time only."""
    room.database.perform(park)
    room.clock.instant += retention.PARKED_UPDATES
    keep_house(room)
    assert len(room.look(lambda reading: reading.records.parked())) == 1
    room.clock.instant += SECOND
    keep_house(room)
    assert room.look(lambda reading: reading.records.parked()) == []


async def test_confirmed_updates_are_forgotten_after_a_week(room: Room) -> None:
    """By then the channel does not bring them again."""
    from storage.database import current_update
    from storage.work import Inbound

    token = current_update.set(Inbound("telegram", 7))
    await room.database.transact(lambda _work: None)
    current_update.reset(token)
    room.clock.instant += retention.SEEN_UPDATES
    keep_house(room)
    assert room.look(lambda reading: reading.records.unseen("telegram", [7])) == []
    room.clock.instant += SECOND
    keep_house(room)
    assert room.look(lambda reading: reading.records.unseen("telegram", [7])) == [7]


def test_the_operator_may_keep_things_for_another_time(room: Room) -> None:
    """Letters and the memory of updates go at the ages that were set."""
    anna = room.me(room.people[0]).address.id
    ages = retention.Ages(seen=timedelta(days=3), letters=timedelta(days=3))
    room.database.perform(see)
    room.database.perform(lambda work: work.say(anna, "stop-kept"))
    room.database.perform(lambda work: work.outbox.drop_for(anna, "as if sent", work.now))
    room.clock.instant += ages.letters
    room.database.perform(housekeeping.tidy, ages)
    assert room.look(letters) == ["stop-kept"]
    assert room.look(lambda reading: reading.records.unseen("telegram", [7])) == []
    room.clock.instant += SECOND
    room.database.perform(housekeeping.tidy, ages)
    assert room.look(letters) == []
    assert room.look(lambda reading: reading.records.unseen("telegram", [7])) == [7]


def see(work: Work) -> None:
    work.connection.execute(
        insert(SeenUpdate), {"channel": "telegram", "update_id": 7, "at": work.now}
    )


def test_settled_letters_go_and_waiting_ones_stay(room: Room) -> None:
    """What was sent long ago is removed; what still waits is not, however old it is."""
    anna, bruno = (room.me(caller).address.id for caller in room.people[:2])
    room.database.perform(lambda work: work.say(anna, "stop-kept"))
    room.database.perform(lambda work: work.say(bruno, "delete-kept"))
    room.database.perform(lambda work: work.outbox.drop_for(anna, "as if sent", work.now))
    room.clock.instant += retention.LETTERS
    keep_house(room)
    assert room.look(letters) == ["delete-kept", "stop-kept"]
    room.clock.instant += SECOND
    keep_house(room)
    assert room.look(letters) == ["delete-kept"]


def test_what_was_told_of_changes_is_forgotten(room: Room) -> None:
    """Notices go like the letters they became; what is still owed stays."""
    room.at("2027-04-19 12:00")
    for minutes in (10, 20):
        room.database.perform(planning.import_plan, shifted(sample(), "d1", minutes), True)
    assert changes(room) == Counter(dropped=len(room.people), planned=len(room.people))
    room.clock.move(seconds=retention.LETTERS.total_seconds() + 3600)
    keep_house(room)
    assert changes(room) == Counter(planned=len(room.people))


def changes(room: Room) -> Counter[str]:
    rows = room.look(lambda reading: reading.timeline.of_visit(room.visit_id))
    return Counter(row.state for row in rows if row.kind == "changed")
