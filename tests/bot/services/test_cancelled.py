"""What is cancelled is nowhere acted on, and everywhere shown as cancelled that shows it."""

from typing import Any

import pytest

from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.problems import PlanInvalid
from bot.errors import Refused
from bot.services import cockpit
from bot.services.attending import hear_word
from bot.services.callers import Caller
from bot.services.day_words import word_of_the_day
from bot.services.progress import standing
from schedules.tick import tick
from storage.database import Database
from tests.bot.domain.sample_visit import changed, sample
from tests.bot.services.test_telling import shifted, take, with_day, without_session
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


def without_day(plan: Plan, key: str) -> Plan:
    day = plan.day(key)
    gone = tuple(session.model_copy(update={"cancelled": True}) for session in day.sessions)
    return with_day(plan, day.model_copy(update={"sessions": gone}))


async def test_a_day_that_is_called_off(world: World) -> None:
    """No reminder, no prompt, no check-in, and nobody needs it for a certificate."""
    anna, ines = world.add("Anna"), world.lead()
    world.at("2027-04-20T18:00")
    take(world, without_day(sample(), "d2"))
    await world.live_until("2027-04-21T18:00")
    rows = world.look(lambda r: r.timeline.of_visit(world.visit_id))
    assert {row.reason for row in rows if row.args.get("day") == "d2"} <= {"cancelled"}
    assert world.look(lambda r: r.prompts.runs_of(world.visit_id)) == []
    with pytest.raises(LookupError):
        world.look(lambda r: r.visits.plan(world.visit_id).day("d2"))
    world.at("2027-04-21T10:30")
    word = world.look(lambda r: r.presence.words(world.visit_id))["d2"]
    assert not world.database.perform(hear_word, world.me(anna), word)
    assert world.look(lambda r: standing(r, world.participant(anna))).outcome.days_planned == 3
    sheet = world.card(ines, f"sheet:{sample().visit}")
    assert sheet is not None
    assert "22 April" in sheet.text
    agenda = world.card(anna, f"agenda:{world.visit}")
    assert agenda is not None
    assert "Day 2" in agenda.text


def test_a_cancelled_sessions_prompts_cannot_be_opened(world: World) -> None:
    """They are not on the run sheet any more; an old button is told so, taken back it works."""
    ines = world.lead()
    world.at("2027-04-20T10:20")
    press = (ines, world.visit, "open", "p01")
    take(world, without_session(sample(), "s12"))
    with pytest.raises(Refused):
        world.database.perform(cockpit.act, *press)
    take(world, sample())
    world.database.perform(cockpit.act, *press)
    assert len(world.look(lambda r: r.prompts.runs_of(world.visit_id))) == 1


def test_the_rest_of_the_day_counts(world: World) -> None:
    """Without a session the day is shorter, and enough of what is left is enough."""
    anna = world.add("Anna")
    shorter = sample()
    for key in ("s12", "s13"):
        shorter = without_session(shorter, key)
    take(world, shorter)
    world.at("2027-04-20T09:58")
    word = world.look(lambda r: word_of_the_day(r, world.visit_id, "d1"))
    assert world.database.perform(hear_word, world.me(anna), word)
    world.at("2027-04-20T13:00")
    stands = world.look(lambda r: standing(r, world.participant(anna)))
    assert (stands.days["d1"].sessions, stands.outcome.days) == (3, 1)


def test_the_team_sees_what_was_changed_last(world: World) -> None:
    """The run sheet says it for half a day, whoever changed it."""
    ines = world.lead()
    world.at("2027-04-20T09:00")
    take(world, without_session(sample(), "s12"))
    sheet = world.card(ines, f"sheet:{sample().visit}")
    assert sheet is not None
    assert "Changed at 10:00" in sheet.text
    assert "<s>Speed dating" in sheet.text
    world.at("2027-04-20T21:30")
    sheet = world.card(ines, f"sheet:{sample().visit}")
    assert sheet is not None
    assert "Changed at" not in sheet.text
    take(world, changed(days=without_session(sample(), "s12").days, places=20))
    sheet = world.card(ines, f"sheet:{sample().visit}")
    assert sheet is not None
    assert "Changed at" not in sheet.text


