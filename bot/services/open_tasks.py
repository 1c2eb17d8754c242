"""What somebody still has to answer for their certificate, and can: for reminders of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.completion import required_prompts
from bot.domain.messages import At, Say
from bot.domain.plan.calendar import moment
from bot.domain.plan.model import Day, Plan, Prompt
from bot.services.coming import away_days, can_wait
from bot.services.progress import Standing, standing
from bot.services.recipients import Recipient
from bot.services.runs import title_of
from storage.work import Reading, Work

IN_A_LIST = ("nudge-task", "nudge-task-until")  # how to name a prompt: without end, and with it
ALONE = ("recap-task", "recap-task-until")

Runs = Mapping[str, Row[Any]]  # a run of each prompt, by its key


def open_tasks(reading: Reading, participant: Row[Any], stands: Standing) -> list[Prompt]:
    """Give the required prompts that are open for somebody and not answered, oldest day first."""
    running = _running(reading, participant)
    missing = {*stands.outcome.missing} & {*running}
    return [prompt for prompt in required_prompts(stands.plan) if prompt.ask in missing]


def never_nudged(
    reading: Reading, participant: Row[Any], prompts: Iterable[Prompt]
) -> list[Prompt]:
    """Give those of which somebody was not reminded yet, in whichever run it was."""
    asked = reading.prompts.asked_of(participant.id)
    nudged = {run.prompt_key for run in asked if run.nudged}
    return [prompt for prompt in prompts if prompt.ask not in nudged]


def to_nudge(reading: Reading, to: Recipient) -> list[Prompt]:
    """Give of what to remind somebody after a day: open, unanswered, and not reminded of it yet.

    Whoever had excused themselves and was away hears only of what was meant to stay open.
    """
    left = open_tasks(reading, to.participant, standing(reading, to.participant))
    of_day = _of(to.plan, to.day, away_days(reading, to.participant.id))
    return never_nudged(reading, to.participant, [one for one in left if one.ask in of_day])


def to_catch_up(reading: Reading, to: Recipient) -> list[Prompt]:
    """Give what somebody can still answer so that it earns them more than they have."""
    stands = standing(reading, to.participant)
    in_vain = stands.outcome.days_missing or lost(reading, to.participant, stands)
    return [] if in_vain else open_tasks(reading, to.participant, stands)


def lost(reading: Reading, participant: Row[Any], stands: Standing) -> list[Prompt]:
    """Give the required prompts that somebody has not answered and cannot answer any more.

    What was never opened is not lost: the team can still ask it, unless its time is over.
    """
    runs = newest_runs(reading, participant.visit_id)
    missing = [one for one in required_prompts(stands.plan) if one.ask in stands.outcome.missing]
    return [one for one in missing if _is_over(reading, stands.plan, one, runs.get(one.ask))]


def newest_runs(reading: Reading, visit_id: int) -> Runs:
    """Give the newest run of each prompt of a visit that was opened and not withdrawn."""
    runs = reading.prompts.runs_of(visit_id)
    return {run.prompt_key: run for run in runs if run.state != "retracted"}


def remember_nudge(work: Work, participant: Row[Any], prompts: Iterable[Prompt]) -> None:
    """Record that somebody was reminded of these, so that it is not done again."""
    running = _running(work, participant)
    for prompt in prompts:
        work.asked.nudge(running[prompt.ask].id, participant.id)


def lines_of(
    reading: Reading,
    participant: Row[Any],
    prompts: Iterable[Prompt],
    keys: tuple[str, str] = IN_A_LIST,
) -> list[Say]:
    """Name each of these open prompts, and until when it is open if that is known.

    Args:
        reading: the state.
        participant: whom they ask.
        prompts: which.
        keys: a text with `prompt`, and one that has `until` too.
    """
    running = _running(reading, participant)
    return [line_of(prompt, running[prompt.ask], keys) for prompt in prompts]


def line_of(prompt: Prompt, run: Row[Any], keys: tuple[str, str]) -> Say:
    """Name a prompt of which a run is open, and until when if that is known."""
    if run.closes_at is None:
        return Say(keys[0], {"prompt": title_of(prompt)})
    until = At(run.closes_at, "moment")
    return Say(keys[1], {"prompt": title_of(prompt), "until": until})


def _is_over(reading: Reading, plan: Plan, prompt: Prompt, run: Row[Any] | None) -> bool:
    if run is not None:
        return bool(run.state != "open")
    return prompt.until is not None and moment(plan, prompt.until) <= reading.now


def _running(reading: Reading, participant: Row[Any]) -> Runs:
    runs = reading.prompts.open_for(participant.id)
    return {run.prompt_key: run for run in runs if not run.ghost}


def _of(plan: Plan, day: Day, away: frozenset[str]) -> set[str]:
    if day.key in away:
        return {prompt.ask for prompt, _ in can_wait(plan, day)}
    items = (item for session in day.sessions for item in session.run)
    return {item.ask for item in items if isinstance(item, Prompt)}
