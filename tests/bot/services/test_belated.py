"""Letters that nobody asked for, held up until it is night for whoever they are for."""

import pytest

from bot.messaging.drafts import drafts
from bot.messaging.jobs import LetterJob
from bot.messaging.marks import PutOff, record
from bot.services.belated import put_off_until
from schedules.tick import tick
from storage.database import Database
from tests.bot.domain.sample_visit import brussels
from tests.bot.services.visit_world import World
from tests.conftest import StillClock


@pytest.fixture
def world(database: Database, clock: StillClock) -> World:
    return World(database, clock)


async def test_what_nobody_asked_for_waits_for_the_morning(world: World) -> None:
    """After an outage a reminder that was written by day is not sent by night."""
    anna = world.add("Anna")
    world.at("2027-04-17T19:30")
    await tick(world.database)
    [prepare] = world.letters(anna)
    assert world.look(lambda r: put_off_until(r, prepare)) is None
    world.at("2027-04-18T03:00")
    job = LetterJob(prepare.id, prepare.address_id, 2)
    [draft] = world.look(lambda r: drafts(r, "telegram", [job]))
    assert (draft.content, draft.put_off) == (None, brussels("2027-04-18T08:00"))
    world.database.perform(record, [PutOff(prepare.id, draft.put_off)])
    [waits] = world.letters(anna)
    assert (waits.state, waits.not_before) == ("waiting", draft.put_off)


async def test_what_is_owed_is_sent_all_the_same(world: World) -> None:
    """A letter that somebody needs is not held back any longer."""
    anna = world.add("Anna")
    await world.live_until("2027-04-19T18:00")
    owed = world.letters(anna)[-1]
    assert owed.text_key == "reminder-tomorrow"
    world.at("2027-04-20T03:00")
    assert world.look(lambda r: put_off_until(r, owed)) is None
