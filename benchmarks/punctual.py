"""A stretch of a visit in real time, by the real alarm clock: how late links come to 24 people.

They live in 24 zones. The time counts from the instant at which a link is due, a full minute, to
its arrival at the chat server, which holds the bot to Telegram's pace as the bot holds itself.
"""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import uvloop

from benchmarks.contest import note
from benchmarks.figures import Figure, Goal, measured
from bot.app.hospes import Hospes
from bot.app.logs import only_warnings
from bot.chat_server import ChatServer, Person
from bot.clock import SystemClock
from bot.domain.people_file import read_people
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan
from bot.messaging.channel import Channel
from bot.rehearsal.rehearsing import SAMPLE
from bot.services.planning import import_plan, plan_participant
from storage.database import Database
from storage.work import Work

NAME = "punctual"
CHANNEL = "telegram"
_AHEAD = timedelta(seconds=15)  # to get everything ready
_AFTER = 10.0  # seconds after the last is due
_MINUTE = timedelta(minutes=1)
_PLAN = """\
hospes: 1
visit: punctual
title: A punctual visit
host: {{name: Host, country: BE, zone: {zone}}}
times_in: {zone}
call_link: https://meet.example.org/punctual
team: [{{key: f1, name: Inés Example}}]
messages: {{quiet: {quiet}}}
reminders: [{reminders}]
complete: {{days: 1}}
certificate: {{issuer: Host, signed_by: {{name: Inés Example}}}}
privacy: {{controller: Host, contact: privacy@example.org}}
days:
"""
_DAY = "  - {{key: d{n}, date: {date}, sessions: [{{key: s{n}, at: {at}, title: Day {n}}}]}}\n"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Let one minute pass, or two."""
    only_warnings()
    late = uvloop.run(_lateness(1 if quick else 2))
    note(f"  {len(late)} links, {min(late):.2f} to {max(late):.2f} s after they were due")
    yield measured(
        NAME,
        "links to 24 people in 24 zones at speed 1, worst lateness where they arrive",
        max(late),
        "s",
        goals=[Goal.at_most(2, "s")],
    )


async def _lateness(minutes: int) -> list[float]:
    """Give how many seconds late each link of each minute came."""
    clock, server = SystemClock(), ChatServer(limits=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'hospes.db'}", clock)
        async with server.serve("127.0.0.1") as url:
            channel = Channel(CHANNEL, server.token, f"{url}/bot", f"{url}/file/bot")
            hospes = Hospes(database, clock, [channel])
            await hospes.start()
            try:
                due = await _prepare(database, server, minutes)
                await clock.sleep((due[-1] - clock.now()).total_seconds() + _AFTER)
            finally:
                await hospes.stop()
    return [late for instant in due for late in _late(server, instant)]


async def _prepare(database: Database, server: ChatServer, minutes: int) -> list[datetime]:
    """Bring 24 people into a visit; give the instants at which each of them is due a link."""
    first = (datetime.now(UTC) + _AHEAD).replace(second=0, microsecond=0) + _MINUTE
    due = [first + number * _MINUTE for number in range(minutes)]
    rows = read_people((SAMPLE / "zones.csv").read_bytes()).rows
    people = {row.invitee.zone: server.person(row.invitee.name) for row in rows}
    for person in people.values():
        await person.open("nobody")
    await database.transact(_fill, _plan(due), people)
    return due


def _plan(due: list[datetime]) -> Plan:
    """Write a plan whose links are due then: its first day begins a quarter of an hour later."""
    zone = f"Etc/GMT{due[0].hour - 12:+d}"  # there it is about noon
    begins = (due[0] + 15 * _MINUTE).astimezone(ZoneInfo(zone))
    reminders = ", ".join(
        f"{{key: link{number}, when: {15 - number} minutes before the first day, say: join}}"
        for number in range(len(due))
    )
    text = _PLAN.format(zone=zone, reminders=reminders, quiet=_not_now(due[0]))
    at = f"{begins:%H:%M}-{begins + 10 * _MINUTE:%H:%M}"
    for number in range(3):
        on = begins.date() + timedelta(days=number)
        text += _DAY.format(n=number + 1, date=on, at=at)
    return read_plan(text)


def _not_now(instant: datetime) -> str:
    """Give a quiet minute that it is nowhere: all clocks differ by whole quarters of an hour."""
    minute = (instant.minute + 7) % 15
    return f"03:{minute:02}-03:{minute + 1:02}"


def _fill(work: Work, plan: Plan, people: Mapping[str, Person]) -> None:
    import_plan(work, plan)
    visit = work.visits.by_key(plan.visit)
    if visit is None:
        raise LookupError(plan.visit)
    for zone, person in people.items():
        address_id = work.people.add_address(CHANNEL, person.id, "en", work.now)
        person_id = work.people.add(work.now)
        work.people.describe(person_id, name=zone, organisation="", country="BE")
        work.people.bind(address_id, person_id)
        work.people.settle(person_id, zone=zone, language="en", certificate_name=zone)
        participant_id = work.people.add_participant(int(visit.id), person_id, zone)
        row = work.people.participant(participant_id)
        if row is None:
            raise LookupError(zone)
        work.people.set_joined(row, work.now)
        plan_participant(work, participant_id)


def _late(server: ChatServer, due: datetime) -> Iterator[float]:
    """Give how late the links of one minute came.

    Raises:
        AssertionError: somebody got none, or more than one.
    """
    since = due.timestamp()
    came = [
        call
        for call in server.calls
        if call.method == "sendMessage" and since <= call.at < since + 60 and call.outcome["ok"]
    ]
    chats = {call.chat_id for call in came}
    if len(came) != len(chats) or len(chats) != 24:  # noqa: PLR2004 - as many as there are people
        raise AssertionError(f"{len(came)} links in {len(chats)} chats")
    return (call.at - since for call in came)
