"""What falls due for a visit as a whole."""

from bot.domain.plan.calendar import day_start
from bot.domain.timeline import Kind, decided_at, entries_for_visit, next_start, thing_of
from tests.bot.domain.sample_visit import brussels, changed, sample


def test_the_visits_own_entries() -> None:
    """Sheets for every session and each day's end, one prompt opening, two certificate rounds."""
    entries = entries_for_visit(sample())
    sheets = [entry for entry in entries if entry.kind == Kind.SHEET]
    assert len(sheets) == sum(len(day.sessions) + 1 for day in sample().days)
    [opening] = [entry for entry in entries if entry.kind == Kind.OPEN_PROMPT]
    assert (opening.args, opening.due) == ({"prompt": "p10"}, brussels("2027-04-23T11:40"))
    assert opening.until == brussels("2027-04-23T12:30")
    rounds = [(entry.due, dict(entry.args)) for entry in entries if entry.kind == Kind.CERTIFY]
    assert rounds == [
        (brussels("2027-04-23T13:00"), {}),
        (brussels("2027-04-30T18:00"), {"final": "yes"}),
    ]


def test_without_catching_up_all_is_decided_an_hour_after_the_end() -> None:
    """There is one round of certificates then."""
    rule = sample().complete.model_copy(update={"catch_up_until": None})
    entries = entries_for_visit(changed(complete=rule))
    [certify] = [entry for entry in entries if entry.kind == Kind.CERTIFY]
    assert certify.due == brussels("2027-04-23T13:00") == decided_at(changed(complete=rule))
    assert certify.args == {"final": "yes"}


def test_the_day_after() -> None:
    """Every day but the last is followed by one."""
    starts = [next_start(sample(), day) for day in sample().days]
    assert starts == [*(day_start(sample(), day) for day in sample().days[1:]), None]


def test_certificates_come_again_with_another_last_day() -> None:
    """What was issued after a day that seemed the last does not stand for the real one."""

    def ends(days: int, announced: dict[str, int]) -> str:
        plan = changed(days=sample().days[:days])
        [end, _] = [one for one in entries_for_visit(plan, announced) if one.kind == Kind.CERTIFY]
        return end.key

    keys = {ends(4, {}), ends(3, {}), ends(4, {"d4": 2})}
    assert len(keys) == 3
    assert len({thing_of(key) for key in keys}) == 1
