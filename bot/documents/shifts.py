"""Two votes on the same question as a picture: before, after, and who moved where."""

from dataclasses import asdict, dataclass

from bot.documents.typesetting import picture


@dataclass(frozen=True)
class Twice:
    """How many chose an option in the first vote and in the second."""

    label: str
    before: int
    after: int
    change: str = ""  # "+4"


@dataclass(frozen=True)
class ShiftChart:
    """Two votes in finished words."""

    title: str
    options: tuple[Twice, ...]
    people: int  # the length of a full bar
    before: str  # what the first vote is called
    after: str
    moves: tuple[str, ...]  # "3 went from Money to Time"
    total_line: str
    language: str
    caption: str = ""


def render_shift(shift: ShiftChart) -> bytes:
    """Return a PNG of the width of all charts. Call it in a thread."""
    return picture("shift.typ", {**asdict(shift), "people": max(shift.people, 1)})
