"""Which time zone data count: the newer of the package `tzdata` and what the machine has.

Python itself prefers the machine's, however old they are (docs/decisions/0015-time-zone-data.md).
"""

import re
import zoneinfo
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tzdata import IANA_VERSION  # type: ignore[import-untyped] # it comes without types

_SAY_IT = ("tzdata.zi", "+VERSION", "version")  # files of a machine that name the release
_RELEASE = re.compile(rb"\b[0-9]{4}[a-z]{1,2}\b")


class ZoneData(NamedTuple):
    """Time zone data.

    Attributes:
        release: of the IANA data, like 2026f; of two, the newer is the greater text.
        folder: where the machine has them; empty: they are the package's.
    """

    release: str
    folder: str = ""

    @property
    def old_from(self) -> datetime:
        """Give the instant from which they may well be out of date: about a year after them."""
        return datetime(int(self.release[:4]) + 1, 7, 1, tzinfo=UTC)


def choose() -> None:
    """Let every zone that is made from now on come from the newest data of those we have.

    A folder that does not tell its release does not count. Names that the machine leaves out are
    taken from the package.
    """
    folder = in_use().folder
    zoneinfo.reset_tzpath([folder] if folder else [])
    zoneinfo.ZoneInfo.clear_cache()


@cache  # what is renewed while we run counts from the next start
def in_use() -> ZoneData:
    """Tell which data count."""
    package = ZoneData(IANA_VERSION)
    machine = (ZoneData(_release(Path(folder)), folder) for folder in zoneinfo.TZPATH)
    return max((package, *machine), key=lambda data: data.release)


def _release(folder: Path) -> str:
    """Read the release of a folder's data; empty if it has none, or does not say."""
    if not (folder / "UTC").is_file():
        return ""
    for name in _SAY_IT:
        try:
            with (folder / name).open("rb") as file:
                found = _RELEASE.search(file.readline(100))
        except OSError:
            continue
        if found:
            return found[0].decode()
    return ""
