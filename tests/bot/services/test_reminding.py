"""Reminders: at the right local instant, to the right people, once."""

import pytest

from bot.domain.messages import Lane
from bot.domain.plan.model import Messages
from bot.services.callers import Caller
from bot.services.day_words import word_of_the_day
from bot.services.opening import open_run
from bot.services.planning import import_plan
from bot.services.running import close_run
from bot.services.starting import start
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels, changed, sample
from tests.bot.services.test_attending import type_word
from tests.bot.services.test_progress import answer_all
from tests.bot.services.test_telling import shifted
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def settled(world: World, kind: str, day: str) -> tuple[str, str]:
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    [row] = [row for row in rows if row.kind == kind and row.args.get("day") == day]
    return row.state, row.reason


def come(world: World, caller: Caller, day: str, moment: str) -> None:
    """Check in with the word of a day."""
    world.at(moment)
    word = world.look(lambda r: word_of_the_day(r, world.visit_id, day))
    assert type_word(world, caller, word)


async def test_the_days_before(world: World) -> None:
    """Three days ahead one prepares; the evening before brings time, link and one thing to do."""
    anna = world.add("Anna", zone="Europe/Lisbon")
    await world.live_until("2027-04-19T23:00")
    assert world.keys(anna) == ["reminder-prepare", "reminder-tomorrow"]
    prepare, tomorrow = world.read(anna)
    assert "Tuesday 20 April, 09:00 (11:00 in Helsinki)" in prepare.text
    assert "Tuesday 20 April, 09:00 (11:00 in Helsinki)" in tomorrow.text
    assert "Challenge and offer" in tomorrow.text
    assert tomorrow.keyboard[0][0].url == sample().call_link
    assert [row.lane for row in world.letters(anna)] == [Lane.UNSOLICITED, Lane.OWED]


async def test_a_day_without_required_questions_asks_for_a_quiet_place(world: World) -> None:
    """The one thing to prepare is then the place."""
    anna = world.add("Anna", language="fr")
    await world.live_until("2027-04-20T18:00")
    assert "un endroit calme" in world.read(anna)[-1].text


async def test_the_link_comes_to_those_who_are_not_there(world: World) -> None:
    """Fifteen minutes before, unless somebody has checked in already."""
    anna, ben = world.add("Anna"), world.add("Ben")
    await world.live_until("2027-04-19T23:00")
    come(world, ben, "d1", "2027-04-20T09:45")
    await world.live_until("2027-04-20T10:00")
    assert world.keys(anna)[-1] == "reminder-join"
    assert "reminder-join" not in world.keys(ben)
    [[call], [check_in]] = world.read(anna)[-1].keyboard
    assert call.url == sample().call_link
    assert check_in.press.startswith("ci:")
    assert ("dropped", "checked in") in _states(world, "join", "d1")


async def test_out_of_the_night_the_link_comes_with_its_day(world: World) -> None:
    """The evening before it names day and time, and leaves the check-in for when it counts."""
    lise = world.add("Lise", zone="Atlantic/Azores")
    await world.live_until("2027-04-20T10:00")
    letter = world.letters(lise)[-1]
    assert letter.text_key == "reminder-join-early"
    assert letter.not_before == brussels("2027-04-19T21:59")
    said = world.read(lise)[-1]
    assert "starts on Tuesday 20 April, 08:00 (11:00 in Helsinki)" in said.text
    [[call]] = said.keyboard
    assert call.url == sample().call_link


async def test_a_link_that_was_held_back_until_the_day_names_no_date(world: World) -> None:
    """What matters is when it leaves: after an evening of outage it comes as on any morning."""
    lise = world.add("Lise", zone="Atlantic/Azores")
    await world.live_until("2027-04-19T21:00")
    world.at("2027-04-19T23:00")
    await tick(world.database)
    letter = world.letters(lise)[-1]
    assert (letter.text_key, letter.not_before) == ("reminder-join", brussels("2027-04-20T10:00"))


