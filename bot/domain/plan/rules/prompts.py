"""Rules for prompts: what each kind needs, and which settings count for it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.rules.parts import has_options, has_scale
from bot.domain.plan.times import write_duration
from bot.domain.plan.walk import prompts, sessions
from bot.domain.plan.wording import nearest

PromptRule = Callable[[str, Prompt], Iterator[Problem]]

# the kinds for which a setting counts; a setting not named here counts for all
COUNTS_FOR = {
    "options": ("choice", "choices", "ranking", "points", "grid"),
    "most": ("choices", "ranking"),
    "other": ("choice", "choices"),
    "correct": ("choice",),
    "explain": ("choice", "choices", "scale"),
    "scale": ("scale",),
    "then": ("scale",),
    "words": ("words",),
    "votes": ("questions",),
    "voting": ("questions",),
    "discuss": ("choice",),
    "axes": ("grid",),
    "fields": ("form",),
}
MOST_ON_A_GRID = 6


def settings_count(where: str, prompt: Prompt) -> Iterator[Problem]:
    """What is set counts for the prompt's kind."""
    for name, kinds in COUNTS_FOR.items():
        default = Prompt.model_fields[name].default
        if prompt.kind not in kinds and getattr(prompt, name) != default:
            allowed = " or ".join(kinds)
            yield error(f"{where}.{name}", prompt.kind, "not_for_kind", name=name, kinds=allowed)


def asks_something(where: str, prompt: Prompt) -> Iterator[Problem]:
    """A prompt has a title or a text; for a temperature check we have words of our own."""
    if not (prompt.title or prompt.text or prompt.kind == "temperature"):
        yield error(where, None, "prompt_blank")


def choices(where: str, prompt: Prompt) -> Iterator[Problem]:
    """What is chosen, ranked or given points has options; a right one is among them."""
    if prompt.kind not in ("choice", "choices", "ranking", "points"):
        return
    yield from has_options(where, prompt.options)
    if prompt.correct is not None and prompt.correct not in prompt.options:
        known = ", ".join(prompt.options)
        problem = error(f"{where}.correct", prompt.correct, "correct", options=known)
        yield replace(problem, suggestion=nearest(prompt.correct, prompt.options))
    if prompt.other and "other" in prompt.options:
        yield error(f"{where}.options.other", "other", "other_reserved")


def how_many(where: str, prompt: Prompt) -> Iterator[Problem]:
    """Of several choices at least two may be chosen; a ranking has two places or more."""
    count = len(prompt.options)
    if prompt.kind == "choices" and not 1 < prompt.most <= count:
        yield error(f"{where}.most", prompt.most, "most", options=count)
    if prompt.kind == "ranking" and prompt.most > count:
        yield error(f"{where}.most", prompt.most, "places", options=count)


def grids(where: str, prompt: Prompt) -> Iterator[Problem]:
    """A grid has axes, and one to six things to place."""
    if prompt.kind != "grid":
        return
    if not 1 <= len(prompt.options) <= MOST_ON_A_GRID:
        limits = {"fewest": 1, "most": MOST_ON_A_GRID}
        yield error(f"{where}.options", len(prompt.options), "items", **limits)
    if prompt.axes is None:
        yield error(f"{where}.axes", None, "axes_missing")


def votes(where: str, prompt: Prompt) -> Iterator[Problem]:
    """Votes need questions that everybody may read, and voting needs votes."""
    usual = Prompt.model_fields["voting"].default
    if prompt.kind == "questions" and prompt.voting != usual and not prompt.votes:
        yield error(f"{where}.voting", write_duration(prompt.voting), "voting_without_votes")
    if prompt.votes and prompt.seen_by == "facilitators":
        yield error(f"{where}.seen_by", prompt.seen_by, "votes_open_to_all")


def scales(where: str, prompt: Prompt) -> Iterator[Problem]:
    """A scale has its ends, and a second question below the upper one."""
    if prompt.kind != "scale":
        return
    yield from has_scale(where, prompt.scale)
    if prompt.scale and prompt.then and prompt.scale.first < prompt.scale.last:
        first, last, found = prompt.scale.first, prompt.scale.last, prompt.then.at_most
        if not first <= found < last:
            yield error(f"{where}.then.at_most", found, "then", first=first, last=last - 1)


def who_sees(where: str, prompt: Prompt) -> Iterator[Problem]:
    """Only a method makes groups, and what nobody may know cannot be shared or commented on."""
    if prompt.seen_by == "own_group":
        yield error(f"{where}.seen_by", prompt.seen_by, "own_group")
    if prompt.anonymous and prompt.may_share:
        yield error(f"{where}.may_share", "yes", "share_anonymous")
    if prompt.anonymous and prompt.feedback:
        yield error(f"{where}.feedback", "it", "share_anonymous")


def talks(where: str, prompt: Prompt) -> Iterator[Problem]:
    """Who talks with whom tells that they differ, and both vote on the same options."""
    if not prompt.discuss:
        return
    if prompt.seen_by in ("no_one", "organisation_type"):
        lasts = write_duration(prompt.discuss)
        yield error(f"{where}.discuss", lasts, "discuss_anonymous")
    if prompt.other:
        yield error(f"{where}.other", "yes", "discuss_other")


def one_end(where: str, prompt: Prompt) -> Iterator[Problem]:
    """A prompt ends after a time or at a moment, not both, and a retired one is not required."""
    if prompt.open and prompt.until:
        yield error(f"{where}.until", prompt.until, "open_and_until")
    if prompt.retired and prompt.required:
        yield error(f"{where}.required", "yes", "retired_required")


def each_prompt(plan: Plan) -> Iterator[Problem]:
    """Ask every rule of every prompt."""
    for where, prompt in prompts(plan):
        for rule in PROMPT_RULES:
            yield from rule(where, prompt)


def ends_in_time(plan: Plan) -> Iterator[Problem]:
    """A prompt ends after its session starts; a required one before completion is decided."""
    deadline = plan.complete.catch_up_until or _last_end(plan)
    for where, day, session in sessions(plan):
        starts = datetime.combine(day.date, session.at.start)
        for place, item in enumerate(session.run, start=1):
            if not isinstance(item, Prompt) or item.until is None:
                continue
            path = f"{where}.run.{place}.until"
            if item.until <= starts:
                yield error(path, item.until, "until_before_session", start=starts)
            elif item.required and item.until > deadline:
                yield error(path, item.until, "until_too_late", deadline=deadline)


def _last_end(plan: Plan) -> datetime:
    last = plan.days[-1]
    return datetime.combine(last.date, last.sessions[-1].at.end)


def one_starts_by_itself(plan: Plan) -> Iterator[Problem]:
    """At most one prompt opens by itself when a session starts."""
    for where, _, session in sessions(plan):
        starts = Counter(item.start for item in session.run if isinstance(item, Prompt))
        if starts["with_session"] > 1:
            yield error(f"{where}.run", f"{starts['with_session']}", "with_session")


PROMPT_RULES: tuple[PromptRule, ...] = (
    settings_count,
    asks_something,
    choices,
    how_many,
    grids,
    votes,
    scales,
    who_sees,
    talks,
    one_end,
)
RULES = (each_prompt, ends_in_time, one_starts_by_itself)
