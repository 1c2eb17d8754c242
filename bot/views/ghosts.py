"""How a rehearsal shows: on the run sheet, on every card of it, and when it is over."""

from typing import Any

from sqlalchemy import Row

from bot.domain.happening import happening
from bot.services import ghosts
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.work import Reading


def ghost_lines(reading: Reading, reader: Reader, visit_id: int) -> list[str]:
    """Say on the run sheet that the team rehearses, louder while a session is on."""
    if not ghosts.is_on(reading, visit_id):
        return []
    lines = [reader.say("ghost-line")]
    if happening(reading.visits.plan(visit_id), reading.now).session is not None:
        lines.append(reader.say("ghost-session-on"))
    return lines


def ghost_mark(reader: Reader, run: Row[Any]) -> str:
    """Give what stands above a card that only the team sees; empty on all others."""
    return reader.say("ghost-mark") if run.ghost else ""


def ghost_over(reading: Reading, address: Row[Any]) -> Content:
    """Draw a card whose run is gone: only a rehearsal leaves nothing."""
    return Content(reader_of(reading, address, None).say("ghost-over"))
