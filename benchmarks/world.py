"""A database like that of a great evening: visits of 24 people, all asked the same question.

The sample's visit, many times over and a month ahead, so that nothing else falls due meanwhile.
Everybody has joined; its first prompt, a text, is open; every card is shown already.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.domain.plan.calendar import moved_to
from bot.domain.plan.model import Messages, Plan
from bot.domain.plan.reading import read_plan
from bot.domain.plan.scalars import Quiet
from bot.messaging.marks import CardMark, record
from bot.rehearsal.demo import SAMPLE
from bot.services.callers import Caller
from bot.services.opening import open_run
from bot.services.planning import import_plan, plan_participant
from bot.services.runs import sheet_card
from storage.database import Database
from storage.work import Work

CHANNEL = "telegram"
PEOPLE = 24  # in a visit
FIRST_CHAT = 100_000
FIRST_TEAM_CHAT = 900_000
PROMPT = "p01"
_AHEAD = timedelta(days=30)
_OPEN = "open: 10 minutes"
_LONG_OPEN = "open: 30 days"


def chats(visits: int) -> list[int]:
    """Give the chats of all participants, neighbours from different visits."""
    everybody = range(FIRST_CHAT, FIRST_CHAT + visits * PEOPLE)
    return [chat for place in range(PEOPLE) for chat in everybody[place::PEOPLE]]


def build(url: str, visits: int, *, sheets: bool = True) -> None:
    """Fill an empty database.

    Args:
        url: its address.
        visits: how many.
        sheets: whether each visit's facilitator has the run sheet open.
    """
    database = Database(url, SystemClock())
    database.start()
    plan = _plan()
    for number in range(visits):
        database.perform(_visit, plan, number, sheets)
    database.perform(_all_shown)
    database.stop()


def file_of(folder: Path) -> Path:
    """Name the SQLite file that a bot with this data folder uses."""
    return folder / "hospes.db"


def _plan() -> Plan:
    text = (SAMPLE / "visit.yaml").read_text(encoding="utf-8")
    plan = read_plan(text.replace(_OPEN, _LONG_OPEN))
    ahead = moved_to(plan, (datetime.now(UTC) + _AHEAD).date())
    return ahead.model_copy(update={"messages": Messages(quiet=_not_now())})


def _not_now() -> Quiet:
    """Give quiet hours that are half a day away, wherever it is night when this is run."""
    far = datetime.now(ZoneInfo("Europe/Brussels")) + timedelta(hours=12)
    return Quiet.read(f"{far:%H:%M}-{far + timedelta(minutes=1):%H:%M}")


def _visit(work: Work, plan: Plan, number: int, sheets: bool) -> None:
    key = f"visit-{number}"
    import_plan(work, plan.model_copy(update={"visit": key}))
    row = work.visits.by_key(key)
    if row is None:
        raise LookupError(key)
    first = FIRST_CHAT + number * PEOPLE
    for chat in range(first, first + PEOPLE):
        participant(work, int(row.id), chat)
    facilitator = facilitator_of(work, int(row.id), FIRST_TEAM_CHAT + number)
    if sheets:
        work.refresh(facilitator, sheet_card(key))
    open_run(work, int(row.id), PROMPT)


def participant(work: Work, visit_id: int, chat: int) -> None:
    person_id, _ = _person(work, Caller(CHANNEL, chat, "en"))
    participant_id = work.people.add_participant(visit_id, person_id, f"T{chat}")
    row = work.people.participant(participant_id)
    if row is None:
        raise LookupError(chat)
    work.people.set_joined(row, work.now)
    plan_participant(work, participant_id)


def facilitator_of(work: Work, visit_id: int, chat: int) -> int:
    person_id, address_id = _person(work, Caller(CHANNEL, chat, "en"))
    work.people.grant(person_id, "facilitator", visit_id)
    return address_id


def _person(work: Work, caller: Caller) -> tuple[int, int]:
    name = f"Anna Example {caller.chat_id}"
    address_id = work.people.add_address(caller.channel, caller.chat_id, caller.language, work.now)
    person_id = work.people.add(work.now)
    work.people.describe(person_id, name=name, organisation="City of Example", country="BE")
    work.people.bind(address_id, person_id)
    work.people.settle(person_id, zone="Europe/Brussels", language="en", certificate_name=name)
    return person_id, address_id


def _all_shown(work: Work) -> None:
    cards = work.cards.pending()
    record(work, [CardMark(row.address_id, row.subject, row.wanted, 1) for row in cards])
