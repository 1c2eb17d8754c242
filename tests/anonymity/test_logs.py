"""An attacker reads what the whole program logs, at its most talkative, while people answer."""

import pytest
from structlog.testing import capture_logs

from bot.services import opening, running
from bot.services.authors import author_of, contribution_of
from storage.database import Database
from tests.anonymity import asking
from tests.bot.services.prompt_room import Room
from tests.conftest import StillClock
from tests.handlers.front_door import KEY, front_door


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_log_knows_no_answer(database: Database, clock: StillClock) -> None:
    """It tells that updates came, and of which number; no answer, no pseudonym, no name."""
    room = Room(database, clock, people=0, channel=KEY)
    async with front_door(database) as house:
        people = [house.server.person(name) for name in ("Aino", "Bruno", "Clara")]
        callers = [room.add(person.name, chat_id=person.id) for person in people]
        with capture_logs() as lines:
            run = await database.transact(
                opening.start_run, room.visit_id, asking.prompt("text"), origin="test"
            )
            for person in people:
                await person.send(f"What {person.name} thinks")
                await house.quiet()
            await database.transact(running.close_run, run.id, origin="test")
            await house.quiet()
        authors = [author_of(run, room.participant(caller).id) for caller in callers]
    logged = "\n".join(map(repr, lines))
    secrets = [*authors, *(contribution_of(run, author, "answer") for author in authors)]
    secrets += [word for person in people for word in (person.name, "thinks")]
    assert len(room.look(lambda reading: reading.answers.everything(run.id))) == len(people)
    assert sum(line["event"] == "update settled" for line in lines) >= len(people)
    assert [secret for secret in secrets if secret in logged] == []
