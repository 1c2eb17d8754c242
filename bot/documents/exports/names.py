"""Names of files and sheets that every system takes."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import filterfalse

LONGEST_FILE = 60
"""Characters of a file's name, without its ending."""

LONGEST_SHEET = 31
"""Characters of a sheet's name (Excel specifications and limits)."""

_NO_SHEET = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
_RESERVED_SHEET = "history"  # Excel keeps it for itself


def slug(title: str, instead: str = "table") -> str:
    """Return a title as lower-case ASCII letters, digits and hyphens.

    Args:
        title: any text.
        instead: what to return of a title that has no Latin letter and no digit.
    """
    letters = filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", title))
    name = re.sub(r"[^a-z0-9]+", "-", "".join(letters).lower()).strip("-")
    name = name[:LONGEST_FILE].strip("-") or instead
    return f"{name}-" if name in _DEVICES else name


def file_name(ending: str, *parts: str) -> str:
    """Return a file's name of some titles, such as `visit-prompt.csv`; it can be no path."""
    return f"{slug(' '.join(parts), 'export')}.{ending}"


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Return a name for each sheet: what Excel takes, each once whatever the case of letters."""
    return unique([_sheet(title) for title in titles], LONGEST_SHEET)


def unique(names: Sequence[str], longest: int = LONGEST_FILE) -> list[str]:
    """Return the names, numbered from the second on where some are alike but for case."""
    taken: set[str] = set()
    found = []
    for name in names:
        given, number = name, 1
        while given.casefold() in taken:
            number += 1
            ending = f" {number}" if " " in name else f"-{number}"
            given = _cut(name, longest - len(ending)) + ending
        taken.add(given.casefold())
        found.append(given)
    return found


def _sheet(title: str) -> str:
    plain = " ".join(_NO_SHEET.sub(" ", title).split())
    name = _cut(plain, LONGEST_SHEET).strip("' ")
    return f"{name}_" if name.lower() == _RESERVED_SHEET else name or "_"


def _cut(text: str, longest: int) -> str:
    """Cut as Excel counts: in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
