"""What is wrong with the days of a visit is found before they come, and nothing else is."""

import pytest

from tests.bot.rehearsal.days.looks import Files, faults, files, said

__all__ = ["files"]

HERE = ["Europe/Brussels", "Europe/Helsinki"]
LAST = "sessions: [{key: s3, at: "
AT_NIGHT = (
    "messages: {quiet: 20:00-02:00}\n"
    "reminders: [{key: eve, when: 1 day before each day at 02:30, say: tomorrow}]\n"
    "complete:"
)
OCTOBER = (
    ("2027-04-20", "2027-10-30"),
    ("2027-04-21", "2027-10-31"),
    ("2027-04-22", "2027-11-01"),
    ("2027-05-", "2027-11-"),
)


def test_a_good_visit(files: Files) -> None:
    """Where everything fits there is nothing to mend."""
    found = files.look(HERE)
    assert faults(found) == []
    assert found.passed
    assert said(found, "completion") == [
        "Whoever comes in after d2 cannot complete: 2 days of 3 are needed."
    ]


def test_a_day_longer_than_two_hours(files: Files) -> None:
    """It is told by its name, with what would be right."""
    [fault] = faults(files.look(HERE, ("s2, at: 10:00-11:00", "s2, at: 10:00-12:30")))
    assert (fault.about, fault.says) == (
        "two hours a day",
        "days.2 (line 13): found 150 minutes.",
    )
    assert "120" in fault.mend


def test_a_session_at_night(files: Files) -> None:
    """It is told for whom and at what time of theirs, and who cannot complete so."""
    night, completion = faults(files.look([*HERE, "America/New_York", "America/Toronto"]))
    assert night.says == (
        "It is night (20:00-08:00) for 2 people in America/New_York, America/Toronto (N3, N4): "
        "d1, d2, d3 04:00-05:00 there."
    )
    assert night.people == completion.people == ("N3", "N4")
    assert completion.about == "completion"


def test_a_night_that_leaves_days_enough(files: Files) -> None:
    """One day at night does not keep from the certificate when two others count."""
    [night] = faults(files.look(["Asia/Tokyo"], (f"{LAST}10:00-11:00", f"{LAST}13:00-14:00")))
    assert "d3 20:00-21:00 there" in night.says


def test_clocks_that_change_for_some(files: Files) -> None:
    """Brussels goes back on 31 October 2027, New York a week later, Nairobi never."""
    found = files.look([*HERE, "Africa/Nairobi"], *OCTOBER)
    [fault] = faults(found)
    assert fault.says == (
        "From d2 on, everything is an hour later on the clocks of 1 person in Africa/Nairobi "
        "(N3): in Africa/Nairobi, d1 begins at 11:00, d2 at 12:00."
    )
    assert (
        "Between d1 and d2 the clocks of the host and 2 people in Europe/Brussels, "
        "Europe/Helsinki (N1, N2) change together with the plan's: everything stays at its hour."
    ) in said(found, "clock change")


def test_clocks_that_change_for_the_host_alone(files: Files) -> None:
    """It is told though nobody else lives there, and half an hour as half an hour."""
    lord_howe = ("FI, zone: Europe/Helsinki", "AU, zone: Australia/Lord_Howe")
    dates = (
        ("2027-04-20", "2027-04-03"),
        ("2027-04-21", "2027-04-04"),
        ("2027-04-22", "2027-04-05"),
    )
    found = files.look(["Europe/Brussels"], lord_howe, *dates)
    assert faults(found)[0].says == (
        "From d2 on, everything is 30 minutes earlier on the clocks of the host: "
        "in Australia/Lord_Howe, d1 begins at 19:00, d2 at 18:30."
    )


def test_a_time_that_clocks_show_twice(files: Files) -> None:
    """In Brussels 10:00 is 05:00 in Santiago; one o'clock there twice is another plan's matter."""
    half_past = ("at: 10:00-11:00", "at: 02:30-03:30")
    plan = ("times_in: Europe/Brussels", "times_in: Africa/Nairobi")
    found = files.look(["Europe/Istanbul", "Europe/Kyiv"], *OCTOBER, half_past, plan)
    assert not [one for one in said(found, "clock change") if "twice" in one]
    later = files.look(["Europe/Kyiv"], *OCTOBER, ("at: 10:00-11:00", "at: 03:30-04:30"), plan)
    assert [one for one in said(later, "clock change") if "twice" in one] == [
        (
            "d2, s2 begins at 03:30 for 1 person in Europe/Kyiv (N1), "
            "and their clocks show that time twice that night."
        )
    ]


def test_a_time_that_does_not_exist(files: Files) -> None:
    """A session in the hour that the plan's clocks skip or repeat is refused by the plan's rule."""
    found = files.look(HERE, *OCTOBER, ("s2, at: 10:00-11:00", "s2, at: 02:30-03:30"))
    assert "clock change" in {fault.about for fault in faults(found) if "days.2" in fault.says}


def test_the_daily_cap(files: Files) -> None:
    """Whoever would get more than the plan allows is named, with what they would not get."""
    cap = ("complete:", "messages: {at_most_a_day: 1}\ncomplete:")
    found = files.look(HERE, cap)
    assert {fault.about for fault in faults(found)} == {"daily cap"}
    assert (
        "missed (d1) is left out: 2 people (N1, N2) would get more than 1 messages that day "
        "that nobody asked for."
    ) in said(found, "daily cap")


