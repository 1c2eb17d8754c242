"""What a series of plan versions says of sessions and days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.plan.history import Slot, Version, occurrences, slots, versions_before
from bot.domain.plan.model import Day, Plan, Session
from bot.domain.plan.scalars import Localised
from tests.bot.domain.plan.plans import plan

FIRST = datetime(2027, 1, 1, 9, tzinfo=UTC)


def versions(*plans: Plan) -> list[Version]:
    """Make versions an hour apart, the good plan first."""
    return [
        Version(one, FIRST + timedelta(hours=number)) for number, one in enumerate((plan(), *plans))
    ]


def found(*plans: Plan) -> dict[str, Slot]:
    return {slot.key: slot for slot in slots(versions(*plans))}


def with_session(key: str, origin: Plan | None = None, **changes: object) -> Plan:
    """Give a plan with one session changed."""
    return with_days(
        lambda day: day.model_copy(
            update={"sessions": tuple(_changed(one, key, changes) for one in day.sessions)}
        ),
        origin,
    )


def with_days(change: object, origin: Plan | None = None) -> Plan:
    whole = origin or plan()
    assert callable(change)
    return whole.model_copy(update={"days": tuple(map(change, whole.days))})


def _changed(session: Session, key: str, changes: dict[str, object]) -> Session:
    return session.model_copy(update=changes) if session.key == key else session


def at(session: str, start: str, end: str, origin: Plan | None = None) -> Plan:
    """Give a plan with one session at another time."""
    span = plan().days[0].sessions[0].at
    moved = replace(span, start=time.fromisoformat(start), end=time.fromisoformat(end))
    return with_session(session, origin, at=moved)


def without(key: str) -> Plan:
    """Give the plan without a day, or without a session."""
    days = tuple(
        day.model_copy(update={"sessions": tuple(s for s in day.sessions if s.key != key)})
        for day in plan().days
        if day.key != key
    )
    return plan().model_copy(update={"days": days})


def test_of_one_version_everything_is_new() -> None:
    """Every session is there in order, never changed, with its instants in UTC."""
    there = slots(versions())
    assert [slot.key for slot in there] == ["open", "close", "rate", "trio"]
    assert {slot.sequence for slot in there} == {0}
    assert not any(slot.cancelled for slot in there)
    assert there[0].start == datetime(2027, 4, 20, 8, tzinfo=UTC)
    assert there[0].end == datetime(2027, 4, 20, 8, 30, tzinfo=UTC)
    assert (there[0].link, there[0].changed_at) == ("https://meet.example.org/x", FIRST)


def test_a_moved_session_rises_and_the_others_do_not() -> None:
    """Only what changed gets a higher number, and the instant of the version that changed it."""
    now = found(at("rate", "10:15", "11:00"))
    assert (now["rate"].sequence, now["rate"].changed_at) == (1, FIRST + timedelta(hours=1))
    assert {now[key].sequence for key in ("open", "close", "trio")} == {0}


def test_title_link_and_end_count_and_nothing_else_does() -> None:
    """Each change that a calendar shows raises the number once; other settings leave it."""
    title = with_session("rate", title=Localised.read("Rate it"))
    ends = at("rate", "10:00", "11:10", title)
    other = ends.model_copy(update={"places": 12})
    kind = with_session("rate", other, kind="group")
    link = kind.model_copy(update={"call_link": "https://meet.example.org/y"})
    numbers = [
        found(*plans)["rate"].sequence for plans in _beginnings(title, ends, other, kind, link)
    ]
    assert numbers == [1, 2, 2, 2, 3]
    assert found(title, ends, other, kind, link)["open"].sequence == 1


def _beginnings(*plans: Plan) -> list[tuple[Plan, ...]]:
    return [plans[: number + 1] for number in range(len(plans))]


def test_what_leaves_the_plan_is_cancelled_with_its_last_time() -> None:
    """A session, or a whole day, that is not there any more; once, however many versions follow."""
    for gone, key in (("close", "close"), ("d2", "rate")):
        slot = found(without(gone), without(gone))[key]
        assert (slot.cancelled, slot.sequence) == (True, 1)
        assert slot.start == found()[key].start
        assert slot.changed_at == FIRST + timedelta(hours=1)


def test_what_is_marked_as_cancelled_is_cancelled() -> None:
    """It says so itself; then it leaves the plan, which changes nothing any more."""
    marked = with_session("close", cancelled=True)
    assert found(marked)["close"].cancelled
    assert found(marked, without("close"))["close"].sequence == 1


def test_of_what_is_cancelled_nothing_changes_any_more() -> None:
    """Another title, link or time of it tells nobody anything; how it was when it ended stays."""
    marked = with_session("close", cancelled=True)
    other = marked.model_copy(update={"call_link": "https://meet.example.org/y"})
    then, now = found(marked), found(marked, at("close", "10:40", "10:50", other))
    assert now["close"] == then["close"]
    assert now["open"].sequence == 1


def test_what_comes_back_takes_place_again() -> None:
    """Gone or marked, a session that returns has risen twice, so that calendars believe it."""
    for gone in (without("close"), with_session("close", cancelled=True)):
        slot = found(gone, plan())["close"]
        assert (slot.cancelled, slot.sequence) == (False, 2)
        assert slot.changed_at == FIRST + timedelta(hours=2)
        assert found(gone, plan(), gone)["close"].sequence == 3


def test_whoever_joins_later_knows_nothing_of_what_was_cancelled_before() -> None:
    """What is cancelled after they joined they see; what was taken back before, too."""
    both = with_session("rate", without("close"), cancelled=True)
    known = versions(without("close"), without("close"), both)
    joined = [FIRST + timedelta(hours=number, minutes=-1) for number in range(5)]
    assert [versions_before(known, instant) for instant in joined] == [0, 1, 2, 3, 4]
    assert versions_before(known, FIRST) == 0
    seen = [{slot.key for slot in slots(known, since)} for since in range(5)]
    everything = {"open", "close", "rate", "trio"}
    assert seen == [
        everything,
        everything,
        everything - {"close"},
        everything - {"close"},
        {"open", "trio"},
    ]
    back = versions(without("close"), plan())
    assert {slot.key for slot in slots(back, since=2)} == everything


def test_what_comes_later_begins_at_nothing() -> None:
    """A session that a later version brings is new in that version."""
    whole = versions()
    later = slots([Version(without("close"), FIRST), Version(plan(), FIRST + timedelta(hours=1))])
    brought = next(slot for slot in later if slot.key == "close")
    assert (brought.sequence, brought.changed_at) == (0, FIRST + timedelta(hours=1))
    assert len(later) == len(slots(whole))


def test_a_session_that_changes_its_day_stays_the_same() -> None:
    """It keeps its key, and so its place in calendars, with the other day's title."""
    [one, two, three] = plan().days
    moved = plan().model_copy(
        update={
            "days": (
                one.model_copy(update={"sessions": one.sessions[:1]}),
                two.model_copy(
                    update={"sessions": (*two.sessions, _late(one.sessions[1])), "title": _two()}
                ),
                three,
            )
        }
    )
    slot = found(moved)["close"]
    assert (slot.sequence, slot.cancelled, slot.day) == (1, False, _two())
    assert slot.start == datetime(2027, 4, 21, 10, tzinfo=UTC)


