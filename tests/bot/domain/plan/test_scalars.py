"""Tests for the values a plan is made of."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import TypeAdapter, ValidationError

from bot.domain.plan.scalars import (
    CountryCode,
    Duration,
    Format,
    Key,
    Language,
    LocalDate,
    Moment,
    Offset,
    Quiet,
    Span,
    VisitKey,
    YesNo,
    ZoneName,
)
from tests.bot.domain.plan.plans import BRIEFLY

EACH_DAY = "each_day"
READ: list[tuple[Any, str, object]] = [
    (Format, "1", 1),
    (Key, "p01", "p01"),
    (VisitKey, "v" * 40, "v" * 40),
    (Language, "pt-BR", "pt-BR"),
    (CountryCode, "no", "NO"),
    (ZoneName, "Europe/Brussels", "Europe/Brussels"),
    (YesNo, "Yes", True),
    (YesNo, "false", False),
    (Duration, "1 hour", timedelta(hours=1)),
    (Duration, "2 weeks", timedelta(days=14)),
    (LocalDate, "2027-04-20", date(2027, 4, 20)),
    (Moment, "2027-04-30 18:00", datetime(2027, 4, 30, 18)),  # noqa: DTZ001 - local to the plan
    (Moment, "2027-04-30T9:05", datetime(2027, 4, 30, 9, 5)),  # noqa: DTZ001 - the same
    (Span, "9:15 \u2013 10:40", Span(time(9, 15), time(10, 40))),
    (Quiet, "20:00-08:00", Quiet()),
    (
        Offset,
        "3 days before the first day",
        Offset(timedelta(days=3), "before", "first_day"),
    ),
    (
        Offset,
        "2 hours before the deadline",
        Offset(timedelta(hours=2), "before", "deadline"),
    ),
    (
        Offset,
        "1 day before each day at 17:00",
        Offset(timedelta(days=1), "before", "each_day", time(17)),
    ),
    (
        Offset,
        "60 minutes after the last day",
        Offset(timedelta(hours=1), "after", "last_day"),
    ),
]


def adapter_of(kind: object) -> TypeAdapter[Any]:
    """Make what reads and writes values of a kind."""
    return TypeAdapter(cast("Any", kind))


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_a_value_is_read_and_comes_back_from_json(kind: object, text: str, value: object) -> None:
    """What a string says is understood, and JSON keeps it."""
    adapter = adapter_of(kind)
    read = adapter.validate_python(text)
    assert read == value
    assert adapter.validate_python(read) == value
    written = json.loads(json.dumps(adapter.dump_python(read, mode="json")))
    assert adapter.validate_python(written) == value


WRONG: list[tuple[Any, object, str, str | None]] = [
    (Format, "2", "1, the only format so far", "1"),
    (
        Key,
        "My Key!",
        (
            "a key of small letters, digits, - and _, starting with a letter or a digit, "
            "at most 24 characters"
        ),
        "my-key",
    ),
    (
        VisitKey,
        "\u00e9",
        (
            "a key of small letters, digits, - and _, starting with a letter or a digit, "
            "at most 40 characters"
        ),
        None,
    ),
    (Key, ["x"], "a key of small", "x"),
    (Language, "English", "a language code, like en, fr or pt-BR", "en"),
    (Language, ["en"], "a language code, like en, fr or pt-BR", None),
    (CountryCode, "Finland", "a country as two letters, like FI", None),
    (
        ZoneName,
        "europe/brussels",
        "a time zone of the IANA list, like Europe/Brussels",
        "Europe/Brussels",
    ),
    (ZoneName, "Helsinki", "a time zone of the IANA list", "Europe/Helsinki"),
    (ZoneName, "zzzzzz", "a time zone of the IANA list", None),
    (ZoneName, ["UTC"], "a time zone of the IANA list", "UTC"),
    (YesNo, "yess", "yes or no", "yes"),
    (YesNo, ["yes"], "yes or no", "yes"),
    (
        Duration,
        "10 min",
        'a whole number and a unit, like "90 seconds", "10 minutes", "1 hour" or "30 days"',
        "10 minutes",
    ),
    (Duration, "1h", "a whole number and a unit", "1 hour"),
    (Duration, "5 Sec.", "a whole number and a unit", "5 seconds"),
    (Duration, "soon", "a whole number and a unit", None),
    (Duration, "0 minutes", "a whole number and a unit", None),
    (LocalDate, "20.4.2027", "a date as year-month-day, like 2027-04-20", None),
    (LocalDate, "2027-02-30", "a date as year-month-day, like 2027-04-20", None),
    (Moment, "2027-04-30", "a date and a time, like 2027-04-30 18:00", None),
    (Moment, "2027-02-30 18:00", "a date and a time, like 2027-04-30 18:00", None),
    (
        Span,
        "11:00-10:00",
        "from and to on the same day, like 10:15-10:40, the end after the start",
        None,
    ),
    (Span, "10-11", "from and to on the same day", None),
    (Quiet, "20:00-20:00", "from and to, like 20:00-08:00, the two different", None),
    (Quiet, ["20:00"], "from and to, like 20:00-08:00", None),
    (
        Offset,
        "before each day",
        (
            'like "15 minutes before each day", "1 day before each day at 17:00", '
            '"3 days before the first day", "60 minutes after the last day" or '
            '"1 day before the deadline at 17:00"'
        ),
        None,
    ),
    (
        Offset,
        "30 minutes before each day at 17:00",
        'whole days where a time of the day is given, like "1 day before each day at 17:00"',
        None,
    ),
]


@pytest.mark.parametrize(("kind", "given_value", "right", "suggestion"), WRONG)
def test_a_wrong_value_is_told_what_would_be_right(
    kind: object, given_value: object, right: str, suggestion: str | None
) -> None:
    """What cannot be read gets the shape that can, and what was probably meant."""
    with pytest.raises(ValidationError) as caught:
        adapter_of(kind).validate_python(given_value)
    context = caught.value.errors()[0]["ctx"]
    assert context["right"].startswith(right)
    assert context["suggestion"] == suggestion


@BRIEFLY
@given(some.integers(1, 99999), some.sampled_from(["second", "minute", "hour", "day", "week"]))
def test_durations_are_written_so_that_they_are_read_the_same(number: int, unit: str) -> None:
    """Any duration that can be read is written as one that can."""
    adapter = TypeAdapter(Duration)
    length = adapter.validate_python(f"{number} {unit}s")
    if length < timedelta(days=99999):
        assert adapter.validate_python(adapter.dump_python(length, mode="json")) == length


def test_a_span_knows_its_minutes() -> None:
    """A span is as long as its words say."""
    assert Span(time(10, 15), time(11, 5)).minutes == 50
