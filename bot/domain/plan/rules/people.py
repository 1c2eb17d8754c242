"""Rules for what people are promised: who helps them, the certificate, reminders and the call."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.plan.cadence import RECOMMENDED, Reminder
from bot.domain.plan.calendar import day_minutes
from bot.domain.plan.model import Plan
from bot.domain.plan.problems import Problem, describe, error

OF_WHAT_COMES = ("prepare", "tomorrow", "join")


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
    """Each letter comes when it can be true: before a day, after it, or before the deadline."""
    for place, reminder in enumerate(plan.reminders, start=1):
        wrong = _wrong_time(plan, reminder)
        if wrong:
            yield error(f"reminders.{place}.when", str(reminder.when), wrong)


def _wrong_time(plan: Plan, reminder: Reminder) -> str:
    """Name what is wrong with the time of a reminder; empty if nothing is."""
    if reminder.say == "last_call":
        return _wrong_last_call(plan, reminder)
    if reminder.when.anchor == "deadline":
        return "only_last_call"
    before = reminder.when.direction == "before"
    if reminder.only == "absent" and before:
        return "absent_before"
    if before == (reminder.say in OF_WHAT_COMES):
        return ""
    return "reminder_after" if before else "reminder_before"


def _wrong_last_call(plan: Plan, reminder: Reminder) -> str:
    if reminder.when.anchor != "deadline" or reminder.when.direction != "before":
        return "last_call_when"
    # The recommended one is simply not sent where there is no deadline.
    sent = plan.complete.catch_up_until is not None or reminder in RECOMMENDED
    return "" if sent else "no_deadline"


def call(plan: Plan) -> Iterator[Problem]:
    """The link to the call is an address that a button can open."""
    if plan.call_link and not _is_https(plan.call_link):
        yield error("call_link", describe(plan.call_link), "call_link")


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    can_be_opened = address.isprintable() and " " not in address
    return parts.scheme == "https" and bool(parts.hostname) and can_be_opened


def languages(plan: Plan) -> Iterator[Problem]:
    """The working language is one of those the bot speaks in this visit."""
    if plan.working_language not in plan.languages:
        given = ", ".join(plan.languages)
        yield error("languages", given, "working_language", language=plan.working_language)


RULES = (facilitated, completable, catching_up, reminders, call, languages)
