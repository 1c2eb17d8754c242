"""One notice each of what changes in a running visit."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.plan.calendar import moved_to
from bot.domain.plan.model import Plan
from bot.services import account, joining
from bot.services.callers import Caller
from bot.services.planning import export_plan, import_plan
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def take(world: World, plan: Plan) -> int:
    """Import a plan as the next version, whatever the last one is."""
    return world.database.perform(import_plan, plan, True)


def shifted(plan: Plan, day: str, minutes: int) -> Plan:
    """Move all sessions of one day."""
    start = plan.day(day).sessions[0].at.start
    later = (
        brussels("2027-01-01T00:00").replace(hour=start.hour, minute=start.minute)
    ) + timedelta(minutes=minutes)
    moved = moved_to(plan, plan.days[0].date, later.time())
    return with_day(plan, moved.day(day))


def with_day(plan: Plan, day: Any) -> Plan:  # noqa: ANN401 - a day of the plan
    days = tuple(day if one.key == day.key else one for one in plan.days)
    return plan.model_copy(update={"days": days})


def without_session(plan: Plan, key: str) -> Plan:
    """Cancel a session."""
    days = tuple(
        day.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"cancelled": one.cancelled or one.key == key})
                    for one in day.sessions
                )
            }
        )
        for day in plan.days
    )
    return plan.model_copy(update={"days": days})


def notices(world: World, caller: Caller) -> list[str]:
    """Read the notices that somebody was sent, or that wait to be sent."""
    rows = zip(world.letters(caller), world.read(caller), strict=True)
    return [
        content.text
        for row, content in rows
        if row.text_key == "change-notice" and row.state == "waiting"
    ]


def owed(world: World, caller: Caller) -> list[Row[Any]]:
    part = world.participant(caller)
    rows = world.look(lambda r: r.timeline.of_participant(part.id))
    return [row for row in rows if row.kind == "changed" and row.state == "planned"]


async def test_before_and_after_in_ones_own_zone(world: World) -> None:
    """A day that moves as a whole is one line, on the reader's clock, the host's beside it."""
    bo = world.add("Bo", "Europe/Lisbon", "fr")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 60))
    assert notices(world, bo) == []
    await world.live_until("2027-04-19T12:02")
    [text] = notices(world, bo)
    assert "Jour 1" in text
    assert "09:00 (11:00 à Helsinki) → <b>10:00 (12:00 à Helsinki)</b>" in text
    assert text.count("•") == 1
    buttons = [key.label for row in world.read(bo)[-1].keyboard for key in row]
    assert len(buttons) == 2


async def test_several_changes_make_one_notice(world: World) -> None:
    """From what the person last knew to what holds now; nothing if nothing has changed at last."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 10))
    world.clock.move(minutes=1)
    take(world, without_session(shifted(sample(), "d1", 30), "s24"))
    await world.live_until("2027-04-19T12:02")
    assert notices(world, anna) == []
    await world.live_until("2027-04-19T12:03")
    [text] = notices(world, anna)
    assert "11:00 (12:00" not in text
    assert "10:00 (11:00 in Helsinki) → <b>10:30 (11:30 in Helsinki)</b>" in text
    assert "<s>Synthesis" in text or "<s>" in text
    take(world, without_session(sample(), "s24"))
    take(world, without_session(shifted(sample(), "d1", 30), "s24"))
    await world.live_until("2027-04-19T13:00")
    assert len(notices(world, anna)) == 1


async def test_a_change_that_follows_another_is_told_from_what_is_known(world: World) -> None:
    """Once the first notice has left, the second begins where that one ended."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 10))
    await world.live_until("2027-04-19T12:30")
    take(world, shifted(sample(), "d1", 20))
    await world.live_until("2027-04-19T13:00")
    first, second = notices(world, anna)
    assert "→ <b>10:10" in first
    assert "20 April, 10:10" in second


async def test_never_longer_than_ten_minutes(world: World) -> None:
    """Whoever keeps changing does not keep people from being told."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    for minute in range(1, 13):
        take(world, shifted(sample(), "d1", minute))
        await world.live_until(f"2027-04-19T12:{minute:02}")
    assert len(notices(world, anna)) == 1


async def test_shortly_before_a_session_nothing_waits(world: World) -> None:
    """Within two hours of what changes people are told at once, with the way into the call."""
    anna = world.add("Anna")
    world.at("2027-04-20T09:30")
    take(world, shifted(sample(), "d1", 10))
    await tick(world.database)
    assert len(notices(world, anna)) == 1
    [labels] = [
        [key.label for row in content.keyboard for key in row]
        for content in world.read(anna)
        if "Changed" in content.text
    ]
    assert labels == ["Open the video call", "Put it into my calendar", "Agenda"]


