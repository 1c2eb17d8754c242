"""What falls due, and which service does it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.timeline import Kind
from bot.services.certifying import certify
from bot.services.opening import open_due
from bot.services.outlook import timeline_card
from bot.services.outside import ask_due
from bot.services.reminding import remind
from bot.services.revealing import show_due
from bot.services.running import close_due
from bot.services.runs import refresh_sheets
from bot.services.spreading import announce_due, announced_due
from bot.services.telling import tell_due
from storage.work import Work


def draw_sheets(work: Work, entry: Row[Any]) -> None:
    """Have the run sheets show that another session has begun, and the team what comes next."""
    refresh_sheets(work, entry.visit_id)
    work.refresh_all(timeline_card(entry.visit_id))


# Each returns why the entry was not done after all; empty, or nothing, if it was.
SERVICES: Mapping[str, Callable[[Work, Row[Any]], str | None]] = {
    Kind.PREPARE: remind,
    Kind.TOMORROW: remind,
    Kind.JOIN: remind,
    Kind.RECAP: remind,
    Kind.MISSED: remind,
    Kind.NUDGE: remind,
    Kind.LAST_CALL: remind,
    Kind.OPEN_PROMPT: open_due,
    Kind.CLOSE_PROMPT: close_due,
    Kind.ASK: ask_due,
    Kind.SHOW: show_due,
    Kind.CERTIFY: certify,
    Kind.SHEET: draw_sheets,
    Kind.CHANGED: tell_due,
    Kind.ANNOUNCE: announce_due,
    Kind.ANNOUNCED: announced_due,
}


def run_entry(work: Work, key: str) -> float | None:
    """Do what an entry owes and record it as done, or as dropped with the reason; once.

    An entry that was settled, taken back or moved to later meanwhile is left alone.

    Returns:
        How many seconds late it was done; none if it was left alone.
    """
    entry = _due(work, key)
    if entry is None:
        return None
    _hold(work, entry)
    entry = _due(work, key)
    if entry is None:
        return None
    why_not = SERVICES[entry.kind](work, entry)
    work.timeline.settle(key, "dropped" if why_not else "done", work.now, why_not or "")
    late: float = (work.now - entry.due).total_seconds()
    return late


def fail_entry(work: Work, key: str, error: str) -> None:
    """Record that an entry cannot be done, so that it blocks nobody."""
    work.timeline.settle(key, "failed", work.now, error)


def _due(work: Work, key: str) -> Row[Any] | None:
    entry = work.timeline.planned(key)
    return entry if entry is not None and entry.due <= work.now else None


def _hold(work: Work, entry: Row[Any]) -> None:
    participant = work.people.participant(entry.participant_id) if entry.participant_id else None
    if participant is None:
        work.hold_visit(entry.visit_id)
    else:
        work.hold_person(entry.visit_id, participant.person_id)