def _two() -> Localised:
    return Localised.read("Day two")


def _late(session: Session) -> Session:
    late = replace(session.at, start=time(12), end=time(13))
    return session.model_copy(update={"at": late})


def test_a_day_is_announced_again_when_it_moves_far() -> None:
    """Half an hour or another date counts, less does not; only for the day that moved."""
    assert occurrences(versions()) == {"d1": 1, "d2": 1, "d3": 1}
    assert occurrences(versions(at("rate", "10:29", "11:00")))["d2"] == 1
    assert occurrences(versions(at("rate", "10:30", "11:00"))) == {"d1": 1, "d2": 2, "d3": 1}
    assert occurrences(versions(on("d3", date(2027, 4, 23)))) == {"d1": 1, "d2": 1, "d3": 2}
    night = at("rate", "23:50", "23:59")
    past_midnight = at("rate", "00:05", "00:30", on("d2", date(2027, 4, 22)))
    assert occurrences(versions(night, past_midnight))["d2"] == 3


def on(key: str, when: date) -> Plan:
    def moved(day: Day) -> Day:
        return day.model_copy(update={"date": when}) if day.key == key else day

    return with_days(moved)


def test_small_moves_add_up() -> None:
    """Twice twenty minutes are forty from what people were told, so they are told again."""
    once, twice = at("rate", "10:20", "11:30"), at("rate", "10:40", "11:30")
    assert occurrences(versions(once))["d2"] == 1
    assert occurrences(versions(once, twice))["d2"] == 2
    assert occurrences(versions(once, plan()))["d2"] == 1


def test_a_day_begins_with_what_takes_place() -> None:
    """With its first session cancelled it starts later; without any it keeps what was announced."""
    assert occurrences(versions(with_session("open", cancelled=True)))["d1"] == 2
    nothing = with_session("close", with_session("open", cancelled=True), cancelled=True)
    assert occurrences(versions(nothing))["d1"] == 1
    assert occurrences(versions(nothing, plan()))["d1"] == 1


def test_only_days_of_the_newest_version_count() -> None:
    """A day that left is not spoken of; without versions there is none."""
    assert occurrences(versions(without("d2"))) == {"d1": 1, "d3": 1}
    assert occurrences([]) == {}
    assert slots([]) == ()
