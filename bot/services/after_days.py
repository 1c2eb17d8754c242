"""What is said after a day: what it brought, what is still to be done, and until when."""

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Say
from bot.domain.plan.model import Day, Prompt
from bot.domain.timeline import decided_at, next_start
from bot.services.chances import chances
from bot.services.coming import excused_days
from bot.services.open_tasks import (
    ALONE,
    lines_of,
    never_nudged,
    open_tasks,
    remember_nudge,
    to_catch_up,
    to_nudge,
)
from bot.services.progress import Standing, standing
from bot.services.recipients import Recipient, Said, listed
from bot.services.visiting import name_of
from storage.work import Reading, Work


def recap(work: Work, to: Recipient) -> Said:
    """Say in five lines what the day brought, and what is still open."""
    stands = standing(work, to.participant)
    asked = {key: stands.answered[key] for key in _prompts_of(to.day) if key in stands.answered}
    task = _open_task(work, to, stands)
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "there": _there(work, to, stands),
        "answered": sum(asked.values()),
        "asked": len(asked),
        "task": task or Say("recap-no-task"),
        "next": _next(to, can_catch_up=task is not None),
    }
    return Said("reminder-recap", args, [[_now()]] if task else [[_me()]])


def missed(work: Work, to: Recipient) -> Said:
    """Say what can still be earned, and how; to whoever said so before, that it was known."""
    stands = standing(work, to.participant)
    chance = chances(work, to, stands)
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "chance": listed(chance),
        "next": _next(to, can_catch_up=bool(to_catch_up(work, to))),
    }
    key = "reminder-missed-excused" if _excused(work, to) else "reminder-missed"
    return Said(key, args, [[_me(), _now()]])


def nudge(work: Work, to: Recipient) -> Said:
    """Name what of the day is open and not answered; once, and never again before the last day."""
    prompts = to_nudge(work, to)
    lines = lines_of(work, to.participant, prompts)
    remember_nudge(work, to.participant, prompts)
    last = to.day == to.plan.days[-1]
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "count": len(lines),
        "tasks": listed(lines),
        "then": Say("nudge-last-day" if last else "nudge-once"),
    }
    return Said("reminder-nudge", args, [[_now()]])


def last_call(work: Work, to: Recipient) -> Said:
    """Name all that can still be answered, each with its end, a last time before the deadline."""
    lines = lines_of(work, to.participant, to_catch_up(work, to))
    args: dict[str, Arg] = {
        "until": At(decided_at(to.plan), "moment"),
        "count": len(lines),
        "tasks": listed(lines),
    }
    return Said("reminder-last-call", args, [[_now(), _me()]])


def _there(reading: Reading, to: Recipient, stands: Standing) -> Say:
    credit = stands.days[to.day.key]
    if credit.sessions:
        planned = len(to.day.sessions)
        return Say("recap-there", {"sessions": credit.sessions, "planned": planned})
    return Say("recap-excused" if _excused(reading, to) else "recap-not-there")


def _excused(reading: Reading, to: Recipient) -> bool:
    return to.day.key in excused_days(reading, to.participant.id)


def _open_task(reading: Reading, to: Recipient, stands: Standing) -> Say | None:
    """Choose one thing of which they were not reminded yet; after the last day, all there is."""
    left = open_tasks(reading, to.participant, stands)
    if to.day != to.plan.days[-1]:
        left = never_nudged(reading, to.participant, left)[:1]
    if len(left) > 1:
        tasks = listed(lines_of(reading, to.participant, left))
        return Say("recap-tasks", {"tasks": tasks})
    return next(iter(lines_of(reading, to.participant, left, ALONE)), None)


def _next(to: Recipient, *, can_catch_up: bool) -> Say:
    starts = next_start(to.plan, to.day)
    if starts is not None:
        return Say("recap-next", {"starts": At(starts, "moment")})
    if can_catch_up:
        return Say("recap-last", {"until": At(decided_at(to.plan), "moment")})
    return Say("recap-over")


def _prompts_of(day: Day) -> list[str]:
    return [i.ask for session in day.sessions for i in session.run if isinstance(i, Prompt)]


def _now() -> Button:
    return Button(Say("reminder-button-now"), press=press(Verb.NOW))


def _me() -> Button:
    return Button(Say("reminder-button-me"), press=press(Verb.ME))
