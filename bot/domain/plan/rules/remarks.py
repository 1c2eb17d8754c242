"""What the writer of a good plan should know: what readers will miss, what is not acted on yet."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import moment, session_end
from bot.domain.plan.model import Method, Plan, Prompt
from bot.domain.plan.problems import Problem, note
from bot.domain.plan.scalars import Localised
from bot.domain.plan.times import write_duration
from bot.domain.plan.walk import leaves, methods, prompts, sessions
from bot.domain.retention import days_kept, end_of_answers

# settings of prompts that this version keeps and shows to nobody; shorten when one is built
NOT_YET = ("may_share", "feedback", "later")


def languages(plan: Plan, spoken: Collection[str]) -> Iterator[Problem]:
    """Tell for each language of the visit which texts it lacks, or that nobody reads it.

    Args:
        plan: a good plan.
        spoken: the languages in which Hospes has its own words; empty: whatever is asked.
    """
    for language in plan.languages:
        if spoken and language not in spoken:
            code = "works_in" if language == plan.working_language else "not_spoken"
            values = {"language": language, "spoken": ", ".join(spoken)}
            yield note("languages", code, **values)
        elif language != plan.working_language:
            yield from _untranslated(plan, language)


def _untranslated(plan: Plan, language: str) -> Iterator[Problem]:
    lacking = [where for where, text in _texts(plan) if language not in text.by_language]
    if lacking:
        values = {"language": language, "working": plan.working_language}
        yield note("languages", "untranslated", count=len(lacking), first=lacking[0], **values)


def other_languages(plan: Plan) -> Iterator[Problem]:
    """Tell which texts are in a language that the visit does not offer."""
    used = [language for _, text in _texts(plan) for language in text.by_language if language]
    for language in sorted(set(used) - {*plan.languages, plan.working_language}):
        yield note("languages", "other_language", language=language, count=used.count(language))


def _texts(plan: Plan) -> Iterator[tuple[str, Localised]]:
    return (
        (where, value) for where, _, value in leaves(plan) if isinstance(value, Localised) and value
    )


def no_call_link(plan: Plan) -> Iterator[Problem]:
    """Tell that reminders to join will be without a link."""
    if not plan.call_link and any(reminder.say == "join" for reminder in plan.reminders):
        yield note("call_link", "no_call_link")


def methods_by_hand(plan: Plan) -> Iterator[Problem]:
    """Tell that methods are run by hand, and which do not fit into their session."""
    for where, session, method in methods(plan):
        yield note(where, "by_hand")
        if (minutes := _minutes(method)) > session.at.minutes:
            yield note(where, "method_too_long", minutes=minutes, session=session.at.minutes)


def _minutes(method: Method) -> int:
    """Give the whole minutes that a method takes, rounded up."""
    rounds = (step.lasts * (method.rounds if step.each_round else 1) for step in method.steps)
    return -(-sum(rounds, start=method.write or timedelta()) // timedelta(minutes=1))


def closes_early(plan: Plan) -> Iterator[Problem]:
    """Tell which required prompts are closed long before completion is decided."""
    deadline = plan.complete.catch_up_until
    for where, day, session in sessions(plan):
        end = session_end(plan, day, session)
        for place, item in enumerate(session.run, start=1):
            if not (isinstance(item, Prompt) and item.required and item.open and deadline):
                continue
            if end + item.open < moment(plan, deadline):
                values = {"after": write_duration(item.open), "deadline": deadline}
                yield note(f"{where}.run.{place}.open", "closes_early", **values)


def kept_briefly(plan: Plan) -> Iterator[Problem]:
    """Tell that answers are deleted before completion is decided."""
    deadline, deleted = plan.complete.catch_up_until, end_of_answers(plan, days_kept(plan.privacy))
    if deadline and deleted < moment(plan, deadline):
        local = deleted.astimezone(ZoneInfo(plan.times_in))
        yield note("privacy.keep_answers", "kept_briefly", end=local, deadline=deadline)


def not_yet(plan: Plan) -> Iterator[Problem]:
    """Tell which settings change nothing so far."""
    if plan.house_rule != "none":
        yield note("house_rule", "not_yet", name="house_rule")
    for where, prompt in prompts(plan):
        for name in NOT_YET:
            if getattr(prompt, name):
                yield note(f"{where}.{name}", "not_yet", name=name)


REMARKS = (other_languages, no_call_link, methods_by_hand, closes_early, kept_briefly, not_yet)
