"""What of a steered rehearsal outlives a restart: where its clock stands, how its crowd is.

A file of its own, because the time must be known before the database and the chats are opened.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.rehearsal.steered.mood import Mood

log = structlog.get_logger(__name__)

_PAUSE = 5.0  # seconds of real time between two looks whether something is to be kept


@dataclass(frozen=True)
class Kept:
    """How the rehearsal was left.

    Attributes:
        at: where the clock stood, UTC.
        playing, speed: whether and how fast it ran.
        mood: of the crowd.
        humans: the references of those whom somebody plays.
    """

    at: datetime
    playing: bool = True
    speed: float = 1.0
    mood: Mood = field(default_factory=Mood)
    humans: tuple[str, ...] = ()


class Keeping:
    """Writes down how a rehearsal is, whenever that has changed.

    Args:
        file: where.
        look: tells how it is.
    """

    def __init__(self, file: Path, look: Callable[[], Kept]) -> None:
        self._file, self._look = file, look
        self._kept: Kept | None = None

    def before(self) -> Kept | None:
        """Give how the rehearsal was left; none if nobody knows."""
        return kept(self._file)

    def keep(self) -> None:
        """Write down how it is just now, if that is news."""
        how = self._look()
        if how == self._kept:
            return
        try:
            keep(self._file, how)
        except OSError as error:  # a full disk must not stop the clock
            log.warning("the stage could not be kept", error=type(error).__name__)
        else:
            self._kept = how

    async def now_and_then(self) -> None:
        """Keep it every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(_PAUSE)
            self.keep()


def kept(file: Path) -> Kept | None:
    """Give how the rehearsal was left; none if there was none, or nobody can read it any more."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return Kept(
            at=datetime.fromisoformat(found["at"]),
            playing=bool(found["playing"]),
            speed=float(found["speed"]),
            mood=Mood(**found["mood"]),
            humans=tuple(found["humans"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(file: Path, how: Kept) -> None:
    """Write down how the rehearsal is just now; a kill leaves the old file or the new one."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps({**asdict(how), "at": how.at.isoformat()}), encoding="utf-8")
    new.replace(file)
