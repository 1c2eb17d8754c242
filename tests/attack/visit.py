"""The visit under attack: two open prompts, and reminders for everybody that fall due meanwhile."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat_server import Person
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.domain.timeline import PLANNED_FOR_PERSON
from bot.services import opening
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import sample
from tests.bot.services.visit_world import World

OPTIONS = ("roof", "slip", "crane", "yard", "tools", "loft")
TOPIC, WISHES = "topic", "wishes"
TITLES = {TOPIC: "What matters to you?", WISHES: "What do you wish to know?"}
REMINDERS_A_DAY = 2

_ZONE = "Europe/Brussels"
_HEAD = f"""
hospes: 1
visit: {sample().visit}
title: A visit under attack
host: {{name: City of Example, country: BE, zone: {_ZONE}}}
times_in: {_ZONE}
team: [{{key: anna, name: Anna Example}}]
complete: {{days: 1}}
certificate: {{issuer: City of Example, signed_by: {{name: Anna Example}}}}
privacy: {{controller: City of Example, contact: privacy@example.org}}
messages: {{quiet: "{{quiet}}"}}
reminders:
  - {{key: eve, when: "1 day before each day at 17:00", say: tomorrow}}
  - {{key: soon, when: 15 minutes before each day, say: join}}
days:
"""
_MOST_DAYS = 5
_DAY = "  - {{key: d{n}, date: {date}, title: Day {n}, sessions: [{session}]}}\n"
_SESSION = "{{key: s{n}, at: 10:00-11:00, title: Session {n}{run}}}"
_OPTIONS = ", ".join(f"{one}: {one.title()}" for one in OPTIONS)
_RUN = (
    f", run: [{{ask: {TOPIC}, as: choices, most: {len(OPTIONS)}, seen_by: no_one,"
    f' text: "{TITLES[TOPIC]}", options: {{{_OPTIONS}}}}},'
    f' {{ask: {WISHES}, as: questions, seen_by: group, text: "{TITLES[WISHES]}"}}]'
)


@dataclass(frozen=True)
class Asked:
    """The runs that are open, by the prompt's key, and the participants, by chat."""

    runs: dict[str, int]
    participants: dict[int, int]


def plan(days: int) -> Plan:
    """Make the plan; its days are weeks away, and more of them than a plan file may have."""
    parts = [_part(range(n, min(n + _MOST_DAYS, days + 1))) for n in range(1, days + 1, _MOST_DAYS)]
    return parts[0].model_copy(update={"days": tuple(day for part in parts for day in part.days)})


def _part(numbers: range) -> Plan:
    """Make a plan with some of the days; its quiet hours are half a day away."""
    now = datetime.now(ZoneInfo(_ZONE))
    quiet = now + timedelta(hours=12)
    text = _HEAD.replace("{quiet}", f"{quiet:%H:%M}-{quiet + timedelta(minutes=1):%H:%M}")
    for n in numbers:
        session = _SESSION.format(n=n, run=_RUN if n == 1 else "")
        text += _DAY.format(n=n, date=(now + timedelta(days=20 + n)).date(), session=session)
    return read_plan(text)


def move_in(
    database: Database, people: Sequence[Person], days: int, window: float, dice: random.Random
) -> Asked:
    """Let people join, ask them both prompts, have their reminders fall due within a window.

    Args:
        database: nobody else works on it yet.
        people: who comes.
        days: of the visit.
        window: seconds from now.
        dice: chooses the instants.
    """
    world = World(database, None, plan(days))  # type: ignore[arg-type] # no clock of a test's
    callers = {one.id: world.add(one.name, chat_id=one.id) for one in people}
    runs = {key: int(database.perform(opening.open_run, world.visit_id, key).id) for key in TITLES}
    database.perform(_bring_forward, world.visit_id, window, dice)
    for one in people:
        one.chat.started = True
    return Asked(runs, {chat: world.participant(who).id for chat, who in callers.items()})


def _bring_forward(work: Work, visit_id: int, window: float, dice: random.Random) -> None:
    for entry in work.timeline.of_visit(visit_id):
        if entry.kind in PLANNED_FOR_PERSON:
            due = datetime.now(UTC) + timedelta(seconds=dice.uniform(0.1, 1) * window)
            work.timeline.move(entry.key, due, entry.args)
