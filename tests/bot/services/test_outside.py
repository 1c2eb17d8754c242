"""Opening a prompt outside a session: told before the tap, and kept out of nights."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.buttons import Verb, press
from bot.domain.messages import Receipt
from bot.domain.preferences import FOREVER
from bot.services import outside, running, settings
from bot.services.callers import Caller
from bot.services.runs import prompt_card
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock

LONG = {"open": None}  # a prompt that stays open until somebody closes it


def plan_with_long_prompts() -> Any:  # noqa: ANN401 - a plan
    def stretched(item: Any) -> Any:  # noqa: ANN401 - a prompt or a method
        return item.model_copy(update=LONG) if hasattr(item, "ask") else item

    days = tuple(
        day.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"run": tuple(map(stretched, one.run))})
                    for one in day.sessions
                )
            }
        )
        for day in sample().days
    )
    return changed(days=days)


@pytest.fixture
def room(database: Database, clock: StillClock) -> Room:
    """Four people in Brussels and one in Tokyo, on the evening of the first day."""
    opened = Room(database, clock, plan=plan_with_long_prompts())
    opened.add("Aiko", zone="Asia/Tokyo")
    opened.at("2027-04-20 18:00")
    return opened


@pytest.fixture
def aiko(room: Room) -> Caller:
    return Caller("telegram", room.chats)


def tap_open(room: Room, key: str) -> Receipt:
    """Press the button that opens a prompt."""
    return room.press(room.ines, press(Verb.SHEET, room.visit, "open", key))


def asked(room: Room, caller: Caller, run: int) -> bool:
    return prompt_card(run) in room.pending(caller)


def states(room: Room) -> set[tuple[str, str]]:
    rows = room.look(lambda r: r.timeline.of_visit(room.visit_id))
    return {(row.state, row.reason) for row in rows if row.kind == "ask"}


def newest(room: Room) -> int:
    return int(room.look(lambda r: r.prompts.runs_of(room.visit_id))[-1].id)


async def test_the_button_says_whom_it_reaches_when(room: Room, aiko: Caller) -> None:
    """Four now, one at eight on her clock; she is asked then, and not in her night."""
    tap_open(room, "p01")
    assert "Open <b>Challenge and offer</b> now?" in room.sheet().text
    assert room.sheet_labels()[0] == "Reaches 4 now, 1 after 08:00 their time"
    assert room.steer("Reaches 4 now").key == "sheet-opened"
    run = newest(room)
    assert all(asked(room, caller, run) for caller in room.people)
    assert not asked(room, aiko, run)
    assert "0 of 5 answered" in room.sheet().text
    await room.live_until("2027-04-21 00:59")
    assert not asked(room, aiko, run)
    await room.live_until("2027-04-21 01:00")
    assert asked(room, aiko, run)


def test_nothing_changes_inside_a_session(room: Room, aiko: Caller) -> None:
    """From half an hour before to half an hour after, a tap opens for everybody."""
    for moment in ("2027-04-21 09:30", "2027-04-21 12:30"):
        room.at(moment)
        assert tap_open(room, "p01").key == "sheet-opened"
        assert all(asked(room, caller, newest(room)) for caller in (*room.people, aiko))
        assert states(room) == set()
        room.database.perform(running.retract_run, newest(room))


def test_whoever_differs_is_told_in_other_words(room: Room, aiko: Caller) -> None:
    """Where nights end at different hours it says so; who paused is counted apart."""
    lee = room.add("Lee", zone="Asia/Seoul")
    room.database.perform(settings.choose_quiet, lee, "2300-0700")
    room.database.perform(settings.choose_pause, room.people[0], settings.ON_CALL)
    tap_open(room, "p01")
    assert room.sheet_labels()[0] == "Reaches 3 now, 2 after their night"
    assert "One person finds it on /now only" in room.sheet().text
    room.steer("Reaches 3")
    run = newest(room)
    assert not asked(room, room.people[0], run)
    assert ("dropped", "paused") in states(room)
    assert len(room.look(lambda r: r.prompts.open_for(room.participant(room.people[0]).id))) == 1
    assert aiko != lee


async def test_a_closed_prompt_wakes_nobody(room: Room, aiko: Caller) -> None:
    """What was closed meanwhile is not asked in the morning."""
    run = room.open("p01")
    room.close(run)
    await room.live_until("2027-04-21 08:00")
    assert not asked(room, aiko, run)
    assert ("dropped", "closed") in states(room)


async def test_whoever_found_it_or_is_gone_is_not_asked_again(room: Room, aiko: Caller) -> None:
    """Seen on /now, answered, left, or not reachable: each says why."""
    others = [room.add(name, zone="Asia/Tokyo") for name in ("Ben", "Cem", "Dan")]
    run = room.open("p01")

    def meanwhile(work: Work) -> None:
        work.refresh(room.me(aiko).address.id, prompt_card(run))
        work.asked.mark(run, room.participant(others[0]).id, answered=True, changed=0)
        work.people.set_left(room.participant(others[1]), work.now)
        work.people.set_reachable(room.me(others[2]).address.id, False)

    room.database.perform(meanwhile)
    await room.live_until("2027-04-21 08:00")
    reasons = {why for _, why in states(room)}
    assert reasons == {"", "seen on /now", "answered", "left", "not reachable"}


async def test_several_of_a_night_come_as_one_list(room: Room, aiko: Caller) -> None:
    """Three opened while she slept, one closed again: in the morning one list of two."""
    runs = [room.open(key) for key in ("p01", "p02", "p03")]
    room.close(runs[0])
    await room.live_until("2027-04-21 08:00")
    assert "now:" in room.pending(aiko)
    assert not any(asked(room, aiko, run) for run in runs[1:])
    assert {("done", ""), ("dropped", "merged"), ("dropped", "closed")} <= states(room)


async def test_travelling_moves_what_is_still_to_be_asked(room: Room, aiko: Caller) -> None:
    """Landed in Brussels, she is asked at once; and it counts for her day."""
    run = room.open("p01")
    room.database.perform(settings.choose_zone, aiko, "Europe/Brussels")
    await tick(room.database)
    assert asked(room, aiko, run)


def test_six_a_day_is_enough_for_questions_too(room: Room) -> None:
    """The seventh unsolicited thing of a day is found on /now only."""
    keys = ("p01", "p02", "p03", "p04", "p05", "p06", "p08")
    runs = [room.open(key) for key in keys]
    assert [asked(room, room.people[0], run) for run in runs] == [True] * 6 + [False]
    assert ("dropped", "daily cap") in states(room)


def test_a_result_does_not_come_into_a_pause(room: Room) -> None:
    """Who paused for good sees no result outside a session either."""
    anna = room.people[0]
    run = room.open("p01")
    for caller in room.people:
        room.write(caller, "A roof")
    room.database.perform(settings.choose_pause, anna, settings.ON_CALL)
    assert room.look(lambda r: r.preferences.of(room.me(anna).person.id)).paused_until == FOREVER
    before = {caller: room.pending(caller) for caller in room.people}
    room.close(run)
    fresh = {caller: room.pending(caller) - before[caller] for caller in room.people}
    assert not any(subject.startswith("result") for subject in fresh[anna])
    assert any(subject.startswith("result") for subject in fresh[room.people[1]])
    assert brussels("2027-04-20T18:00") == room.clock.instant


async def test_what_closes_before_their_morning_is_not_promised(
    database: Database, clock: StillClock
) -> None:
    """Open for ten minutes at six in the evening: whoever sleeps is not counted as reached."""
    room = Room(database, clock)
    aiko = room.add("Aiko", zone="Asia/Tokyo")
    room.at("2027-04-20 18:00")
    tap_open(room, "p01")
    assert room.sheet_labels()[0] == "Reaches 4 now"
    assert "It closes Tuesday 20 April, 19:10" in room.sheet().text
    assert "quiet hours end later: they are not asked" in room.sheet().text
    room.steer("Reaches 4 now")
    run = newest(room)
    await room.live_until("2027-04-21 08:00")
    assert not asked(room, aiko, run)
    assert ("dropped", "closed") in states(room)


@pytest.mark.parametrize("closes", ["2027-04-21 01:00", "2027-04-21 00:00"])
def test_who_wakes_when_it_closes_is_late(room: Room, closes: str) -> None:
    """One o'clock in Brussels is eight in Tokyo: by then it has to be open still."""
    people = room.look(lambda r: r.people.participants_of(room.visit_id))
    ends = brussels(closes.replace(" ", "T"))

    def found(until: datetime) -> Any:  # noqa: ANN401 - a reach
        return room.look(
            lambda r: outside.reach_among(r, room.visit_id, people, r.now, closes=until)
        )

    assert (found(ends).now, found(ends).later, found(ends).late) == (4, 0, 1)
    after = found(ends + timedelta(hours=1, minutes=1))
    assert (after.now, after.later, after.late) == (4, 1, 0)
