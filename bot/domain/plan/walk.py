"""Ways through a plan that know the path of every thing, as its file's reader counts."""

from collections.abc import Iterator, Mapping

from bot.domain.plan.model import Day, Method, Plan, Prompt, RunItem, Session
from bot.domain.plan.part import Part
from bot.domain.plan.problems import join


def days(plan: Plan) -> Iterator[tuple[str, Day]]:
    """Give every day with its path."""
    for place, day in enumerate(plan.days, start=1):
        yield f"days.{place}", day


def sessions(plan: Plan) -> Iterator[tuple[str, Day, Session]]:
    """Give every session with its path and its day."""
    for where, day in days(plan):
        for place, session in enumerate(day.sessions, start=1):
            yield f"{where}.sessions.{place}", day, session


def items(plan: Plan) -> Iterator[tuple[str, Session, RunItem]]:
    """Give every prompt and method with its path and its session."""
    for where, _, session in sessions(plan):
        for place, item in enumerate(session.run, start=1):
            yield f"{where}.run.{place}", session, item


def prompts(plan: Plan) -> Iterator[tuple[str, Prompt]]:
    """Give every prompt with its path, also those that share a key."""
    return ((where, item) for where, _, item in items(plan) if isinstance(item, Prompt))


def methods(plan: Plan) -> Iterator[tuple[str, Session, Method]]:
    """Give every method with its path and its session."""
    for where, session, item in items(plan):
        if isinstance(item, Method):
            yield where, session, item


def leaves(part: Part, where: str = "") -> Iterator[tuple[str, str, object]]:
    """Give every single value: its path, its place in the schema (`Prompt.text`), and itself."""
    for name, field in type(part).model_fields.items():
        path = join(where, field.alias or name)
        place = f"{type(part).__name__}.{field.alias or name}"
        yield from _leaves_of(getattr(part, name), path, place)


def _leaves_of(value: object, where: str, place: str) -> Iterator[tuple[str, str, object]]:
    if isinstance(value, Part):
        yield from leaves(value, where)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves_of(inner, join(where, key), place)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, start=1):
            yield from _leaves_of(inner, join(where, number), place)
    else:
        yield where, place, value
