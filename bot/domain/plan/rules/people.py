"""Rules for what people are promised: who helps them, the certificate, reminders and the call."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem, describe, error


def facilitated(plan: Plan) -> Iterator[Problem]:
    """Somebody opens and closes."""
    if all(member.role != "facilitator" for member in plan.team):
        yield error("team", None, "facilitator")


def completable(plan: Plan) -> Iterator[Problem]:
    """Who is always there can complete."""
    rule = plan.complete
    if rule.days > len(plan.days):
        yield error("complete.days", rule.days, "complete_days", days=len(plan.days))
    shortest = min(plan.days, key=day_minutes)
    if rule.minutes_a_day > day_minutes(shortest):
        limit = {"minutes": day_minutes(shortest), "day": shortest.key}
        yield error("complete.minutes_a_day", rule.minutes_a_day, "complete_minutes", **limit)


def catching_up(plan: Plan) -> Iterator[Problem]:
    """The time to catch up ends after the visit."""
    until, last = plan.complete.catch_up_until, plan.days[-1]
    end = datetime.combine(last.date, last.sessions[-1].at.end)
    if until is not None and until < end:
        yield error("complete.catch_up_until", until, "catch_up", end=end)


def reminders(plan: Plan) -> Iterator[Problem]:
    """Those absent from a day can be told only after it."""
    for place, reminder in enumerate(plan.reminders, start=1):
        if reminder.only == "absent" and reminder.when.direction == "before":
            yield error(f"reminders.{place}.when", str(reminder.when), "absent_before")


def call(plan: Plan) -> Iterator[Problem]:
    """The link to the call is an address that a button can open."""
    if plan.call_link and not _is_https(plan.call_link):
        yield error("call_link", describe(plan.call_link), "call_link")


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not any(map(str.isspace, address))


def languages(plan: Plan) -> Iterator[Problem]:
    """The working language is one of those the bot speaks in this visit."""
    if plan.working_language not in plan.languages:
        given = ", ".join(plan.languages)
        yield error("languages", given, "working_language", language=plan.working_language)


RULES = (facilitated, completable, catching_up, reminders, call, languages)
