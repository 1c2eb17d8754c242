"""Calendar files: what a strict reader makes of them, in every zone and with awkward texts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.calendar import Calendar, Event, render_calendar
from tests.bot.documents.strict_calendar import instant, read

MADE = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)

AWKWARD = (
    "Ponts, quais; et « bateaux » \\ 3 · 4",
    "🚢" * 60,
    "👩‍👩‍👧‍👦 family café, e\u0301 combining",
    "الطريق إلى الميناء \u2067mixed\u2069 שלום",
    "one\ntwo\r\nthree\rfour\u2028five\u0085six",
    "\\n is no break, \\; no semicolon, trailing \\",
    "BEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "a\ttab",
    "x" * 74 + "é",
    "“quoted”: a=b;c=d",
)


def event(number: int, start: datetime, length: timedelta = HOUR) -> Event:
    return Event(
        uid=f"s{number}.visit@example.org",
        sequence=number,
        changed_at=MADE,
        start=start,
        end=start + length,
        summary=f"Session {number}",
        description="10:00 in Helsinki",
        link="https://meet.example.org/x",
    )


def calendar(zone: str, *starts: datetime) -> Calendar:
    return Calendar("A visit", zone, tuple(event(n, start) for n, start in enumerate(starts)))


def instants(written: Calendar) -> list[tuple[datetime, datetime]]:
    """Read a calendar's file back, by its own VTIMEZONE."""
    found = read(render_calendar(written))
    return [
        (instant(found, one, "DTSTART"), instant(found, one, "DTEND"))
        for one in found.inside("VEVENT")
    ]


def planned(written: Calendar) -> list[tuple[datetime, datetime]]:
    return [(one.start, one.end) for one in written.events]


def days(first: str, count: int) -> list[datetime]:
    start = datetime.fromisoformat(first).replace(tzinfo=UTC)
    return [start + timedelta(days=number) for number in range(count)]


def test_a_whole_calendar_says_all_that_calendars_ask_for() -> None:
    """Method, name, how often to ask; of an event its times, version, link and alarm."""
    found = read(render_calendar(calendar("Europe/Brussels", *days("2027-04-20T08:00", 2))))
    head = {name: value for name, _, value in found.lines}
    assert head["METHOD"] == "PUBLISH"
    assert (head["NAME"], head["X-WR-CALNAME"]) == ("A visit", "A visit")
    assert (head["REFRESH-INTERVAL"], head["X-PUBLISHED-TTL"]) == ("PT1H", "PT1H")
    second = found.inside("VEVENT")[1]
    assert {name: value for name, _, value in second.lines} == {
        "UID": "s1.visit@example.org",
        "DTSTAMP": "20261201T083000Z",
        "LAST-MODIFIED": "20261201T083000Z",
        "SEQUENCE": "1",
        "STATUS": "CONFIRMED",
        "DTSTART": "20270421T100000",
        "DTEND": "20270421T110000",
        "SUMMARY": "Session 1",
        "DESCRIPTION": "10:00 in Helsinki",
        "LOCATION": "https://meet.example.org/x",
        "URL": "https://meet.example.org/x",
    }
    [alarm] = second.inside("VALARM")
    assert (alarm.value("TRIGGER"), alarm.value("DESCRIPTION")) == ("-PT15M", "Session 1")


def test_a_cancelled_session_says_so_and_rings_no_alarm() -> None:
    """It stays in the file, so that calendars which have it can take it off."""
    [start] = days("2027-04-20T08:00", 1)
    gone = replace(event(3, start), cancelled=True, link="", description="")
    found = read(render_calendar(Calendar("A visit", "Europe/Brussels", (gone,))))
    [one] = found.inside("VEVENT")
    assert (one.value("STATUS"), one.value("SEQUENCE")) == ("CANCELLED", "3")
    assert not one.parts
    assert not {"URL", "LOCATION", "DESCRIPTION"} & {name for name, _, _ in one.lines}


