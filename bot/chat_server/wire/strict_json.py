"""JSON that can be passed on: no NaN, no infinity, no half of a character, no endless nesting."""

import json
import math
import re

DEEPEST = 100  # levels, as the real server has it
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str | bytes) -> object:
    """The value of a JSON text; raises ValueError."""
    source = text if isinstance(text, str) else text.decode()
    try:
        value: object = _DECODER.decode(source)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if source.count("[") + source.count("{") > DEEPEST and _is_deep(value):
        raise ValueError("nested too deeply")
    if _HALVES.search(source):
        json.dumps(value, ensure_ascii=False).encode()  # raises where one half stands alone
    return value


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return bool(level)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refused(digits)


def _refused(number: str) -> float:
    raise ValueError(f"{number} is no number of JSON")


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_refused)