async def test_quiet_hours(world: World) -> None:
    """At night only who could not be there in time is told; the others in the morning."""
    anna = world.add("Anna")  # 10:00 is two hours after her quiet hours
    azores = world.add("Ana", "Atlantic/Azores")  # 08:00 on her clock
    world.at("2027-04-19T22:30")
    take(world, shifted(sample(), "d1", 15))
    await world.live_until("2027-04-20T07:59")
    assert (len(notices(world, anna)), len(notices(world, azores))) == (0, 1)
    take(world, shifted(sample(), "d1", 20))
    await world.live_until("2027-04-20T08:01")
    [text] = notices(world, anna)
    assert "10:00 (11:00 in Helsinki) → <b>10:20" in text
    assert len(notices(world, azores)) == 2


async def test_a_notice_that_waits_for_the_morning_is_replaced(world: World) -> None:
    """One that came into the quiet hours by an outage waits, and tells in the end what holds."""
    anna = world.add("Anna")
    world.at("2027-04-18T19:50")
    take(world, shifted(sample(), "d1", 60))
    world.at("2027-04-18T20:30")
    await tick(world.database)
    [first] = [row for row in world.letters(anna) if row.text_key == "change-notice"]
    assert first.not_before == brussels("2027-04-19T08:00")
    take(world, shifted(sample(), "d1", 90))
    await world.live_until("2027-04-19T09:00")
    [text] = notices(world, anna)
    assert "10:00 (11:00 in Helsinki) → <b>11:30" in text


async def test_who_cannot_be_reached_blocks_nobody(world: World) -> None:
    """Their notice is dropped with its reason, the others get theirs."""
    anna, bo = world.add("Anna"), world.add("Bo")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 60))
    world.database.perform(account.set_reachable, anna, False)
    await world.live_until("2027-04-19T12:30")
    assert (len(notices(world, anna)), len(notices(world, bo))) == (0, 1)
    part = world.participant(anna)
    rows = world.look(lambda r: r.timeline.of_participant(part.id))
    assert [row.reason for row in rows if row.kind == "changed"] == ["not reachable"]


async def test_who_was_away_is_told_when_they_are_back(world: World) -> None:
    """Once, of all that holds now and they did not know, whether they blocked us or had left."""
    anna, bo = world.add("Anna"), world.add("Bo")
    await world.live_until("2027-04-19T12:00")
    world.database.perform(account.set_reachable, anna, False)
    world.database.perform(account.stop, bo, "yes")
    take(world, shifted(sample(), "d1", 60))
    await world.live_until("2027-04-19T12:30")
    take(world, shifted(sample(), "d1", 90))
    await world.live_until("2027-04-19T13:00")
    assert (notices(world, anna), notices(world, bo)) == ([], [])
    world.database.perform(account.set_reachable, anna, True)
    world.database.perform(returning, world, bo)
    world.database.perform(account.set_reachable, anna, True)
    await world.live_until("2027-04-19T13:30")
    for caller in (anna, bo):
        [text] = notices(world, caller)
        assert "10:00 (11:00 in Helsinki) → <b>11:30" in text
    world.database.perform(account.set_reachable, anna, True)
    take(world, shifted(sample(), "d1", 100))
    await world.live_until("2027-04-19T14:00")
    assert "→ <b>11:40" in notices(world, anna)[1]
    assert len(notices(world, anna)) == 2


async def test_who_left_while_a_notice_was_owed(world: World) -> None:
    """They are told when they are back, unless nothing has changed after all."""
    anna, bo = world.add("Anna"), world.add("Bo")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 45))
    for caller in (anna, bo):
        world.database.perform(account.stop, caller, "yes")
    world.database.perform(returning, world, anna)
    await world.live_until("2027-04-19T12:30")
    assert len(notices(world, anna)) == 1
    take(world, sample())
    world.database.perform(returning, world, bo)
    await world.live_until("2027-04-19T13:00")
    assert notices(world, bo) == []