def test_a_day_rings_once() -> None:
    """Its first session that takes place has the alarm, on the clock of the visit."""
    morning, late = days("2027-04-20T08:00", 1), days("2027-04-20T21:30", 2)
    starts = [*morning, *(start + timedelta(hours=1) for start in morning), *late]
    events = [replace(event(1, start), uid=f"s{n}") for n, start in enumerate(starts)]
    events[0] = replace(events[0], cancelled=True)
    found = read(render_calendar(Calendar("A visit", "Europe/Brussels", tuple(reversed(events)))))
    ringing = [one.value("UID") for one in found.inside("VEVENT") if one.parts]
    assert ringing == ["s3", "s1"]  # s2 is in the evening of the first day


@pytest.mark.parametrize(
    ("zone", "first", "count"),
    [
        ("Europe/Brussels", "2021-03-26T09:00", 5),
        ("Europe/Brussels", "2027-10-29T08:00", 5),
        ("America/New_York", "2021-03-12T15:00", 20),
        ("America/New_York", "2027-10-29T14:00", 12),
        ("Australia/Lord_Howe", "2027-04-02T00:00", 5),
        ("Pacific/Auckland", "2021-04-02T20:00", 4),
        ("Africa/Casablanca", "2027-01-30T09:00", 60),
        ("Africa/Cairo", "2027-04-25T07:00", 8),
        ("Asia/Gaza", "2027-03-01T08:00", 60),
        ("Europe/Dublin", "2021-03-26T09:00", 5),
        ("Europe/Chisinau", "2027-10-29T08:00", 5),
        ("Pacific/Apia", "2021-04-01T20:00", 8),
        ("Asia/Kathmandu", "2027-10-29T08:00", 5),
        ("America/St_Johns", "2027-10-29T12:30", 12),
        ("UTC", "2027-10-29T08:00", 5),
    ],
)
def test_clock_changes_inside_a_visit(zone: str, first: str, count: int) -> None:
    """Read back through its own VTIMEZONE, each session is at the instant that was planned."""
    written = calendar(zone, *days(first, count))
    assert instants(written) == planned(written)


@pytest.mark.parametrize("night", ["2021-03-28", "2027-10-31"])
def test_the_night_of_the_change_minute_by_quarter(night: str) -> None:
    """Sessions that begin, end or lie in the hour that is skipped or comes twice stay right."""
    midnight = datetime.fromisoformat(f"{night}T00:00").replace(tzinfo=UTC) - HOUR
    written = calendar(
        "Europe/Brussels", *(midnight + number * timedelta(minutes=15) for number in range(20))
    )
    assert instants(written) == planned(written)


def test_a_zone_is_spelled_out_once() -> None:
    """From the year before, so that there are summer and winter, up to the last session."""
    [zone] = read(
        render_calendar(calendar("Europe/Brussels", *days("2027-10-29T08:00", 4)))
    ).inside("VTIMEZONE")
    assert zone.value("TZID") == "Europe/Brussels"
    assert [(part.kind, part.value("DTSTART"), part.value("TZNAME")) for part in zone.parts] == [
        ("DAYLIGHT", "20260924T100000", "CEST"),
        ("STANDARD", "20261025T030000", "CET"),
        ("DAYLIGHT", "20270328T020000", "CEST"),
        ("STANDARD", "20271031T030000", "CET"),
    ]


def test_where_the_clock_shows_utc_times_are_written_in_utc() -> None:
    """No zone has to be spelled out."""
    content = render_calendar(calendar("Atlantic/Reykjavik", *days("2027-04-20T08:00", 1)))
    assert b"DTSTART:20270420T080000Z\r\n" in content
    assert not read(content).inside("VTIMEZONE")


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})),
    start=st.datetimes(datetime(2021, 1, 1), datetime(2031, 1, 1)),  # noqa: DTZ001 - aware below
    minutes=st.integers(1, 600),
    apart=st.integers(1, 400),
)
def test_every_zone_for_ten_years(zone: str, start: datetime, minutes: int, apart: int) -> None:
    """Wherever and whenever, what is read back is what was planned."""
    first = start.replace(second=0, microsecond=0, tzinfo=UTC)
    length, gap = timedelta(minutes=minutes), timedelta(hours=apart)
    events = tuple(event(number, first + number * gap, length) for number in range(3))
    written = Calendar("A visit", zone, events)
    assert instants(written) == planned(written)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"SEQUENCE:0\r\n", b""),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\n"),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\r\nSEQUENCE:1\r\n"),
        (b"SUMMARY:Session 0", b"SUMMARY:Session, 0"),
        (b"SUMMARY:Session 0", b"SUMMARY:Session \\x"),
        (b"SUMMARY:Session 0", b"SUMMARY:" + b"x" * 80),
        (b"SUMMARY:Session 0", b"SUMMARY:\xc3\r\n \xa9"),
        (b"UID:s1.", b"UID:s0."),
        (b"BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels", b"BEGIN:VTIMEZONE\r\nTZID:Elsewhere"),
        (b"DTEND;TZID=Europe/Brussels:20270420T110000", b"DTEND:20270420T110000"),
        (b"DTEND;TZID=Europe/Brussels:20270420T110000", b"DTEND:20270420T070000Z"),
        (b"END:VALARM\r\nEND:VEVENT", b"END:VEVENT\r\nEND:VALARM"),
    ],
)
def test_the_strict_reader_is_strict(good: bytes, bad: bytes) -> None:
    """One fault of each kind in an otherwise good file is refused."""
    content = render_calendar(calendar("Europe/Brussels", *days("2027-04-20T08:00", 2)))
    assert good in content
    with pytest.raises((AssertionError, UnicodeDecodeError)):
        read(content.replace(good, bad, 1))


