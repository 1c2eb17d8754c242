"""What somebody who missed a day can still earn, and by which answers: nothing that cannot be."""

from typing import Any

from sqlalchemy import Row

from bot.domain.completion import required_prompts
from bot.domain.messages import At, Say
from bot.domain.plan.calendar import day_end, moment, session_start
from bot.domain.plan.model import Plan, Prompt
from bot.services.open_tasks import IN_A_LIST, line_of, lost, newest_runs
from bot.services.progress import Standing
from bot.services.recipients import Recipient, listed
from bot.services.runs import title_of
from storage.work import Reading


def chances(reading: Reading, to: Recipient, stands: Standing) -> list[Say]:
    """Say which certificate can still be earned, what it needs, and each answer with its end.

    That the days left are not enough is said once, after the day with which it became so.
    """
    missing = stands.outcome.days_missing
    left = len(to.plan.days) - to.plan.days.index(to.day) - 1
    if missing > left + 1:
        return [Say("missed-welcome", {"left": left})]
    if missing > left:
        return [Say("missed-no-chance", {"days": missing, "left": left})]
    if gone := lost(reading, to.participant, stands):
        return [Say("missed-attendance", {"days": missing, "lost": len(gone)})]
    chance = Say("missed-chance", {"days": missing})
    if not stands.outcome.missing:
        return [chance, Say("missed-answered")]
    tasks = _tasks(reading, to.participant, stands)
    return [chance, Say("missed-tasks", {"tasks": listed(tasks)})] if tasks else [chance]


def _tasks(reading: Reading, participant: Row[Any], stands: Standing) -> list[Say]:
    """Name what is open or opens later; not what was never opened and has no time any more."""
    runs = newest_runs(reading, participant.visit_id)
    missing = [one for one in required_prompts(stands.plan) if one.ask in stands.outcome.missing]
    lines = (
        line_of(one, runs[one.ask], IN_A_LIST)
        if one.ask in runs
        else _later(reading, stands.plan, one)
        for one in missing
    )
    return [line for line in lines if line is not None]


def _later(reading: Reading, plan: Plan, prompt: Prompt) -> Say | None:
    """Say of a prompt that was not opened yet how long it will stay open, or when it is asked."""
    title = title_of(prompt)
    if prompt.until is not None:
        until = At(moment(plan, prompt.until), "moment")
        return Say("missed-task-later", {"prompt": title, "until": until})
    for day in plan.days:
        for session in day.sessions:
            if prompt in session.run and reading.now < day_end(plan, day):
                asked = At(session_start(plan, day, session), "day")
                return Say("missed-task-live", {"prompt": title, "day": asked})
    return None
