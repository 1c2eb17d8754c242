"""What may not change in a plan any more, once people have answered.

One may reword, add or retire; never delete, re-type or loosen who sees it. What took place took
place: whoever was there keeps it.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.plan.calendar import session_end, session_start
from bot.domain.plan.holding import as_held
from bot.domain.plan.model import FormField, Plan, Prompt, Scale, SeenBy, Session
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.times import write_moment
from bot.domain.plan.walk import prompts
from bot.domain.timeline import decided_at

# What each may become once somebody answered: fewer people see it, or less of whose it is.
NARROWER: Mapping[SeenBy, AbstractSet[SeenBy]] = {
    "group": {"own_group", "facilitators", "organisation_type", "no_one"},
    "own_group": {"facilitators", "no_one"},
    "facilitators": {"no_one"},
    "organisation_type": {"no_one"},
    "no_one": frozenset(),
}


def forbidden_changes(old: Plan, new: Plan, answered: AbstractSet[str]) -> tuple[Problem, ...]:
    """Tell which changes break what those who answered were told; paths are those of `new`.

    Args:
        old: the newest plan version.
        new: what would follow it.
        answered: the keys of the prompts that have an answer.
    """
    places = {prompt.ask: (where, prompt) for where, prompt in prompts(new)}
    problems: list[Problem] = []
    for key, prompt in old.prompts().items():
        if key not in answered:
            continue
        if key not in places:
            problems.append(error("days", f"no prompt {key}", "keep_prompt"))
        else:
            problems.extend(_broken(prompt, *places[key]))
    return tuple(problems)


def changed_while_open(old: Plan, new: Plan, running: Mapping[str, Prompt]) -> tuple[Problem, ...]:
    """Tell which changes break what those who are being asked see; paths are those of `new`.

    Args:
        old: the newest plan version.
        new: what would follow it.
        running: the prompts that are open, as they were opened or reworded since, by their keys.
    """
    places = {prompt.ask: (where, prompt) for where, prompt in prompts(new)}
    before = old.prompts()
    problems: list[Problem] = []
    for key, prompt in running.items():
        if key not in before:
            continue
        if key not in places:
            problems.append(error("days", f"no prompt {key}", "keep_prompt"))
        elif places[key][1] != before[key] and not places[key][1].retired:
            problems.extend(_broken_while_open(prompt, *places[key]))
    return tuple(problems)


def breaks_promise(running: Prompt, new: Prompt) -> bool:
    """Tell whether an open prompt cannot become another one."""
    return any(_broken_while_open(running, "", new))


def changed_past(
    old: Plan, new: Plan, attended: AbstractSet[str], now: datetime
) -> tuple[Problem, ...]:
    """Tell which changes touch what has taken place already; paths are those of `new`.

    On a day to which somebody came, a session that has begun is not called off, and one that is
    over is not moved either; once all is decided, the plan may be used for another visit.

    Args:
        old: the newest plan version, as it is written.
        new: what would follow it.
        attended: the keys of the days to which somebody came.
        now: the UTC instant.
    """
    if decided_at(as_held(old)) <= now:
        return ()
    places = {session.key: place for place, session in _sessions(new)}
    becomes = _times(new, {day.key for day in new.days})
    return tuple(
        error(places.get(key, "days"), None, "keep_session", session=key, start=_local(old, start))
        for key, (start, end) in _times(old, attended).items()
        if (start <= now and key not in becomes) or (end <= now and becomes[key] != (start, end))
    )


def _sessions(plan: Plan) -> Iterator[tuple[str, Session]]:
    for n, day in enumerate(plan.days, start=1):
        for m, session in enumerate(day.sessions, start=1):
            yield f"days.{n}.sessions.{m}", session


def _times(plan: Plan, days: AbstractSet[str]) -> dict[str, tuple[datetime, datetime]]:
    """Give from when to when the sessions of some days take place that do, by their keys."""
    return {
        session.key: (session_start(plan, day, session), session_end(plan, day, session))
        for day in plan.days
        for session in day.sessions
        if day.key in days and not session.cancelled
    }


def _local(plan: Plan, instant: datetime) -> str:
    return write_moment(instant.astimezone(ZoneInfo(plan.times_in)))


def _broken(old: Prompt, where: str, new: Prompt) -> Iterator[Problem]:
    if old.kind != new.kind:
        yield error(f"{where}.as", new.kind, "keep_kind", kind=old.kind)
        return
    for promise in (_seen_by, _options, _scale, _fields):
        yield from promise(where, old, new)


def _broken_while_open(old: Prompt, where: str, new: Prompt) -> Iterator[Problem]:
    if old.seen_by != new.seen_by:
        yield error(f"{where}.seen_by", new.seen_by, "keep_seen_by_open", seen_by=old.seen_by)
    yield from (found for found in _broken(old, where, new) if found.where != f"{where}.seen_by")


def _seen_by(where: str, old: Prompt, new: Prompt) -> Iterator[Problem]:
    if new.seen_by not in NARROWER[old.seen_by] | {old.seen_by}:
        yield error(f"{where}.seen_by", new.seen_by, "keep_seen_by", seen_by=old.seen_by)


def _options(where: str, old: Prompt | FormField, new: Prompt | FormField) -> Iterator[Problem]:
    for option in old.options:
        if option not in new.options:
            yield error(f"{where}.options", ", ".join(new.options), "keep_option", option=option)


def _scale(where: str, old: Prompt | FormField, new: Prompt | FormField) -> Iterator[Problem]:
    if old.scale and _ends(old.scale) != _ends(new.scale):
        first, last = old.scale.first, old.scale.last
        yield error(f"{where}.scale", _ends(new.scale), "keep_scale", first=first, last=last)


def _ends(scale: Scale | None) -> str:
    return f"{scale.first} to {scale.last}" if scale else "none"


def _fields(where: str, old: Prompt, new: Prompt) -> Iterator[Problem]:
    places = {field.key: (n, field) for n, field in enumerate(new.fields, start=1)}
    for field in old.fields:
        place, becomes = places.get(field.key, (0, None))
        if becomes is None or becomes.kind != field.kind:
            found = becomes.kind if becomes else None
            yield error(f"{where}.fields", found, "keep_field", field=f"{field.key} ({field.kind})")
        else:
            yield from _options(f"{where}.fields.{place}", field, becomes)
            yield from _scale(f"{where}.fields.{place}", field, becomes)
