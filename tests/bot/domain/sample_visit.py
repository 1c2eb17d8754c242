"""The sample visit, and its moments."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import bot.rehearsal
from bot.domain.plan.model import Plan
from bot.domain.plan.reading import read_plan


@cache
def sample() -> Plan:
    """The sample visit: four days from 20 April 2027, 10:00 to 12:00 in Brussels."""
    folder = Path(bot.rehearsal.__file__).parent / "sample"
    return read_plan((folder / "visit.yaml").read_text(encoding="utf-8"))


def changed(**settings: object) -> Plan:
    return sample().model_copy(update=settings)


def brussels(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Brussels"))