def _states(world: World, kind: str, day: str) -> set[tuple[str, str]]:
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    return {(r.state, r.reason) for r in rows if r.kind == kind and r.args.get("day") == day}


async def test_the_recap_counts_what_the_day_brought(world: World) -> None:
    """Five lines: sessions, answers, one open task, where results are, when it goes on."""
    anna = world.add("Anna")
    come(world, anna, "d1", "2027-04-20T10:20")
    world.database.perform(ask_two, world)
    await world.live_until("2027-04-20T13:00")
    recap = world.read(anna)[-1].text
    assert "4 of 5 sessions" in recap
    assert "Questions answered: 1 of 2" in recap
    assert "Still open: “Challenge and offer”" in recap
    assert "Wednesday 21 April, 10:00 (11:00 in Helsinki)" in recap
    assert world.keys(anna)[-1] == "reminder-recap"


def ask_two(work: Work, world: World) -> None:
    plan = sample().prompts()["p01"].model_copy(update={"open": None})
    assert plan.required
    [participant] = work.people.participants_of(world.visit_id)
    run = open_run(work, world.visit_id, "p01")
    work.prompts.prolong(run.id, None)
    quiz = open_run(work, world.visit_id, "p02")
    work.asked.mark(quiz.id, participant.id, answered=True, changed=0)
    close_run(work, quiz.id)


async def test_the_open_task_names_its_end(world: World) -> None:
    """A required prompt that closes by itself says until when."""
    anna = world.add("Anna")
    come(world, anna, "d4", "2027-04-23T10:00")
    world.database.perform(lambda work: open_run(work, world.visit_id, "p08"))
    await world.live_until("2027-04-23T13:00")
    recap = world.read(anna)[world.keys(anna).index("reminder-recap")].text
    assert "Still open until Friday 30 April, 18:00 (19:00 in Helsinki): “My action plan”" in recap
    assert "catch up until Friday 30 April" in recap


async def test_whoever_was_absent_gets_one_way_to_catch_up(world: World) -> None:
    """Two hours after the day, only to those who were not there."""
    anna, ben = world.add("Anna"), world.add("Ben")
    come(world, ben, "d1", "2027-04-20T10:00")
    await world.live_until("2027-04-20T15:00")
    assert world.keys(anna)[-2:] == ["reminder-recap", "reminder-missed"]
    assert "reminder-missed" not in world.keys(ben)
    recap, missed = (content.text for content in world.read(anna)[-2:])
    assert "You were not checked in. If" in recap
    assert "It needs 3 more days." in missed
    assert "“My action plan”: not asked yet, then open until Friday 30 April, 18:00" in missed
    assert "“Evaluation”: asked in the session on Friday 23 April" in missed
    assert missed.count("•") == 2  # nobody asked p01, and nothing says that anybody will
    assert "today" not in recap + missed


async def test_an_open_question_is_named_with_its_end(world: World) -> None:
    """What is open already is not said to come."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:20")
    world.database.perform(lambda work: open_run(work, world.visit_id, "p08"))
    await world.live_until("2027-04-20T15:00")
    assert "• “My action plan”, until Friday 30 April, 18:00" in world.read(anna)[-1].text


async def test_what_cannot_be_earned_any_more_is_not_promised(world: World) -> None:
    """A required question that is closed leaves the certificate of attendance alone."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:20")
    run = world.database.perform(lambda work: open_run(work, world.visit_id, "p01"))
    world.database.perform(lambda work: close_run(work, run.id))
    await world.live_until("2027-04-20T15:00")
    missed = world.read(anna)[-1].text
    assert "You can still get the certificate of attendance: it needs 3 more days." in missed
    assert "an answer is missing that cannot be given any more" in missed
    assert "•" not in missed


