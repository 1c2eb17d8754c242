"""The values a plan is made of: every one arrives as a string and goes back to the same string.

`model_dump(mode="json", by_alias=True)` writes them, `model_validate` reads them.
"""

from bot.domain.plan.localised import Localised
from bot.domain.plan.spans import Offset, Quiet, Span
from bot.domain.plan.times import Duration, LocalDate, Moment
from bot.domain.plan.words import CountryCode, Format, Key, Language, VisitKey, YesNo, ZoneName

__all__ = [
    "CountryCode",
    "Duration",
    "Format",
    "Key",
    "Language",
    "LocalDate",
    "Localised",
    "Moment",
    "Offset",
    "Quiet",
    "Span",
    "VisitKey",
    "YesNo",
    "ZoneName",
]
