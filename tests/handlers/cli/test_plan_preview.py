"""What an import would change, in lines."""

from datetime import UTC, datetime

from bot.domain.plan.amending import CANCEL, LINK, MOVE, RESTORE, Amendment, amended
from bot.domain.plan.comparing import differences
from bot.domain.plan.model import Plan
from bot.domain.plan.news import news
from bot.services.previewing import Count, Preview
from handlers.cli.plan_preview import lines
from tests.bot.domain.sample_visit import changed, sample

NOW = datetime(2027, 4, 1, tzinfo=UTC)


def shown(old: Plan, new: Plan, *counts: Count, joined: int = 3, later: int = 0) -> list[str]:
    told = news(old, new, NOW)
    found = Preview(
        seen="",
        version=4,
        old=old,
        differences=differences(old, new),
        news=told,
        joined=joined,
        told=joined if told else 0,
        later=later,
        affected=joined if told else 0,
        counts=counts,
    )
    return list(lines(found, new))


def after(*amendments: Amendment, plan: Plan | None = None) -> Plan:
    new = plan or sample()
    for amendment in amendments:
        new = amended(new, amendment, NOW)
    return new


def test_sessions_days_and_link() -> None:
    """Each change of the programme is a line, on the clocks of the plan and of the host."""
    new = after(
        Amendment(MOVE, "d1", minutes=60),
        Amendment(CANCEL, "s24"),
        Amendment(LINK, link="https://new.example.org/"),
    )
    text = shown(sample(), new)
    before = "Tue 2027-04-20 10:00-12:00 (Tue 2027-04-20 11:00-13:00 Europe/Helsinki)"
    moved = "11:00-13:00 (12:00-14:00 Europe/Helsinki)"
    was = "Wed 2027-04-21 11:45-12:00 (Wed 2027-04-21 12:45-13:00 Europe/Helsinki)"
    assert text[:5] == [
        "This would make version 5 of vlm-2027-04.",
        "Programme:",
        f"  d1 Day 1 - Meet the place and each other: {before} -> {moved}",
        f"  s24 Table hosts report; what surprised us: cancelled, was {was}",
        "  call_link: https://meet.example.org/vlm-2027-04 -> https://new.example.org/",
    ]
    assert "People affected: 3 of 3 who joined." in text
    assert "No message changes." in text


def test_taken_back_and_ended_otherwise() -> None:
    """What takes place after all says when; a link that goes is none."""
    cancelled = after(Amendment(CANCEL, "s24"))
    text = shown(cancelled, after(Amendment(RESTORE, "s24"), Amendment(LINK), plan=cancelled))
    assert "takes place after all, Wed 2027-04-21 11:45-12:00" in text[2]
    assert text[3].endswith("-> none")


def test_settings_and_messages() -> None:
    """Other settings are told as for a stale file; messages by what becomes of them."""
    counts = (Count("again", "join", "d1", 2), Count("moved", "join", "d1", 3))
    text = shown(sample(), changed(places=20), *counts)
    assert text[1:3] == ["Settings:", "  the visit: places was 24, becomes 20"]
    assert text[-4:] == [
        "2 messages were sent and come again, with the new time:",
        "  join of d1: 2",
        "3 messages move to another time:",
        "  join of d1: 3",
    ]


def test_people() -> None:
    """Nobody, or how many, and how many of them in the morning."""
    assert "Nobody has joined yet." in shown(sample(), changed(places=20), joined=0)
    moved = after(Amendment(MOVE, "d1", minutes=60))
    told = [line for line in shown(sample(), moved, later=1) if line.startswith("One message")]
    assert told == [
        "One message tells each of these 3 what is different, 1 of them when their quiet hours end."
    ]
