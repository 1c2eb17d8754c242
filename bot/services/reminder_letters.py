"""What each kind of reminder says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.completion import required_prompts
from bot.domain.messages import Arg, At, Button, Keyboard, Say, Words
from bot.domain.plan.calendar import day_start
from bot.domain.plan.model import Day, Plan, Prompt
from bot.domain.timeline import Kind, decided_at, next_start
from bot.services.progress import Standing, standing
from bot.services.runs import title_of
from bot.services.visiting import name_of
from storage.ids import short
from storage.work import Work

_SOON = timedelta(hours=1)  # within which a time of day needs no date


@dataclass(frozen=True)
class Recipient:
    """Who is reminded of what: the row of the participant, where to, the plan and its day.

    Attributes:
        leaves: from this UTC instant on the letter may be sent.
    """

    participant: Row[Any]
    address_id: int
    zone: str
    plan: Plan
    day: Day
    leaves: datetime


@dataclass(frozen=True)
class Said:
    """A letter to be: the text, its arguments, its buttons."""

    key: str
    args: Mapping[str, Arg]
    buttons: Keyboard = ()


def prepare(_work: Work, to: Recipient) -> Said:
    """Say when it starts, and have the agenda looked at, some days ahead."""
    args: dict[str, Arg] = {
        "visit": Words(to.plan.title.by_language),
        "starts": At(day_start(to.plan, to.day), "moment"),
        "days": len(to.plan.days),
    }
    return Said("reminder-prepare", args, [[_agenda()]])


def tomorrow(_work: Work, to: Recipient) -> Said:
    """Say when tomorrow starts, with the link and one thing to prepare."""
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "starts": At(day_start(to.plan, to.day), "moment"),
        "prepare": _to_prepare(to.day),
    }
    return Said("reminder-tomorrow", args, [*_call(to.plan), [_agenda()]])


def join(_work: Work, to: Recipient) -> Said:
    """Give the link, and the way to check in, nothing else.

    Long before, as where quiet hours have moved it, it says which day, and leaves out the button.
    """
    starts = day_start(to.plan, to.day)
    if starts - to.leaves > _SOON:
        args: dict[str, Arg] = {"day": name_of(to.day), "starts": At(starts, "moment")}
        return Said("reminder-join-early", args, _call(to.plan))
    args = {"day": name_of(to.day), "starts": At(starts)}
    check_in = press(Verb.CHECK_IN, short(to.participant.visit_id), to.day.key)
    button = Button(Say("reminder-button-check-in"), press=check_in)
    return Said("reminder-join", args, [*_call(to.plan), [button]])


def recap(work: Work, to: Recipient) -> Said:
    """Say in five lines what the day brought, and one thing that is still open."""
    stands = standing(work, to.participant)
    asked = {key: stands.answered[key] for key in _prompts_of(to.day) if key in stands.answered}
    task = _open_task(work, to, stands)
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "there": _there(to.day, stands),
        "answered": sum(asked.values()),
        "asked": len(asked),
        "task": task or Say("recap-no-task"),
        "next": _next(to),
    }
    return Said("reminder-recap", args, [[_now()]] if task else [[_me()]])


def missed(work: Work, to: Recipient) -> Said:
    """Say what can still be done, and until when."""
    stands = standing(work, to.participant)
    left = len(to.plan.days) - to.plan.days.index(to.day) - 1
    reachable = stands.outcome.days_missing <= left
    args: dict[str, Arg] = {
        "day": name_of(to.day),
        "chance": Say(
            "missed-chance" if reachable else "missed-no-chance",
            {
                "days": stands.outcome.days_missing,
                "prompts": len(stands.outcome.missing),
                "until": At(decided_at(to.plan), "moment"),
            },
        ),
        "next": _next(to),
    }
    return Said("reminder-missed", args, [[_me(), _now()]])


LETTERS: Mapping[str, Callable[[Work, Recipient], Said]] = {
    Kind.PREPARE: prepare,
    Kind.TOMORROW: tomorrow,
    Kind.JOIN: join,
    Kind.RECAP: recap,
    Kind.MISSED: missed,
}


def _to_prepare(day: Day) -> Say:
    """Choose the one thing: the first required question of the day, or a quiet place."""
    for session in day.sessions:
        for item in session.run:
            if isinstance(item, Prompt) and item.required:
                return Say("tomorrow-prepare-prompt", {"prompt": title_of(item)})
    return Say("tomorrow-prepare-place")


def _there(day: Day, stands: Standing) -> Say:
    credit = stands.days[day.key]
    if not credit.sessions:
        return Say("recap-not-there")
    return Say("recap-there", {"sessions": credit.sessions, "planned": len(day.sessions)})


def _open_task(work: Work, to: Recipient, stands: Standing) -> Say | None:
    """Choose the one thing: the first required prompt that is open and not answered."""
    closing = {r.prompt_key: r.closes_at for r in work.prompts.open_for(to.participant.id)}
    for prompt in required_prompts(to.plan):
        if prompt.ask in stands.outcome.missing and prompt.ask in closing:
            until = closing[prompt.ask]
            if until is None:
                return Say("recap-task", {"prompt": title_of(prompt)})
            return Say(
                "recap-task-until", {"prompt": title_of(prompt), "until": At(until, "moment")}
            )
    return None


def _next(to: Recipient) -> Say:
    starts = next_start(to.plan, to.day)
    if starts is not None:
        return Say("recap-next", {"starts": At(starts, "moment")})
    return Say("recap-last", {"until": At(decided_at(to.plan), "moment")})


def _prompts_of(day: Day) -> list[str]:
    return [i.ask for session in day.sessions for i in session.run if isinstance(i, Prompt)]


def _call(plan: Plan) -> Keyboard:
    button = Button(Say("reminder-button-join-call"), url=plan.call_link)
    return [[button]] if plan.call_link else []


def _agenda() -> Button:
    return Button(Say("reminder-button-agenda"), press=press(Verb.AGENDA))


def _now() -> Button:
    return Button(Say("reminder-button-now"), press=press(Verb.NOW))


def _me() -> Button:
    return Button(Say("reminder-button-me"), press=press(Verb.ME))
