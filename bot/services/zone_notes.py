"""By which time zone data everything is planned: noted in the database."""

from bot.zone_data import in_use
from storage.work import Reading, Work

_NAME = "zone_data"  # among the facts about the installation


def planned_by(reading: Reading) -> str:
    """Give the release of the data by which everything was planned; empty if nobody noted it."""
    return reading.records.known(_NAME)


def is_planned(reading: Reading) -> bool:
    """Tell whether everything was planned by the data that are in use."""
    return planned_by(reading) == in_use().release


def note_planned(work: Work) -> None:
    """Note that everything is planned by the data that are in use."""
    work.records.know(_NAME, in_use().release)
