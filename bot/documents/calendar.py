"""Calendar files (RFC 5545, RFC 7986) that common calendars open, and that can follow changes."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache


@dataclass(frozen=True)
class Event:
    """One session; all texts are what people wrote, nothing escaped.

    Attributes:
        uid: the same for the same session for ever, whatever becomes of it.
        sequence: rises with each change; a calendar takes the higher one.
        changed_at: UTC instant of the last change.
        start, end: UTC instants.
        link: where it takes place; may be empty.
    """

    uid: str
    sequence: int
    changed_at: datetime
    start: datetime
    end: datetime
    summary: str
    description: str
    link: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Calendar:
    """All events of one visit.

    Attributes:
        zone: the IANA zone in which their times are written. A calendar shows them on its own
            clock, whatever this is; but if the rules of a zone change, the times that it wrote
            down stay and the instants move. So it is the zone in which the plan is written.
    """

    name: str
    zone: str
    events: tuple[Event, ...]

    @property
    def changed_at(self) -> datetime:
        """Give when an event changed last; a calendar has at least one."""
        return max(event.changed_at for event in self.events)


@lru_cache(64)  # everybody of a language asks for the same, again and again
def render_calendar(calendar: Calendar) -> bytes:
    """Write a calendar file, UTF-8."""
    from bot.documents.calendar_file import (  # noqa: PLC0415 - a start writes none
        calendar_file,
    )

    return calendar_file(calendar)