@pytest.mark.parametrize("title", AWKWARD)
def test_awkward_titles_come_back_whole(title: str) -> None:
    """Signs with a meaning, many octets, right to left, breaks: nothing is lost, nothing acts."""
    [start] = days("2027-04-20T08:00", 1)
    written = replace(event(1, start), summary=title, description=title)
    found = read(render_calendar(Calendar(title, "Europe/Brussels", (written,))))
    [one] = found.inside("VEVENT")
    assert one.value("SUMMARY") == found.value("NAME") == " ".join(_clean(title).split())
    assert one.value("DESCRIPTION") == _clean(title)


def _clean(title: str) -> str:
    return "\n".join(title.splitlines())


# What a plan can hold (`bot.domain.plan.source`). The library takes `\\N` for a break.
WRITTEN = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300).filter(
    lambda text: "\\N" not in text
)


@settings(max_examples=100, deadline=None)
@given(written=WRITTEN)
def test_any_text_is_escaped_and_folded(written: str) -> None:
    """Whatever somebody writes comes back from a file that a strict reader takes."""
    [start] = days("2027-04-20T08:00", 1)
    described = replace(event(1, start), description=f"- {written}")
    [one] = read(render_calendar(Calendar("A visit", "UTC", (described,)))).inside("VEVENT")
    assert one.value("DESCRIPTION") == _clean(f"- {written}")


def test_a_link_holds_only_signs_of_a_link() -> None:
    """Blanks, breaks and letters beyond ASCII are encoded, so that no line ends early."""
    [start] = days("2027-04-20T08:00", 1)
    for link, written in (
        ("https://example.org/a b?c=d;e,f%20", "https://example.org/a%20b?c=d;e,f%20"),
        ("https://example.org/é\r\nX:y", "https://example.org/%C3%A9%0D%0AX:y"),
    ):
        linked = replace(event(1, start), link=link)
        [one] = read(render_calendar(Calendar("A visit", "UTC", (linked,)))).inside("VEVENT")
        assert one.value("URL") == one.value("LOCATION") == written


def test_another_library_reads_the_same() -> None:
    """The library reads its own file: the same instants, texts and numbers."""
    written = calendar("Europe/Brussels", *days("2027-10-29T08:00", 4))
    awkward = tuple(
        replace(one, summary=title) for one, title in zip(written.events, AWKWARD[:4], strict=True)
    )
    parsed = icalendar.Calendar.from_ical(render_calendar(replace(written, events=awkward)))
    found = parsed.walk("VEVENT")
    assert [(one.decoded("DTSTART"), one.decoded("DTEND")) for one in found] == planned(written)
    assert [str(one["SUMMARY"]) for one in found] == list(AWKWARD[:4])
    assert [one["SEQUENCE"] for one in found] == [0, 1, 2, 3]


def test_the_same_calendar_is_written_once() -> None:
    """What was written is kept: calendars ask every hour, and most of the time nothing is new."""
    twice = (calendar("Europe/Brussels", *days("2027-04-20T08:00", 3)) for _ in range(2))
    one, other = map(render_calendar, twice)
    assert one is other
