"""Dates as people type them into a form."""

from datetime import date

import pytest

from bot.domain.kinds.texts import day
from bot.errors import Refused

TODAY = date(2027, 4, 20)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2027-05-31", "2027-05-31"),
        ("2027/5/31", "2027-05-31"),
        ("31.5.2027", "2027-05-31"),
        ("31 / 05 / 2027.", "2027-05-31"),
        ("31 May", "2027-05-31"),
        ("May 31st, 2027", None),
        ("le 31 mai 2028", "2028-05-31"),
        ("Aujourd\N{RIGHT SINGLE QUOTATION MARK}hui", "2027-04-20"),
        ("tomorrow", "2027-04-21"),
        ("on Friday", "2027-04-23"),
        ("1 April", "2028-04-01"),
        ("31.2.2027", None),
        ("soon", None),
    ],
)
def test_dates(typed: str, read: str | None) -> None:
    """Figures and words are understood, a day without a year is the next one; else an example."""
    if read is None:
        with pytest.raises(Refused) as refused:
            day(typed, TODAY)
        assert (refused.value.key, refused.value.text_args) == (
            "answer-no-date",
            {"example": "2027-05-31"},
        )
    else:
        assert day(typed, TODAY) == read


def test_without_knowing_the_day() -> None:
    """Where nobody knows which day it is, only figures count."""
    assert day("31.5.2027", None) == "2027-05-31"
    with pytest.raises(Refused, match="answer-no-date"):
        day("tomorrow", None)
