"""When the parts of a visit are: from the plan's local words to instants, and a plan moved in time.

Instants are aware datetimes in UTC. Local times follow RFC 5545: one that the clock skips is
moved forward by the gap, one that comes twice is the first. A session keeps its planned length.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.model import Day, Plan, Prompt, RunItem, Session
from bot.domain.plan.scalars import Span

MINUTE = timedelta(minutes=1)
LAST_MINUTE = time(23, 59)


def to_utc(local: datetime, zone: str) -> datetime:
    """Turn a naive local time of an IANA zone into its instant."""
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def is_doubtful(local: datetime, zone: str) -> bool:
    """Tell whether a naive local time comes twice or never, because the clocks change."""
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    return first.utcoffset() != second.utcoffset()


def moment(plan: Plan, local: datetime) -> datetime:
    """Give the instant of a moment that the plan writes."""
    return to_utc(local, plan.times_in)


def session_start(plan: Plan, day: Day, session: Session) -> datetime:
    """Give the instant a session starts."""
    return moment(plan, datetime.combine(day.date, session.at.start))


def session_end(plan: Plan, day: Day, session: Session) -> datetime:
    """Give the instant a session ends."""
    return session_start(plan, day, session) + session.at.minutes * MINUTE


def day_start(plan: Plan, day: Day) -> datetime:
    """Give the instant a day's first session starts."""
    return session_start(plan, day, day.sessions[0])


def day_end(plan: Plan, day: Day) -> datetime:
    """Give the instant a day's last session ends."""
    return session_end(plan, day, day.sessions[-1])


def day_minutes(day: Day) -> int:
    """Give the planned minutes of a day: its sessions without the breaks between them."""
    return sum(session.at.minutes for session in day.sessions)


def moved_to(plan: Plan, first_day: date, start: time | None = None) -> Plan:
    """Give the plan with its first day on another date, and its first session at another time.

    Every date moves by as many days, every session by as many minutes. Where `start` would push
    a session past midnight, all start as late as midnight allows.
    """
    days = first_day - plan.days[0].date
    shift = _minutes_to(plan, start) if start else timedelta()
    rule = plan.complete
    until = rule.catch_up_until + days if rule.catch_up_until else None
    return plan.model_copy(
        update={
            "days": tuple(_moved_day(day, days, shift) for day in plan.days),
            "complete": rule.model_copy(update={"catch_up_until": until}),
        }
    )


def _minutes_to(plan: Plan, start: time) -> timedelta:
    wanted = _since_midnight(start) - _since_midnight(plan.days[0].sessions[0].at.start)
    spans = [session.at for day in plan.days for session in day.sessions]
    latest = _since_midnight(LAST_MINUTE) - max(_since_midnight(span.end) for span in spans)
    earliest = -min(_since_midnight(span.start) for span in spans)
    return max(earliest, min(wanted, latest))


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)


def _moved_day(day: Day, days: timedelta, shift: timedelta) -> Day:
    sessions = tuple(
        session.model_copy(
            update={
                "at": _moved_span(session.at, shift),
                "run": tuple(_moved_item(item, days) for item in session.run),
            }
        )
        for session in day.sessions
    )
    return day.model_copy(update={"date": day.date + days, "sessions": sessions})


def _moved_span(span: Span, shift: timedelta) -> Span:
    return replace(span, start=_moved(span.start, shift), end=_moved(span.end, shift))


def _moved(clock: time, shift: timedelta) -> time:
    return (datetime.combine(date.min, clock) + shift).time()


def _moved_item(item: RunItem, days: timedelta) -> RunItem:
    if isinstance(item, Prompt) and item.until:
        return item.model_copy(update={"until": item.until + days})
    return item