async def test_whoever_joins_after_the_change_hears_nothing(world: World) -> None:
    """They know the programme as it is; neither does whoever left meanwhile."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    take(world, shifted(sample(), "d1", 60))
    late = world.add("Late")
    world.database.perform(account.stop, anna, "yes")
    await world.live_until("2027-04-19T12:30")
    assert (notices(world, anna), notices(world, late)) == ([], [])


async def test_settings_are_no_news(world: World) -> None:
    """What nobody has to know is told to nobody."""
    anna = world.add("Anna")
    world.at("2027-04-19T12:00")
    take(world, sample().model_copy(update={"places": 20}))
    assert owed(world, anna) == []


async def test_a_new_link(world: World) -> None:
    """The new link is told, with a button that opens it."""
    anna = world.add("Anna")
    world.at("2027-04-18T12:00")
    take(world, sample().model_copy(update={"call_link": "https://new.example.org/room"}))
    await world.live_until("2027-04-18T12:02")
    [text] = notices(world, anna)
    assert "new link: https://new.example.org/room" in text
    assert "https://new.example.org/room" in {
        key.url for content in world.read(anna) for row in content.keyboard for key in row
    }


def test_cards_follow(world: World) -> None:
    """The agenda, what comes next and the run sheets are drawn anew where they stand."""
    anna, ines = world.add("Anna"), world.lead()
    mine = {f"agenda:{world.visit}", f"next:{world.visit}"}

    def show(work: Work) -> None:
        for caller, subjects in ((anna, mine), (ines, {f"sheet:{sample().visit}"})):
            for subject in subjects:
                work.refresh(world.me(caller).address.id, subject, anew=True)
        work.cards.show(
            [
                {
                    "address": c.address_id,
                    "what": c.subject,
                    "seen": c.wanted,
                    "message": 1,
                    "why": "",
                }
                for c in work.cards.pending()
            ]
        )

    world.database.perform(show)
    assert world.pending(anna) == set()
    take(world, shifted(sample(), "d1", 60))
    assert world.pending(anna) == mine
    assert world.pending(ines) == {f"sheet:{sample().visit}"}


async def test_a_moved_day_reminds_again_and_a_small_shift_does_not(world: World) -> None:
    """Half an hour or more is announced anew; whoever was reminded before is reminded again."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T18:00")
    assert world.keys(anna).count("reminder-tomorrow") == 1
    take(world, shifted(sample(), "d1", 5))
    later = with_day(
        sample(),
        sample().day("d4").model_copy(update={"date": sample().day("d4").date + timedelta(days=3)}),
    )
    later = later.model_copy(update={"format": "onsite"})
    take(world, with_day(later, shifted(sample(), "d1", 5).day("d1")))
    await world.live_until("2027-04-20T11:00")
    assert world.keys(anna).count("reminder-tomorrow") == 1
    assert world.keys(anna).count("reminder-join") == 1
    await world.live_until("2027-04-23T18:00")
    assert world.keys(anna).count("reminder-tomorrow") == 3
    take(world, with_day(later, later.day("d4").model_copy(update={"date": later.day("d4").date})))
    await world.live_until("2027-04-26T20:00")
    assert world.keys(anna).count("reminder-tomorrow") == 4
    assert world.keys(anna).count("reminder-join") == 4


async def test_a_session_that_comes_nearer_than_its_link(world: World) -> None:
    """Whoever would have got the link later gets it now: it is owed."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T08:30")
    take(world, shifted(sample(), "d1", -80))
    await world.live_until("2027-04-20T08:31")
    assert world.keys(anna).count("reminder-join") == 1


def returning(work: Work, world: World, caller: Caller) -> None:
    joining.enter(work, world.participant(caller))


async def test_coming_back_repeats_nothing(world: World) -> None:
    """Whoever comes back gets what is still to come, and what they had before not again."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T09:50")
    before = world.keys(anna)
    assert before.count("reminder-join") == 1
    world.database.perform(account.stop, anna, "yes")
    await world.live_until("2027-04-20T09:55")
    world.database.perform(returning, world, anna)
    take(world, shifted(sample(), "d2", 5))
    await world.live_until("2027-04-21T11:00")
    kinds = [r.kind for r in _done(world, anna)]
    assert kinds.count("join") == 2
    assert kinds.count("tomorrow") == 2


def _done(world: World, caller: Caller) -> list[Row[Any]]:
    part = world.participant(caller)
    rows = world.look(lambda r: r.timeline.of_participant(part.id))
    return [row for row in rows if row.state == "done"]


async def test_a_late_joiner_gets_the_next_step(world: World) -> None:
    """Who joins after the first day hears nothing of it: no preparing, no recap, no "we missed"."""
    await world.live_until("2027-04-20T12:30")
    late = world.add("Late")
    await world.live_until("2027-04-21T12:30")
    assert world.keys(late) == ["reminder-tomorrow", "reminder-join"]


def test_the_export_says_the_newest(world: World) -> None:
    """What was changed from anywhere is in the next export."""
    take(world, shifted(sample(), "d1", 10))
    assert world.look(lambda r: export_plan(r, sample().visit)).based_on == 2
