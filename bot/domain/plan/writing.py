"""From a plan to the text of its file: what a facilitator would have written, without comments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import yaml

from bot.domain.plan.cadence import changes
from bot.domain.plan.model import Grouping, Plan, Prompt, Scale
from bot.domain.plan.part import Part
from bot.domain.plan.scalars import Localised
from bot.domain.plan.times import write_duration, write_moment

WIDTH = 100  # columns
SHORT = 80  # columns that a group may take on one line

TAG = "tag:yaml.org,2002:"

# what is written even where it is the default: a reader should not have to know it
ALWAYS = {(Prompt, "seen_by"), (Scale, "first"), (Scale, "last"), (Grouping, "size")}

Plain = str | Mapping[str, "Plain"] | Sequence["Plain"]


def write_plan(plan: Plan, based_on: int | None = None) -> str:
    """Write a plan so that reading gives an equal one; settings at their default are left out.

    Args:
        plan: what to write.
        based_on: the number of the plan version, written into the file; none leaves the plan's.
    """
    if based_on is not None:
        plan = plan.model_copy(update={"based_on": based_on})
    node = _node(_written(plan))
    return yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=WIDTH)


def _written(value: object) -> Plain:
    """Turn a part, a list, a map or a single value into what stands in the file for it."""
    if isinstance(value, Part):
        return {name: _written(inner) for name, inner in _telling(value)}
    if isinstance(value, Localised):
        return value.plain()
    if isinstance(value, Mapping):
        return {name: _written(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return [_written(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return write_duration(value) if isinstance(value, timedelta) else _single(value)


def _single(value: object) -> str:
    return write_moment(value) if isinstance(value, datetime) else str(value)


def _telling(part: Part) -> Iterator[tuple[str, object]]:
    """Give what a part says beyond its defaults; reminders as changes where that says it all."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value != field.default or (type(part), name) in ALWAYS:
            different = changes(value) if name == "reminders" else None
            yield field.alias or name, different or value


class _Dumper(yaml.SafeDumper):
    """Quotes only what YAML's grammar needs quoted: a plan's reader takes every scalar as text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own name and shape

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their name, as the guides write them."""
        del indentless
        super().increase_indent(flow, indentless=False)


def _node(value: Plain) -> yaml.Node:
    if isinstance(value, str):
        return yaml.ScalarNode(TAG + "str", value, style=_style(value))
    if isinstance(value, Mapping):
        pairs = [(_node(name), _node(inner)) for name, inner in value.items()]
        return yaml.MappingNode(TAG + "map", pairs, flow_style=_fits_a_line(value))
    nodes = [_node(inner) for inner in value]
    return yaml.SequenceNode(TAG + "seq", nodes, flow_style=_fits_a_line(value))


def _style(text: str) -> str | None:
    """Choose a block for several lines, quotes for what YAML itself would take as a line's end."""
    if "\u2028" in text or "\u2029" in text:
        return '"'
    return "|" if "\n" in text else None


def _fits_a_line(group: Mapping[str, Plain] | Sequence[Plain]) -> bool:
    """Tell whether a group is a handful of short single values."""
    inner = group.values() if isinstance(group, Mapping) else group
    single = all(isinstance(one, str) and "\n" not in one for one in inner)
    return single and len(str(group)) <= SHORT