def test_what_the_night_moves_is_only_told(files: Files) -> None:
    """The link before the night, the recap after it: information, no fault."""
    found = files.look(["Atlantic/Azores", "Asia/Tokyo"])
    assert faults(found) == []
    assert said(found, "quiet hours") == [
        "join (d1, d2, d3) comes before the night, not in it, for 1 person (N1).",
        "nudge (d1) waits until the night is over for 1 person (N2).",
        "missed (d1, d2, d3) waits until the night is over for 1 person (N2).",
    ] or all("waits" in one or "before" in one for one in said(found, "quiet hours"))


def test_what_is_stale_in_the_morning_is_told(files: Files) -> None:
    """A recap that the night would hold until the next day has begun is left out."""
    quiet = ("complete:", "messages: {quiet: 11:30-10:30}\ncomplete:")
    found = files.look(["Europe/Brussels"], quiet)
    assert "recap (d1) is left out: it is stale when the night is over, for 1 person (N1)." in said(
        found, "quiet hours"
    )


def test_a_reminder_at_a_time_that_is_skipped(files: Files) -> None:
    """Half past two on 28 March 2027 comes an hour later in Brussels, and is told."""
    dates = (
        ("2027-04-20", "2027-03-29"),
        ("2027-04-21", "2027-03-30"),
        ("2027-04-22", "2027-03-31"),
    )
    reminder = ("complete:", AT_NIGHT)
    found = files.look(["Europe/Brussels"], *dates, reminder)
    assert (
        "tomorrow (d1) comes at 03:30: the clocks in Europe/Brussels skip 02:30 that day, "
        "for 1 person (N1)."
    ) in said(found, "quiet hours")


def test_a_reminder_at_a_time_that_comes_twice(files: Files) -> None:
    """Half past two on 31 October 2027 is the first of the two, and is told."""
    reminder = ("complete:", AT_NIGHT)
    found = files.look(["Europe/Brussels"], *OCTOBER, reminder)
    assert (
        "tomorrow (d3) comes at the first 02:30 of two that day in Europe/Brussels, "
        "for 1 person (N1)."
    ) in said(found, "quiet hours")


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (("complete: {days: 2", "complete: {days: 4"), "completion"),
        (("complete: {days: 2", "complete: {days: 2, minutes_a_day: 90"), "completion"),
        (("catch_up_until: 2027-05-10", "catch_up_until: 2027-04-21"), "completion"),
        (("until: 2027-05-09", "until: 2027-05-11"), "completion"),
        (("name: Inés Example}]", "name: Inés Example, role: organiser}]"), "plan"),
    ],
)
def test_a_rule_that_is_broken(files: Files, change: tuple[str, str], about: str) -> None:
    """A completion rule that cannot be met is named so; whatever else is wrong is of the plan."""
    found = files.look(HERE, change)
    assert about in {fault.about for fault in faults(found)}


def test_a_day_of_which_too_little_is_left(files: Files) -> None:
    """With a session cancelled a day may be too short to count."""
    text = ("complete: {days: 2", "complete: {days: 2, minutes_a_day: 60")
    split = (
        "[{key: s2, at: 10:00-11:00, title: Sailing}]",
        (
            "[{key: s2, at: 10:00-10:30, title: Out}, "
            "{key: s2b, at: 10:30-11:00, title: Back, cancelled: yes}]"
        ),
    )
    [fault] = faults(files.look(HERE, text, split))
    assert fault.says == "d2 can count for nobody: 60 minutes are needed, and 30 take place."


def test_a_prompt_that_closes_for_good(files: Files) -> None:
    """A required prompt that closes in its session is told to whoever plans for the absent."""
    found = files.look(HERE, ("until: 2027-05-09 18:00", "open: 10 minutes"))
    assert faults(found) == []
    assert any("closes 10 minutes after" in one for one in said(found, "completion"))


def test_people_without_a_zone(files: Files) -> None:
    """They are counted with the host, and named."""
    found = files.look(["Europe/Brussels", ""])
    [fault] = faults(found)
    assert (fault.about, fault.people) == ("zone", ("N2",))
    assert [walk.crowd.zone for walk in found.walks] == ["Europe/Brussels", "Europe/Helsinki"]


def test_a_bad_row(files: Files) -> None:
    """A row that cannot be taken is told with its line; the others are looked at."""
    found = files.look(["Europe/Brussels", "Europe/Atlantis"])
    [fault] = faults(found)
    assert (fault.about, found.people) == ("people", 1)
    assert "Line 3" in fault.says
    assert "Europe/Atlantis" in fault.says


def test_a_wave_that_takes_too_long(files: Files) -> None:
    """More than 1,800 messages at once take more than a minute; 31 are only told."""
    few = files.look(["Europe/Brussels"] * 31)
    assert faults(few) == []
    assert any("31 messages are due at once on telegram" in one for one in said(few, "pace"))
    assert not said(files.look(["Europe/Brussels"] * 15), "pace")
    many = faults(files.look(["Europe/Brussels"] * 1801))
    assert {fault.about for fault in many} == {"pace"}
    assert any(one.says.startswith("join: 1,801 messages are due") for one in many)


def test_everything_cancelled(files: Files) -> None:
    """What does not take place is not walked through; that it does not is told."""
    found = files.look(HERE, ("title: Arriving", "cancelled: yes, title: Arriving"),
                       ("title: Sailing", "cancelled: yes, title: Sailing"),
                       ("title: Leaving", "cancelled: yes, title: Leaving"))  # fmt: skip
    [fault] = faults(found)
    assert (fault.about, found.walks) == ("plan", [])
