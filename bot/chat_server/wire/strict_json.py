"""JSON that can be passed on: no NaN, no infinity, no half of a character, no endless nesting."""

import json


def read_json(text: str | bytes) -> object:
    """The value of a JSON text; raises ValueError."""
    try:
        value: object = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value
