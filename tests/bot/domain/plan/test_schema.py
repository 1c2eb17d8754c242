"""Tests for the JSON Schema that editors use."""

import json
import re
from typing import Any

import pytest
import yaml

from bot.domain.plan.schema import plan_schema
from tests.bot.domain.plan.plans import GOOD, changed

SCHEMA = plan_schema()


class _EditorLoader(yaml.SafeLoader):
    """Reads as an editor does: YAML 1.2, where only numbers are not words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and shape
        digit: [("tag:yaml.org,2002:int", re.compile("^[0-9]+$"))] for digit in "0123456789"
    }


def fits(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401 - any JSON
    """Check the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return any(fits(value, one) for one in schema[word])
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema:
        return bool(value == schema["const"])
    return _fits_type(value, schema)


def _fits_type(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401 - any JSON
    allowed = schema.get("type", [])
    kinds = {"string": str, "integer": int, "array": list, "object": dict, "null": type(None)}
    names = [allowed] if isinstance(allowed, str) else allowed
    if names and not isinstance(value, tuple(kinds[name] for name in names)):
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return all(fits(item, schema["items"]) for item in value)
    return _fits_object(value, schema) if isinstance(value, dict) else True


def _fits_object(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    if not set(schema.get("required", ())) <= set(value):
        return False
    for name, inner in value.items():
        patterns = [s for p, s in schema.get("patternProperties", {}).items() if re.search(p, name)]
        known = [schema["properties"][name]] if name in schema.get("properties", {}) else patterns
        if not known or not all(fits(inner, one) for one in known):
            return False
    return True


def _read(text: str) -> object:
    return yaml.load(text, _EditorLoader)  # noqa: S506 - a safe loader of our own


def test_a_good_file_fits_the_schema() -> None:
    """Texts as words or by language, numbers, times and yes: an editor underlines nothing."""
    assert fits(_read(GOOD), SCHEMA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {en:", "tittle: {en:"),
        ("title: {en:", "title: {english:"),
        ("at: 10:00-10:30", "at: 10-11"),
        ("as: text", "as: txt"),
        ("open: 10 minutes", "open: soon"),
        ("required: yes, open", "required: maybe, open"),
        ("key: d2", "key: D 2"),
        ("days: 2,", "days: two,"),
    ],
)
def test_a_mistake_does_not_fit(old: str, new: str) -> None:
    """What the reader refuses, an editor can show before."""
    assert not fits(_read(changed(old, new)), SCHEMA)


def test_defaults_are_told_as_they_are_written() -> None:
    """The schema is JSON, and its defaults are words of a plan file."""
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$defs"]["CheckIn"]["properties"]["opens"]["default"] == "15 minutes"
    assert SCHEMA["$defs"]["Messages"]["properties"]["quiet"]["default"] == "20:00-08:00"
    assert SCHEMA["$defs"]["Prompt"]["properties"]["text"]["default"] == ""
