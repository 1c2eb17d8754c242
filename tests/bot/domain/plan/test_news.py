"""What a newer plan changes that people must know."""

from datetime import datetime, time, timedelta

import pytest

from bot.domain.plan.amending import CANCEL, LINK, MOVE, RESTORE, Amendment, amended, start_of
from bot.domain.plan.model import Plan
from bot.domain.plan.news import News, news
from bot.errors import Refused
from tests.bot.domain.sample_visit import brussels, changed, sample

BEFORE = brussels("2027-04-01T09:00")


def after(*amendments: Amendment, plan: Plan | None = None, now: datetime = BEFORE) -> Plan:
    new = plan or sample()
    for amendment in amendments:
        new = amended(new, amendment, now)
    return new


def told(*amendments: Amendment, now: datetime = BEFORE) -> News:
    return news(sample(), after(*amendments), now)


def items(found: News) -> list[tuple[str, str]]:
    return [(item.key, item.what) for item in found.items]


def test_the_same_is_no_news() -> None:
    """Neither is what is told otherwise, like a title or a number of places."""
    assert not news(sample(), changed(places=20), BEFORE)
    assert news(sample(), sample(), BEFORE).soonest is None


def test_sessions_and_whole_days() -> None:
    """A session is told by itself, a day of which all changed alike as one."""
    assert items(told(Amendment(MOVE, "s15", minutes=10))) == [("s15", "moved")]
    whole = told(Amendment(MOVE, "d1", minutes=10))
    assert items(whole) == [("d1", "moved")]
    [day] = whole.items
    assert day.before is not None
    assert day.before.start == brussels("2027-04-20T10:00")
    assert day.before.end == brussels("2027-04-20T12:00")
    assert whole.soonest == brussels("2027-04-20T10:00")
    assert items(told(Amendment(CANCEL, "d2"))) == [("d2", "cancelled")]
    mixed = told(Amendment(MOVE, "d1", minutes=10), Amendment(CANCEL, "s12"))
    assert [what for _, what in items(mixed)].count("moved") == 4


def test_another_end() -> None:
    """A session that only ends at another time says so, day by day or not."""
    day = sample().days[0]
    span = day.sessions[-1].at
    longer = day.sessions[-1].model_copy(
        update={
            "at": type(span)(
                span.start, (datetime.combine(BEFORE, span.end) + timedelta(minutes=15)).time()
            )
        }
    )
    plan = changed(
        days=(
            day.model_copy(update={"sessions": (*day.sessions[:-1], longer)}),
            *sample().days[1:],
        )
    )
    assert items(news(sample(), plan, BEFORE)) == [("s15", "ends")]


def test_new_gone_and_restored() -> None:
    """What is taken out counts as cancelled; what is taken back is no new session."""
    day = sample().days[0]
    fewer = changed(
        days=(day.model_copy(update={"sessions": day.sessions[:-1]}), *sample().days[1:])
    )
    assert items(news(sample(), fewer, BEFORE)) == [("s15", "cancelled")]
    assert items(news(fewer, sample(), BEFORE)) == [("s15", "added")]
    cancelled = after(Amendment(CANCEL, "s15"))
    back = after(Amendment(RESTORE, "s15"), plan=cancelled)
    assert items(news(cancelled, back, BEFORE)) == [("s15", "restored")]
    assert not news(sample(), back, BEFORE)


def test_a_day_that_leaves_and_one_without_a_title() -> None:
    """It is told by its date."""
    days = tuple(day.model_copy(update={"title": type(day.title)()}) for day in sample().days)
    gone = news(changed(days=days), changed(days=days[:-1]), BEFORE)
    assert [(item.key, str(item.name)) for item in gone.items] == [("d4", "2027-04-23")]


def test_what_is_over_is_no_news() -> None:
    """Only what is still to come must be known."""
    plan = after(Amendment(MOVE, "s15", minutes=10))
    assert not news(sample(), plan, brussels("2027-04-20T13:00"))


