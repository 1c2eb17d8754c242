"""Fields of a JSON object, read with the real server's tolerance and in its words.

Texts may be numbers and numbers texts; each raises FieldError for what is neither.
"""

from typing import Any

Object = dict[str, Any]


class FieldError(ValueError):
    """What is wrong with a field."""


def text_field(given: Object, name: str, *, required: bool = False) -> str:
    """A text; empty if missing."""
    value = _value(given, name, required=required)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FieldError(f'Field "{name}" must be of type String')
    return str(value)


def number_field(given: Object, name: str, *, required: bool = False) -> int:
    """A whole number; 0 if missing."""
    value = _value(given, name, required=required)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FieldError(f'Field "{name}" must be of type Number')
    try:
        return int(value)
    except (ValueError, OverflowError) as error:
        raise FieldError(f'Can\'t parse "{value}" as an integer') from error


def flag_field(given: Object, name: str) -> bool:
    """True or false; false if missing."""
    value = given.get(name)
    if value is not None and not isinstance(value, bool):
        raise FieldError(f'Field "{name}" must be of type Boolean')
    return bool(value)


def object_field(given: Object, name: str) -> Object:
    """An object, which must be there."""
    value = _value(given, name, required=True)
    if not isinstance(value, dict):
        raise FieldError(f'Field "{name}" must be of type Object')
    return value


def _value(given: Object, name: str, *, required: bool) -> object:
    value = given.get(name)
    if value is None and required:
        raise FieldError(f'Can\'t find field "{name}"')
    return value
