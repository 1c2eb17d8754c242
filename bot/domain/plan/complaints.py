"""From the schema's own errors to problems with a path, what was found, and what would be right."""

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.domain.plan.cadence import A_WORD, CHANGED, CHANGES, EXACTLY, ReminderChange
from bot.domain.plan.model import A_METHOD, A_PROMPT, Method, Plan, Prompt
from bot.domain.plan.part import Part
from bot.domain.plan.problems import Problem, describe
from bot.domain.plan.wording import RIGHT, nearest

# what pydantic's locations hold besides names and places, and the part that it stands for
TAGS: Mapping[str, type[Part]] = {A_PROMPT: Prompt, A_METHOD: Method, CHANGED: ReminderChange}
NOT_IN_THE_FILE = (*TAGS, A_WORD, CHANGES, EXACTLY, "[key]")
CODES = {
    "int_parsing": "number",
    "int_type": "number",
    "int_parsing_size": "number",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
    "too_short": "one_item",
    "tuple_type": "list",
    "mapping_type": "settings",
    "model_type": "settings",
    "model_attributes_type": "settings",
    "string_type": "text",
}


def problems_of(failure: ValidationError) -> list[Problem]:
    """Tell every error of a failed validation in the plan's own words."""
    return [_problem(details) for details in failure.errors() if not _follows(details)]


def _follows(details: ErrorDetails) -> bool:
    """Tell whether a list only seems too short because its items have errors of their own."""
    return details["type"] == "too_short" and bool(details["input"])


def _problem(details: ErrorDetails) -> Problem:
    where, context = path_of(details["loc"]), details.get("ctx", {})
    last, found = str(details["loc"][-1]) if details["loc"] else "", describe(details["input"])
    match details["type"]:
        case "extra_forbidden":
            known = sorted(_names(_part_at(details["loc"][:-1])))
            meant = nearest(last, known)
            right = RIGHT["misspelt" if meant else "unknown"].format(known=", ".join(known))
            return Problem(where, f'"{last}"', right, meant)
        case "missing":
            return Problem(where, "nothing", RIGHT["missing"].format(name=last))
        case "literal_error":
            allowed = re.findall("'([^']*)'", context["expected"])
            right = RIGHT["one_of"].format(allowed=", ".join(allowed))
            return Problem(where, found, right, nearest(str(details["input"]), allowed))
        case kind if kind.startswith("plan_"):
            return Problem(where, found, context["right"], context["suggestion"])
        case kind:
            right = RIGHT[CODES[kind]].format(**context) if kind in CODES else details["msg"]
            return Problem(where, found, right)


def path_of(location: tuple[int | str, ...]) -> str:
    """Write pydantic's location as the file's reader counts: places from 1."""
    steps = (step for step in location if step not in NOT_IN_THE_FILE)
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def _part_at(location: tuple[int | str, ...]) -> type[Part]:
    part: type[Part] = Plan
    for step in location:
        if step in TAGS:
            part = TAGS[str(step)]
        elif isinstance(step, str):
            part = next(_parts_of(_field_type(part, step)), part)
    return part


def _field_type(part: type[Part], name: str) -> object:
    fields = part.model_fields
    return next((f.annotation for key, f in fields.items() if name in (key, f.alias)), None)


def _parts_of(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts_of(argument)


def _names(part: type[Part]) -> Iterator[str]:
    return (field.alias or name for name, field in part.model_fields.items())