def without_required(plan: Plan) -> Plan:
    """Let attendance alone be enough for everything."""

    def eased(item: Any) -> Any:  # noqa: ANN401 - a method or a prompt
        return item.model_copy(update={"required": False}) if isinstance(item, Prompt) else item

    days = []
    for day in plan.days:
        sessions = [
            one.model_copy(update={"run": tuple(map(eased, one.run))}) for one in day.sessions
        ]
        days.append(day.model_copy(update={"sessions": tuple(sessions)}))
    return plan.model_copy(update={"days": tuple(days)})


async def test_the_last_day_called_off_by_mistake(database: Database, clock: StillClock) -> None:
    """Certificates wait for an hour, and come after the real last day if it is taken back."""
    plan = without_required(sample())
    world = World(database, clock, plan)
    anna, bo = world.add("Anna"), world.add("Bo")
    for number in (1, 2, 3):
        await world.live_until(f"2027-04-{19 + number}T09:55")
        for caller in (anna, bo)[: 2 if number < 3 else 1]:
            come(world, caller, f"d{number}")
    await world.live_until("2027-04-22T18:00")
    take(world, without_day(plan, "d4"))
    await world.live_until("2027-04-22T18:30")
    take(world, plan)
    await world.live_until("2027-04-22T20:00")
    assert "certificate-completion" not in world.keys(anna)
    take(world, without_day(plan, "d4"))
    await world.live_until("2027-04-22T21:30")
    assert "certificate-completion" in world.keys(anna)
    take(world, plan)
    await world.live_until("2027-04-23T09:55")
    come(world, bo, "d4")
    await world.live_until("2027-04-24T12:00")
    for caller in (anna, bo):
        assert world.keys(caller).count("certificate-completion") == 1


def come(world: World, caller: Caller, day: str) -> None:
    part = world.participant(caller)
    world.database.perform(lambda work: work.presence.check_in(part.id, day, work.now))


async def test_what_took_place_stays(world: World) -> None:
    """A session to which people came is not called off any more, nor moved once it is over."""
    anna = world.add("Anna")
    await world.live_until("2027-04-20T09:55")
    come(world, anna, "d1")
    await world.live_until("2027-04-20T18:00")
    for plan in (without_session(sample(), "s12"), shifted(sample(), "d1", 60)):
        with pytest.raises(PlanInvalid) as refused:
            take(world, plan)
        assert "the session s12 as it was, from 2027-04-20 10:15" in str(refused.value)
    assert world.look(lambda r: standing(r, world.participant(anna))).outcome.days == 1
    take(world, without_session(sample(), "s22"))


async def test_taken_back_after_a_reminder_was_due(world: World) -> None:
    """Whoever would have been reminded meanwhile is reminded now, of the evening and the link."""
    anna, cape = world.add("Anna"), world.add("Ana", "Atlantic/Cape_Verde")
    await world.live_until("2027-04-20T16:30")
    take(world, without_day(sample(), "d2"))
    await world.live_until("2027-04-20T17:30")
    assert world.keys(anna).count("reminder-tomorrow") == 1
    take(world, sample())
    await world.live_until("2027-04-20T17:31")
    assert world.keys(anna).count("reminder-tomorrow") == 2
    await world.live_until("2027-04-20T20:00")
    take(world, without_day(sample(), "d2"))
    await world.live_until("2027-04-20T23:30")
    take(world, sample())
    await world.live_until("2027-04-21T12:30")
    for caller in (anna, cape):
        assert world.keys(caller).count("reminder-tomorrow") == 2
        joins = [key for key in world.keys(caller) if key.startswith("reminder-join")]
        assert len(joins) == 2


async def test_a_reminder_that_waits_for_the_morning_goes_with_its_day(world: World) -> None:
    """One that an outage brought into the night is not sent of a day that is called off."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T16:00")
    world.at("2027-04-19T21:00")
    await tick(world.database)
    assert world.keys(anna)[-1] == "reminder-tomorrow"
    take(world, shifted(sample(), "d1", 10))
    assert "reminder-tomorrow" not in world.keys(anna)
    await tick(world.database)
    assert world.keys(anna).count("reminder-tomorrow") == 1
    take(world, without_day(shifted(sample(), "d1", 10), "d1"))
    await world.live_until("2027-04-20T08:30")
    assert "reminder-tomorrow" not in world.keys(anna)
    assert "change-notice" in world.keys(anna)
