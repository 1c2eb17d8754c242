"""A session that goes on just now: 24 people who have joined, one who leads, a board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks import world
from bot.clock import SystemClock
from bot.domain.plan.calendar import moved_to
from bot.domain.plan.reading import read_plan
from bot.services import boards
from bot.services.planning import import_plan
from bot.services.runs import sheet_card
from storage.database import Database
from storage.work import Work

VISIT = "live"
PROMPTS = 30
_TEN = 10  # o'clock, where the visit is: it is never near midnight there
_HEAD = """\
hospes: 1
visit: live
title: Live
format: onsite
host: {name: Example, country: FI, zone: ZONE}
times_in: ZONE
call_link: https://meet.example.org/live
team: [{key: f1, name: Runa Example}]
complete: {days: 1}
certificate: {issuer: Example, signed_by: {name: Runa Example, role: Facilitator}}
privacy: {controller: Example, contact: privacy@example.org}
days:
  - key: d1
    date: 2027-06-08
    title: Live
    sessions:
      - key: s1
        at: 10:00-14:00
        title: Live
        run:
"""
_PROMPT = """\
          - ask: q{number}
            as: choice
            seen_by: {seen_by}
            open: 10 minutes
            title: Question {number}
            text: Where do we begin?
            options: {{roof: The roof, people: The people, money: The money}}
"""


@dataclass(frozen=True)
class Hall:
    """What there is.

    Attributes:
        board: the secret of its address.
    """

    board: str


def build(url: str, chats: Sequence[int], team: int) -> Hall:
    """Fill an empty database; every third of the first prompts is anonymous."""
    database = Database(url, SystemClock())
    database.start()
    try:
        return Hall(database.perform(_fill, list(chats), team))
    finally:
        database.stop()


def title(number: int) -> str:
    """Give the title of a prompt, from 1."""
    return f"Question {number}"


def is_anonymous(number: int) -> bool:
    """Tell whether a prompt is."""
    return number in range(3, 19, 3)


def _fill(work: Work, chats: Sequence[int], team: int) -> str:
    now = datetime.now(UTC)
    plan = read_plan(_text(now))
    import_plan(work, moved_to(plan, (now + _offset(now)).date()))
    row = work.visits.by_key(VISIT)
    if row is None:
        raise LookupError(VISIT)
    for chat in chats:
        world.participant(work, int(row.id), chat)
    facilitator = world.facilitator_of(work, int(row.id), team)
    work.refresh(facilitator, sheet_card(VISIT))
    boards.make(work, int(row.id))
    board = work.boards.of(int(row.id))
    return str(board.token) if board is not None else ""


def _text(now: datetime) -> str:
    hours = round(_offset(now) / timedelta(hours=1))
    zone = f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
    prompts = (
        _PROMPT.format(number=number, seen_by="no_one" if is_anonymous(number) else "group")
        for number in range(1, PROMPTS + 1)
    )
    return _HEAD.replace("ZONE", zone) + "".join(prompts)


def _offset(now: datetime) -> timedelta:
    """Give how far from UTC it is ten o'clock and something."""
    hours = _TEN - now.hour
    return timedelta(hours=hours + 24 if hours < -_FARTHEST else hours)


_FARTHEST = 12  # hours behind UTC, of all zones
