"""What a plan owes, to whom and when: entries with stable keys, planned from plan and person.

The key is made of kind, visit, day or session, occurrence and participant, never of a local
date: a session that moves keeps its entries, and they move with it. `occurrence` is 1
until a change is announced that must remind again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.messages import Lane
from bot.domain.plan.calendar import day_end, day_start, moment, session_end, session_start
from bot.domain.plan.model import Day, Plan, Prompt

AFTER_THE_END = timedelta(hours=1)
STILL_LIVE = timedelta(minutes=30)  # after a session people are still there, or back at once
SKIPPED = "skipped by the team"
EXCUSED = "excused"
AS_FIRST: Mapping[str, int] = {}  # how often days were announced: once each


class Kind(StrEnum):
    """What can fall due; the value stands in the database."""

    PREPARE = "prepare"
    TOMORROW = "tomorrow"
    JOIN = "join"
    RECAP = "recap"
    MISSED = "missed"
    NUDGE = "nudge"
    LAST_CALL = "last_call"
    OPEN_PROMPT = "open_prompt"
    CLOSE_PROMPT = "close_prompt"  # written when a prompt opens, not planned here
    ASK = "ask"  # written when a prompt opens outside a session, for each person
    SHOW = "show"  # written when a prompt closes in somebody's quiet hours, for each of them
    CERTIFY = "certify"
    SHEET = "sheet"
    CHANGED = "changed"  # written when the plan changes, for each person: what is different now
    ANNOUNCE = "announce"  # written when the team announces something: it leaves
    ANNOUNCED = "announced"  # written when it leaves, for each person


LANES: Mapping[str, Lane] = {
    Kind.PREPARE: Lane.UNSOLICITED,
    Kind.TOMORROW: Lane.OWED,
    Kind.JOIN: Lane.OWED,
    Kind.RECAP: Lane.UNSOLICITED,
    Kind.MISSED: Lane.UNSOLICITED,
    Kind.NUDGE: Lane.UNSOLICITED,
    Kind.LAST_CALL: Lane.UNSOLICITED,
    Kind.CHANGED: Lane.OWED,
    Kind.ANNOUNCED: Lane.UNSOLICITED,
}
WRITTEN_FOR_PERSON = (Kind.CHANGED, Kind.ANNOUNCED)  # by what somebody does, not from the plan
PLANNED_FOR_PERSON = tuple(kind for kind in LANES if kind not in WRITTEN_FOR_PERSON)
PLANNED_FOR_VISIT = (Kind.OPEN_PROMPT, Kind.CERTIFY, Kind.SHEET)


@dataclass(frozen=True)
class Entry:
    """One thing that falls due.

    Attributes:
        key: the same for the same thing, however often it is planned.
        due: UTC instant.
        day: key of the day that it is about; empty for the whole visit.
        participant_id: whose; none: the whole visit's.
        until: from this UTC instant on it is not worth doing; none: always worth doing.
        only: `present` or `absent`: for those who were, or were not, there on that day.
        unless_checked_in: not for those who are there already.
        drop: why it will not be done when it falls due; empty if it will.
        args: what else its kind needs.
    """

    key: str
    due: datetime
    kind: str
    day: str = ""
    participant_id: int | None = None
    until: datetime | None = None
    only: str = ""
    unless_checked_in: bool = False
    drop: str = ""
    args: Mapping[str, str] = field(default_factory=dict)


def entries_for_visit(plan: Plan, announced: Mapping[str, int] = AS_FIRST) -> tuple[Entry, ...]:
    """Plan what falls due for a visit as a whole.

    The facilitators' run sheet is drawn anew when a session starts; prompts that open with their
    session open then. Certificates are issued an hour after the last session to those who have
    met everything by then, and when the time to catch up is over to the others. Both come again
    if another day becomes the last one.

    Args:
        plan: what takes place.
        announced: how often each day's time was announced, by its key; once if it is not here.
    """
    return (*_sheets(plan), *_openings(plan), *_certificates(plan, announced))


def key_of(
    kind: str, visit: str, subject: str, whose: int | None = None, occurrence: int | str = 1
) -> str:
    """Write the key of an entry."""
    return f"{kind}/{visit}/{subject}/{occurrence}/{whose or 'all'}"


def thing_of(key: str) -> str:
    """Give what an entry's key says but for the occurrence: whose, and about what it is."""
    thing, _, whose = key.rpartition("/")
    return f"{thing.rpartition('/')[0]}/{whose}"


def about(kind: str, day: str, reminder: str) -> str:
    """Name one reminder of one day, for whomever it is."""
    return f"{kind}/{day}.{reminder}"


def _sheets(plan: Plan) -> Iterator[Entry]:
    """Plan when run sheets are drawn: at each session, and after a day for the next one's word."""
    for day in plan.days:
        for session in day.sessions:
            key = key_of(Kind.SHEET, plan.visit, session.key)
            yield Entry(key, session_start(plan, day, session), Kind.SHEET, day.key)
        over = key_of(Kind.SHEET, plan.visit, f"{day.key}.over")
        yield Entry(over, day_end(plan, day), Kind.SHEET, day.key)


def _openings(plan: Plan) -> Iterator[Entry]:
    for day in plan.days:
        for session in day.sessions:
            for item in session.run:
                if isinstance(item, Prompt) and _opens_by_itself(item):
                    key = key_of(Kind.OPEN_PROMPT, plan.visit, item.ask)
                    due = session_start(plan, day, session)
                    over = session_end(plan, day, session) + STILL_LIVE
                    about = {"prompt": item.ask}
                    yield Entry(key, due, Kind.OPEN_PROMPT, day.key, until=over, args=about)


def _opens_by_itself(prompt: Prompt) -> bool:
    return prompt.start == "with_session" and not prompt.retired


def _certificates(plan: Plan, announced: Mapping[str, int]) -> Iterator[Entry]:
    last = plan.days[-1]
    end = day_end(plan, last) + AFTER_THE_END
    final = decided_at(plan)
    which = f"{last.key}.{announced.get(last.key, 1)}"  # what was issued too early stays done
    if final > end:
        key = key_of(Kind.CERTIFY, plan.visit, "end", occurrence=which)
        yield Entry(key, end, Kind.CERTIFY)
    key = key_of(Kind.CERTIFY, plan.visit, "final", occurrence=1 if final > end else which)
    yield Entry(key, final, Kind.CERTIFY, args={"final": "yes"})


def decided_at(plan: Plan) -> datetime:
    """Give the instant at which it is decided who gets which certificate."""
    until = plan.complete.catch_up_until
    return moment(plan, until) if until else day_end(plan, plan.days[-1]) + AFTER_THE_END


def next_start(plan: Plan, day: Day) -> datetime | None:
    """Give the instant the day after this one begins; none after the last."""
    place = plan.days.index(day) + 1
    return day_start(plan, plan.days[place]) if place < len(plan.days) else None
