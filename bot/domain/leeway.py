"""Between which instants the team may have a reminder sent, so that it can be true and of use."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.plan.cadence import Reminder
from bot.domain.plan.calendar import day_end, day_start
from bot.domain.plan.model import Day, Plan
from bot.domain.reminders import due_at, stale_at
from bot.domain.timeline import Kind

_LOOKS_BACK = frozenset({Kind.RECAP, Kind.MISSED, Kind.NUDGE, Kind.LAST_CALL})


def not_before(plan: Plan, reminder: Reminder, day: Day, zone: str) -> datetime | None:
    """Give the UTC instant before which it would not be true; none: it may be sent at any time.

    What looks back on a day comes when that is over, or when it is planned if that is earlier.
    """
    if reminder.say not in _LOOKS_BACK:
        return None
    return min(day_end(plan, day), due_at(plan, reminder, day, zone))


def too_late(plan: Plan, reminder: Reminder, day: Day, zones: Iterable[str]) -> timedelta | None:
    """Give the first move to later by which it is of no use in one of these zones; none: no move.

    Zones in which it is of no use as planned do not count.
    """
    end = stale_at(plan, reminder.say, day)
    if Kind(reminder.say) is Kind.JOIN:
        end = min(end, day_start(plan, day))
    dues = (due_at(plan, reminder, day, zone) for zone in zones)
    in_time = [due for due in dues if due < end]
    return end - max(in_time) if in_time else None
