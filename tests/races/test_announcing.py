"""What the team decides in one process while it falls due in the other."""

from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.buttons import Verb, parse, press
from bot.domain.outlook import token
from bot.domain.timeline import Kind, about
from bot.errors import Refused
from bot.services import announcement_acts, settings, timeline_pages
from bot.services.announcement_letters import card_of, key_for
from bot.services.callers import Caller
from bot.services.planning import export_plan, import_plan
from schedules.kinds import run_entry
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.desk import Desk
from tests.conftest import StillClock
from tests.races.conftest import ROUNDS, Race

RECAP = token(about(Kind.RECAP, "d1", "recap"))


@pytest.fixture
def desk(race: Race, clock: StillClock) -> Desk:
    made = Desk(race.one, clock)
    made.at("2027-04-18T12:00")
    return made


def act_of(data: str) -> tuple[Any, ...]:
    """Give the act that a button stands for."""
    verb, arguments = parse(data)
    return (announcement_acts.act if verb == Verb.ANNOUNCE else timeline_pages.act, *arguments)


async def test_undo_when_it_leaves(race: Race, desk: Desk) -> None:
    """Undone or sent, whichever was first, never both; and once, whoever is to send it."""
    anna = desk.add("Anna")
    for number in range(ROUNDS):
        desk.at(f"2027-04-{5 + number:02}T12:00")
        desk.announce(f"Number {number}")
        row = desk.look(lambda r: r.announcements.of_visit(desk.visit_id))[-1]
        desk.tap(card_of(row.id), "Send now")
        desk.clock.move(minutes=1)
        service, *undo = act_of(press(Verb.ANNOUNCE, *card_of(row.id).split(":")[1:], "undo"))
        key = desk.look(lambda r, row=row: key_for(r, row))
        said = await race.run((service, desk.ines, *undo), (run_entry, key), (run_entry, key))
        state = desk.look(lambda r, row=row: r.announcements.one(row.id)).state
        got = [text for text in map(str, desk.read(anna)) if f"Number {number}" in text]
        if isinstance(said[0], Refused):
            assert (said[0].key, state, len(got)) == ("announce-left-already", "sent", 1)
        else:
            assert (said[0].key, state, got) == ("announce-undone", "draft", [])


async def test_skipped_when_it_is_due(race: Race, desk: Desk) -> None:
    """It is sent or skipped, never both, and never lost without a reason."""
    for _ in range(ROUNDS):
        desk.at("2027-04-20T09:00")
        anna = desk.add("Anna")
        desk.at("2027-04-20T13:00")
        key = recap_of(desk, anna).key
        skip = (timeline_pages.act, desk.ines, desk.visit, "skip", RECAP)
        await race.run((run_entry, key), skip)
        await race.run((run_entry, key))
        row, sent = recap_of(desk, anna), desk.keys(anna).count("reminder-recap")
        assert (row.state, row.reason, sent) in {
            ("done", "", 1),
            ("dropped", "skipped by the team", 0),
        }
        desk.database.perform(lambda work: work.overrides.forget(desk.visit_id, "recap/d1.recap"))


def recap_of(desk: Desk, caller: Caller) -> Row[Any]:
    part = desk.participant(caller)
    rows = desk.look(lambda r: r.timeline.of_participant(part.id))
    [row] = [row for row in rows if row.kind == Kind.RECAP and row.args["day"] == "d1"]
    return row  # type: ignore[no-any-return]


async def test_moved_while_all_is_planned_anew(race: Race, desk: Desk) -> None:
    """A move, a new version of the plan and a change of zone leave what all three want."""
    anna = desk.add("Anna")
    eve = token(about(Kind.TOMORROW, "d1", "day_before"))
    for number in range(ROUNDS):
        plan = desk.look(lambda r: export_plan(r, sample().visit))
        zone = ("Europe/Helsinki", "Europe/Brussels")[number % 2]
        await race.run(
            (timeline_pages.act, desk.ines, desk.visit, "by", f"{eve}.15"),
            (import_plan, plan.model_copy(update={"places": 30 + number})),
            (settings.choose_zone, anna, zone),
        )
        rows = desk.look(lambda r: r.timeline.of_participant(desk.participant(anna).id))
        [row] = [one for one in rows if one.key.startswith("tomorrow/") and "/d1." in one.key]
        minutes = 15 * (number + 1) - 60 * (zone == "Europe/Helsinki")
        assert (row.due - brussels("2027-04-19T17:00")).total_seconds() == 60 * minutes