async def test_a_withdrawn_question_can_come_again(world: World) -> None:
    """It was never asked."""
    anna = world.add("Anna")
    world.at("2027-04-20T10:20")
    run = world.database.perform(lambda work: open_run(work, world.visit_id, "p01"))
    world.database.perform(lambda work: work.prompts.settle(run.id, "retracted", work.now))
    await world.live_until("2027-04-20T15:00")
    assert "You can still get your certificate." in world.read(anna)[-1].text


async def test_days_missed_with_every_answer_in(world: World) -> None:
    """Then days are all it needs."""
    anna = world.add("Anna")
    world.database.perform(answer_all, world, world.participant(anna).id)
    await world.live_until("2027-04-20T15:00")
    assert "It needs 3 more days.\nAll your answers are in." in world.read(anna)[-1].text


async def test_when_the_days_do_not_suffice_any_more_it_says_so(world: World) -> None:
    """After two missed days of four, three cannot be reached."""
    anna = world.add("Anna")
    await world.live_until("2027-04-21T15:00")
    said = world.read(anna)[-1].text
    assert "would need 3 more days, and only 2 are left. You are most welcome" in said


async def test_that_is_said_once(world: World) -> None:
    """After each further day they are welcome, or thanked; no numbers, no time to catch up."""
    anna = world.add("Anna")
    await world.live_until("2027-04-23T15:00")
    letters = zip(world.keys(anna), world.read(anna), strict=True)
    missed = [one.text for key, one in letters if key == "reminder-missed"]
    assert ["would need" in one for one in missed] == [False, True, False, False]
    assert "most welcome on the day that is left, certificate or not" in missed[2]
    assert "Thank you for having joined, certificate or not.\nThat was the last day.\n" in missed[3]
    assert "catch up" not in missed[3]


async def test_where_nothing_was_asked_no_results_are_promised(world: World) -> None:
    """The recap shows where one stands instead."""
    anna = world.add("Anna")
    come(world, anna, "d1", "2027-04-20T10:00")
    await world.live_until("2027-04-20T13:00")
    recap = world.read(anna)[-1].text
    assert "2. Nothing was asked.\n3. Nothing new waits for your answer.\n4. /me shows" in recap


async def test_a_late_wake_up_sends_nothing_stale(world: World) -> None:
    """After a night of outage the recap of yesterday is dropped, the link of today comes."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T11:00")
    before = len(world.keys(anna))
    world.at("2027-04-21T10:01")
    await tick(world.database)
    assert world.keys(anna)[before:] == ["reminder-join-begun"]
    assert settled(world, "recap", "d1") == ("dropped", "stale")
    assert settled(world, "tomorrow", "d2") == ("dropped", "stale")


async def test_quiet_hours_and_the_morning_after(world: World) -> None:
    """In Tokyo the night's messages come at eight as one; whoever was there gets the recap only."""
    anna, ben = (world.add(name, zone="Asia/Tokyo") for name in ("Anna", "Ben"))
    come(world, ben, "d1", "2027-04-20T10:00")
    await world.live_until("2027-04-21T02:00")
    assert world.keys(anna)[-1] == "reminder-together"
    assert world.keys(ben)[-1] == "reminder-recap"
    said = world.read(anna)[-1]
    there = said.text.index("is over. You were not checked in.")
    assert there < said.text.index("We missed you")
    assert "put it right. Nothing was asked. We meet again on" in said.text
    assert "Nothing new" not in said.text  # the second part names what there is
    assert "today" not in said.text
    assert "<b>In one message" in said.text
    assert len([key for row in said.keyboard for key in row]) == 2
    assert _states(world, "recap", "d1") | _states(world, "missed", "d1") == {
        ("done", ""),
        ("dropped", "merged"),
        ("dropped", "was there"),
    }


async def test_the_daily_cap_holds(database: Database, clock: StillClock) -> None:
    """Of what nobody asked for, no more comes in one's own day than the plan allows."""
    messages = sample().messages.model_copy(update={"at_most_a_day": 1})
    world = World(database, clock, changed(messages=messages))
    anna = world.add("Anna")
    await world.live_until("2027-04-20T23:00")
    today = [row for row in world.letters(anna) if row.not_before > brussels("2027-04-20T00:00")]
    assert [row.text_key for row in today] == [
        "reminder-join",
        "reminder-recap",
        "reminder-tomorrow",
    ]
    assert settled(world, "missed", "d1") == ("dropped", "daily cap")


