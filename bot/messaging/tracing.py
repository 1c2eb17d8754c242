"""Telling where an error happened without telling what was said."""

import traceback
from pathlib import Path

_PLACES = 3


def trace(error: BaseException) -> str:
    """Give an error's type and the last places it came through; its text may hold content."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])
