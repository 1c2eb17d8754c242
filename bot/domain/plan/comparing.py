"""What changes between two states of a plan, by the stable keys of its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.plan.model import Plan
from bot.domain.plan.problems import describe
from bot.domain.plan.wording import RIGHT

THE_VISIT = "the visit"
NOTHING = "nothing"

Settings = Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """One change: a part (`session s12`) that came, went, or has another setting."""

    thing: str
    setting: str = ""
    before: str = NOTHING
    after: str = NOTHING
    kind: str = "changed"  # added · removed · changed

    def __str__(self) -> str:
        return RIGHT[self.kind].format(**vars(self))


def stale(based_on: int | None, newest: int | None) -> bool:
    """Tell whether a file was not made from the newest plan version, so that it would undo some."""
    return newest is not None and based_on != newest


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Tell what becomes of a plan: parts that came and went, then settings in their order."""
    before, after = _things(old), _things(new)
    gone = [Difference(thing, kind="removed") for thing in before if thing not in after]
    come = [Difference(thing, kind="added") for thing in after if thing not in before]
    changed = [
        difference
        for thing in before
        if thing in after
        for difference in _changes(thing, before[thing], after[thing])
    ]
    return (*gone, *come, *changed)


def _changes(thing: str, before: Settings, after: Settings) -> Iterator[Difference]:
    for setting in dict.fromkeys((*before, *after)):
        was, becomes = before.get(setting, NOTHING), after.get(setting, NOTHING)
        if was != becomes:
            yield Difference(thing, setting, was, becomes)


def _things(plan: Plan) -> dict[str, Settings]:
    data = plan.model_dump(mode="json", by_alias=True, exclude={"based_on"})
    things = {THE_VISIT: data}
    for name, kind in (("team", "team member"), ("reminders", "reminder")):
        things |= {f"{kind} {item['key']}": item for item in data.pop(name, [])}
    for day in data.pop("days"):
        things |= _things_of_day(day)
    return {thing: dict(_settings(found)) for thing, found in things.items()}


def _things_of_day(day: dict[str, Any]) -> dict[str, dict[str, Any]]:
    things = {f"day {day['key']}": day}
    for session in day.pop("sessions"):
        things[f"session {session['key']}"] = session | {"day": day["key"]}
        for item in things[f"session {session['key']}"].pop("run", []):
            things[_name(item)] = item | {"session": session["key"]}
    return things


def _name(item: dict[str, Any]) -> str:
    return f"prompt {item['ask']}" if "ask" in item else f"method {item['key'] or item['method']}"


def _settings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every single value with its path; parts of a list are named by their keys."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _settings(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            name = inner.get("key", place) if isinstance(inner, dict) else place
            yield from _settings(inner, f"{path}.{name}")
    else:
        yield (
            path,
            {True: "yes", False: "no"}[value] if isinstance(value, bool) else describe(value),
        )
