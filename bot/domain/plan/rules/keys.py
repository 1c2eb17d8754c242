"""Every thing that others point to has a key of its own, and fits on a button with it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from bot.domain.buttons import LIMIT
from bot.domain.plan.limits import payload_bytes
from bot.domain.plan.model import FormField, Method, Plan, Prompt
from bot.domain.plan.problems import Problem, error
from bot.domain.plan.spot_keys import is_spot
from bot.domain.plan.walk import days, items, methods, prompts, sessions

Keyed = Iterable[tuple[str, str]]  # paths of keys, and the keys


class HasKey(Protocol):
    """A part of a plan that has a key."""

    @property
    def key(self) -> str:
        """The key, stable over the versions of a plan."""


def unique_keys(plan: Plan) -> Iterator[Problem]:
    """No two days, sessions, prompts or methods, fields, steps, people or reminders share a key."""
    for keyed in _groups(plan):
        yield from _repeated(keyed)


def _groups(plan: Plan) -> Iterator[Keyed]:
    yield ((f"{where}.key", day.key) for where, day in days(plan))
    yield ((f"{where}.key", session.key) for where, _, session in sessions(plan))
    yield map(_item_key, items(plan))
    yield _listed("team", plan.team)
    yield _listed("reminders", plan.reminders)
    for where, prompt in prompts(plan):
        yield _listed(f"{where}.fields", prompt.fields)
    for where, _, method in methods(plan):
        yield _listed(f"{where}.steps", method.steps)


def _item_key(found: tuple[str, object, Prompt | Method]) -> tuple[str, str]:
    where, _, item = found
    if isinstance(item, Prompt):
        return f"{where}.ask", item.ask
    return (f"{where}.key", item.key) if item.key else (f"{where}.method", item.method)


def _listed(where: str, parts: Iterable[HasKey]) -> Keyed:
    return ((f"{where}.{n}.key", part.key) for n, part in enumerate(parts, start=1))


def _repeated(keyed: Keyed) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for where, key in keyed:
        if key in first:
            yield error(where, key, "key_twice", first=first[key])
        else:
            first[key] = where


def keys_fit_buttons(plan: Plan) -> Iterator[Problem]:
    """A field's key and its options' keys travel together in at most 64 bytes."""
    for where, prompt in prompts(plan):
        for place, field in enumerate(prompt.fields, start=1):
            yield from _too_long(f"{where}.fields.{place}.options", field)


def _too_long(where: str, field: FormField) -> Iterator[Problem]:
    for option in field.options:
        if (size := payload_bytes(field.key, option)) > LIMIT:
            over = size - LIMIT
            yield error(f"{where}.{option}", option, "payload", field=field.key, over=over)


def not_on_the_spot(plan: Plan) -> Iterator[Problem]:
    """No prompt of a plan has a key that is given to what is asked on the spot."""
    for where, prompt in prompts(plan):
        if is_spot(prompt.ask):
            yield error(f"{where}.ask", prompt.ask, "spot_key")


RULES = (not_on_the_spot, unique_keys, keys_fit_buttons)