async def test_the_unreachable_and_those_who_left_get_nothing(world: World) -> None:
    """What cannot arrive is dropped, and says why."""
    anna, ben = world.add("Anna"), world.add("Ben")

    def disappear(work: Work) -> None:
        work.people.set_reachable(world.me(anna).address.id, False)
        work.people.set_left(world.participant(ben), work.now)

    world.database.perform(disappear)
    await world.live_until("2027-04-18T10:00")
    assert _states(world, "prepare", "d1") == {("dropped", "not reachable"), ("dropped", "left")}
    assert world.letters(anna) == world.letters(ben) == []


async def test_a_reminder_comes_once_however_often_the_clock_wakes(world: World) -> None:
    """A second tick, or a plan imported again, repeats nothing."""
    anna = world.add("Anna")
    await world.live_until("2027-04-18T10:00")
    await tick(world.database)
    world.database.perform(import_plan, changed(based_on=1, places=20))
    await tick(world.database)
    assert world.keys(anna) == ["reminder-prepare"]


def test_start_is_no_reminder(world: World) -> None:
    """Joining itself causes no reminder that was due before."""
    world.at("2027-04-20T12:30")
    anna = world.add("Anna")
    world.database.perform(start, anna)
    kinds = {
        (row.kind, row.args["day"])
        for row in world.look(lambda r: r.timeline.of_participant(world.participant(anna).id))
    }
    assert ("prepare", "d1") not in kinds
    assert ("join", "d2") in kinds


async def test_whoever_has_met_everything_need_not_catch_up(world: World) -> None:
    """A day missed after three that count, with all answers in, calls for nothing."""
    anna = world.add("Anna")
    for day in ("2027-04-20", "2027-04-21", "2027-04-22"):
        come(world, anna, f"d{int(day[-2:]) - 19}", f"{day}T10:00")
    world.database.perform(answer_all, world, world.participant(anna).id)
    await world.live_until("2027-04-23T15:00")
    assert settled(world, "missed", "d4") == ("dropped", "nothing to catch up")


async def test_what_is_done_late_waits_for_the_morning(world: World) -> None:
    """After an outage into the night, what is owed leaves in the morning."""
    anna = world.add("Anna", zone="Europe/Brussels")
    world.at("2027-04-20T03:00")
    await tick(world.database)
    [tomorrow] = [row for row in world.letters(anna) if row.text_key == "reminder-tomorrow"]
    assert tomorrow.not_before == brussels("2027-04-20T08:00")


async def test_two_at_once_keep_to_the_cap(world: World) -> None:
    """Two unsolicited messages that fall due together count each other."""
    plan = changed(messages=Messages(at_most_a_day=1))
    world.database.perform(import_plan, plan, True)
    anna = world.add("Anna", zone="Europe/Brussels")
    world.at("2027-04-20T15:00")
    await tick(world.database)
    unsolicited = [row for row in world.letters(anna) if row.lane == Lane.UNSOLICITED]
    assert len(unsolicited) == 1


async def test_a_day_that_moves_after_the_check_in_reminds_again(world: World) -> None:
    """Whoever came at the old time needs the link at the new one; being there then is enough."""
    anna, bo = world.add("Anna"), world.add("Bo")
    await world.live_until("2027-04-20T09:40")
    for caller in (anna, bo):
        come(world, caller, "d1", "2027-04-20T09:50")
    later = shifted(sample(), "d1", 180)
    world.database.perform(import_plan, later, True)
    await world.live_until("2027-04-20T12:44")
    assert "reminder-join" not in world.keys(anna)
    await world.live_until("2027-04-20T13:30")
    assert world.keys(anna).count("reminder-join") == 1