def test_a_new_link() -> None:
    """It counts from the next session on."""
    found = told(Amendment(LINK, link=" https://new.example.org/x "))
    assert found.link == "https://new.example.org/x"
    assert found.soonest == brussels("2027-04-20T10:00")
    assert told(Amendment(LINK)).link == ""
    over = news(sample(), changed(call_link=""), brussels("2027-05-20T10:00"))
    assert (bool(over), over.soonest) == (True, None)


@pytest.mark.parametrize(
    ("amendment", "why"),
    [
        (Amendment(MOVE, "s12", minutes=5), "change-overlaps"),
        (Amendment(MOVE, "s12", minutes=-5), "change-overlaps"),
        (Amendment(MOVE, "d1", minutes=720), "change-other-date"),
        (Amendment(MOVE, "d1", minutes=-700), "change-other-date"),
        (Amendment(MOVE, "none", minutes=5), "stale-button"),
        (Amendment(LINK, link="http://example.org"), "change-bad-link"),
        (Amendment(LINK, link="https://example.org/" + 500 * "x"), "change-bad-link"),
    ],
)
def test_what_cannot_be(amendment: Amendment, why: str) -> None:
    """Each refusal has its own reason."""
    with pytest.raises(Refused) as refused:
        after(amendment)
    assert refused.value.key == why


def test_the_last_session_stays() -> None:
    """Something must take place."""
    with pytest.raises(Refused) as refused:
        after(*(Amendment(CANCEL, day.key) for day in sample().days))
    assert refused.value.key == "change-last-one"


def test_the_hour_in_which_clocks_change() -> None:
    """A session cannot be moved to a time that comes twice or never."""
    first = brussels("2027-03-27T10:00").date()
    days = tuple(
        day.model_copy(update={"date": first + timedelta(days=place)})
        for place, day in enumerate(sample().days)
    )
    with pytest.raises(Refused) as refused:
        after(
            Amendment(MOVE, "d2", minutes=-450),
            plan=changed(days=days),
            now=BEFORE - timedelta(days=30),
        )
    assert refused.value.key == "change-clocks"


def test_what_other_rules_forbid_is_told_in_their_words() -> None:
    """A prompt that closes at a moment cannot close before its session starts."""
    noon = datetime.combine(sample().days[3].date, time(12))
    rule = sample().complete.model_copy(update={"catch_up_until": noon})
    plan = changed(complete=rule)
    with pytest.raises(Refused) as refused:
        after(Amendment(MOVE, "s44", minutes=10), plan=plan)
    assert refused.value.key == "change-not-allowed"


def test_while_a_day_runs() -> None:
    """What is over stays, what runs moves with the rest, and nothing begins in the past."""
    now = brussels("2027-04-20T10:20")
    moved = after(Amendment(MOVE, "d1", minutes=10), now=now)
    spans = [str(session.at) for session in moved.days[0].sessions]
    assert spans[:2] == ["10:00-10:15", "10:25-10:50"]
    with pytest.raises(Refused) as refused:
        after(Amendment(MOVE, "s11", minutes=60), now=now)
    assert refused.value.key == "change-is-over"
    with pytest.raises(Refused) as refused:
        after(Amendment(CANCEL, "d1"), now=brussels("2027-04-20T13:00"))
    assert refused.value.key == "stale-button"


def test_room_where_something_was_cancelled() -> None:
    """What is cancelled takes no time."""
    moved = after(Amendment(CANCEL, "s12"), Amendment(MOVE, "s13", minutes=-20))
    assert str(moved.days[0].sessions[2].at) == "10:20-10:55"


def test_where_something_begins() -> None:
    """A day begins with its first session."""
    assert start_of(sample(), "d1") == start_of(sample(), "s11") == brussels("2027-04-20T10:00")
    assert start_of(sample(), "none") is None
