"""The sample visit, written into an installation's folder as an operator would."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat_server import Person
from bot.clock import SystemClock
from bot.domain.plan.calendar import moved_to
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from storage.database import Database
from tests.bot.services.guests import VISIT, Guest, sample_plan, sample_rows


def open_database(folder: Path) -> Database:
    """Open an installation's database, as long as no process works on it."""
    database = Database(f"sqlite:///{folder}/hospes.db", SystemClock())
    database.start()
    return database


def invite(database: Database) -> tuple[list[str], str]:
    """Import the sample visit, moved so that it soon begins, and its people.

    Returns:
        The participants' tokens and a facilitator's.
    """
    plan = sample_plan()
    soon = datetime.now(ZoneInfo(plan.times_in)) + SOON  # so that prompts open for everybody
    database.perform(import_plan, moved_to(plan, soon.date(), soon.time()))
    people = database.perform(import_people, VISIT, sample_rows()).people
    by_role = {role: [one.token for one in people if one.role == role] for role in _ROLES}
    return by_role["participant"], by_role["facilitator"][0]


def move_in(folder: Path, people: Sequence[Person], ines: Person) -> None:
    """Have people and a facilitator of the sample visit join, without the process."""
    database = open_database(folder)
    tokens, lead = invite(database)
    for person, token in zip([*people, ines], [*tokens[: len(people)], lead], strict=True):
        Guest(database, person.id).join(token)
    database.stop()


SOON = timedelta(minutes=25)  # within the half hour in which a visit counts as begun
_ROLES = ("participant", "facilitator")
