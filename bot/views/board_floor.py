"""Who has the floor and who waits for it, as the board shows it."""

from typing import Any

from bot.services import hands
from bot.views.reader import Reader
from storage.work import Reading

_IN_LINE = 6  # names


def floor(reading: Reading, reader: Reader, visit_id: int) -> dict[str, Any] | None:
    """Give the speaker's name and those next in line; none while nobody speaks or waits."""
    speaker, line = hands.speaker(reading, visit_id), hands.queue(reading, visit_id)
    if speaker is None and not line:
        return None
    waiting = [_name(reading, one.participant_id) for one in line[:_IN_LINE]]
    left_out = len(line) - len(waiting)
    return {
        "speaks": reader.plain("board-speaks"),
        "speaker": _name(reading, speaker) if speaker is not None else "",
        "next": reader.plain("board-next"),
        "line": waiting,
        "more": reader.plain("board-more", {"number": left_out}) if left_out else "",
    }


def _name(reading: Reading, participant_id: int) -> str:
    part = reading.people.participant(participant_id)
    person = reading.people.by_id(part.person_id) if part is not None else None
    return str(person.name) if person is not None else ""
