"""When the sessions are on people's own clocks: at night, or at another time after a clock change.

Night is what the plan says: `messages.quiet`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import day_end, day_start, is_doubtful, session_end, session_start
from bot.domain.plan.model import Day, Plan
from bot.domain.quiet import is_quiet
from bot.rehearsal.days.crowd import Crowd, counted, named
from bot.rehearsal.days.finding import Ahead, Finding

_STEP = timedelta(minutes=5)


def nights(ahead: Ahead) -> Iterator[Finding]:
    """Find the zones where a session falls into the night."""
    found: dict[str, list[Crowd]] = defaultdict(list)
    for crowd in _crowds(ahead):
        at_night = _nights(ahead.plan, crowd)
        if at_night:
            found[_hours(ahead.plan, at_night, crowd.zone)].append(crowd)
    for hours, crowds in sorted(found.items()):
        yield Finding(
            "night",
            f"It is night ({ahead.plan.messages.quiet}) for {_who(crowds)}: {hours} there.",
            "Choose other hours, or make sure that they know and want it.",
            _people(crowds),
        )


def sleepers(ahead: Ahead) -> Iterator[Finding]:
    """Find who cannot come often enough for the certificate unless they get up at night."""
    days = len(ahead.plan.days)
    needed = min(ahead.plan.complete.days, days)
    crowds = [one for one in _crowds(ahead) if days - len(_nights(ahead.plan, one)) < needed]
    if crowds:
        yield Finding(
            "completion",
            f"{_who(crowds)} cannot complete unless they get up at night: "
            f"{counted(needed, 'day', 'days')} of {days} are needed.",
            "Choose other hours, ask for fewer days, or invite them to another visit.",
            _people(crowds),
        )


def clock_changes(ahead: Ahead) -> Iterator[Finding]:
    """Find for whom the sessions come at another time of their own day from some day on.

    Where people's clocks change together with the plan's, everything stays at its hour.
    """
    plan = ahead.plan
    crowds = {crowd.zone: crowd for crowd in _crowds(ahead)}
    for before, after in pairwise(plan.days):
        shifts: dict[timedelta, list[Crowd]] = defaultdict(list)
        together: list[Crowd] = []
        for zone in sorted({plan.host.zone, *crowds}):
            crowd = crowds.get(zone, Crowd(zone, (), {}))
            shift = _against_plan(plan, after, zone) - _against_plan(plan, before, zone)
            if shift:
                shifts[shift].append(crowd)
            elif _offset(day_start(plan, before), zone) != _offset(day_start(plan, after), zone):
                together.append(crowd)
        for shift, those in sorted(shifts.items()):
            yield _shifted(plan, (before, after), shift, those)
        if together:
            yield Finding(
                "clock change",
                f"Between {before.key} and {after.key} the clocks of {_whose(together, plan)} "
                "change together with the plan's: everything stays at its hour.",
                people=_people(together),
            )


def doubtful(ahead: Ahead) -> Iterator[Finding]:
    """Find sessions that begin at a time that people's clocks show twice that night."""
    plan = ahead.plan
    for crowd in _crowds(ahead):
        for day in plan.days:
            for session in day.sessions:
                begins = session_start(plan, day, session).astimezone(ZoneInfo(crowd.zone))
                if is_doubtful(begins.replace(tzinfo=None), crowd.zone):
                    yield Finding(
                        "clock change",
                        f"{day.key}, {session.key} begins at {begins:%H:%M} for {_who([crowd])}, "
                        "and their clocks show that time twice that night.",
                        "Choose another hour.",
                        crowd.people,
                    )


def local_span(plan: Plan, day: Day, zone: str) -> str:
    """Write from when to when a day is on the clock of a zone."""
    return f"{_clock(plan, day, zone)}-{day_end(plan, day).astimezone(ZoneInfo(zone)):%H:%M}"


def _crowds(ahead: Ahead) -> Iterable[Crowd]:
    return (walk.crowd for walk in ahead.walks)


def _nights(plan: Plan, crowd: Crowd) -> list[Day]:
    return [day for day in plan.days if _is_at_night(plan, day, crowd.zone)]


def _hours(plan: Plan, days: Sequence[Day], zone: str) -> str:
    """Write when days are on the clock of a zone, those at the same hours together."""
    alike: dict[str, list[str]] = defaultdict(list)
    for day in days:
        alike[local_span(plan, day, zone)].append(day.key)
    return "; ".join(f"{', '.join(keys)} {hours}" for hours, keys in alike.items())


def _is_at_night(plan: Plan, day: Day, zone: str) -> bool:
    return any(
        is_quiet(instant, plan.messages.quiet, zone)
        for session in day.sessions
        for instant in _instants(session_start(plan, day, session), session_end(plan, day, session))
    )


def _instants(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += _STEP


def _against_plan(plan: Plan, day: Day, zone: str) -> timedelta:
    start = day_start(plan, day)
    return _offset(start, zone) - _offset(start, plan.times_in)


def _offset(instant: datetime, zone: str) -> timedelta:
    return instant.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _shifted(
    plan: Plan, days: tuple[Day, Day], shift: timedelta, crowds: Sequence[Crowd]
) -> Finding:
    minutes = abs(shift) // timedelta(minutes=1)
    by = "an hour" if minutes == 60 else f"{minutes} minutes"  # noqa: PLR2004 - an hour
    earlier = "earlier" if shift < timedelta() else "later"
    before, after = days
    zone = crowds[0].zone
    return Finding(
        "clock change",
        f"From {after.key} on, everything is {by} {earlier} on the clocks of "
        f"{_whose(crowds, plan)}: in {zone}, {before.key} begins at "
        f"{_clock(plan, before, zone)}, {after.key} at {_clock(plan, after, zone)}.",
        "Tell them in the call, or choose days on one side of the change.",
        _people(crowds),
    )


def _clock(plan: Plan, day: Day, zone: str) -> str:
    return f"{day_start(plan, day).astimezone(ZoneInfo(zone)):%H:%M}"


def _people(crowds: Iterable[Crowd]) -> tuple[str, ...]:
    return tuple(reference for crowd in crowds for reference in crowd.people)


def _who(crowds: Sequence[Crowd]) -> str:
    zones = named(crowd.zone for crowd in crowds)
    people = _people(crowds)
    return f"{counted(len(people))} in {zones} ({named(people)})"


def _whose(crowds: Sequence[Crowd], plan: Plan) -> str:
    parts = ["the host"] if plan.host.zone in {crowd.zone for crowd in crowds} else []
    with_people = [crowd for crowd in crowds if crowd.people]
    return " and ".join([*parts, *([_who(with_people)] if with_people else [])])
