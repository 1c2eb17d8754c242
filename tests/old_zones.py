"""A folder with compiled time zones like a machine's, in which one zone is not as it is now."""

from importlib.resources import files
from pathlib import Path

ELSEWHERE = "America/Vancouver"
SAID = "Etc/GMT+8"  # what the clocks there show by that folder: never summer time


def make_folder(folder: Path, **said: str) -> Path:
    """Write it, with files that name its release: by name, without their dots, what they say."""
    for name, source in {"UTC": "UTC", ELSEWHERE: SAID}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((files("tzdata") / "zoneinfo" / source).read_bytes())
    for name, text in said.items():
        (folder / name).write_text(text)
    return folder
