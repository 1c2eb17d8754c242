"""Who earns which certificate."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attendance import NONE, Credit
from bot.domain.completion import Level, outcome, required_prompts
from tests.bot.domain.sample_visit import sample

FULL = Credit(120, 5, counts=True)
LATE = Credit(45, 2, counts=False)
ALL = {"p01", "p08", "p10"}


def days(*earned: Credit) -> dict[str, Credit]:
    return {f"d{n}": credit for n, credit in enumerate(earned, start=1)}


def test_enough_days_and_every_required_answer() -> None:
    """Three days of four and the three required prompts: attendance and completion."""
    earned = outcome(sample(), days(FULL, FULL, LATE, FULL), ALL | {"p02"})
    assert (earned.level, earned.reasons) == (Level.COMPLETION, ())
    assert (earned.days, earned.days_needed, earned.days_planned) == (3, 3, 4)
    assert (earned.minutes, earned.minutes_planned) == (405, 480)


def test_enough_days_alone() -> None:
    """An answer that is missing leaves the certificate of attendance."""
    earned = outcome(sample(), days(FULL, FULL, FULL, FULL), {"p10", "p01"})
    assert (earned.level, earned.reasons) == (Level.ATTENDANCE, ("prompts",))
    assert earned.missing == ("p08",)


def test_too_few_days() -> None:
    """Days that do not count are no days, whatever was answered."""
    earned = outcome(sample(), days(FULL, FULL, LATE, NONE), ALL)
    assert (earned.level, earned.reasons, earned.days_missing) == (Level.NONE, ("days",), 1)


def test_nothing_at_all() -> None:
    """Whoever never came lacks everything."""
    earned = outcome(sample(), {}, set())
    assert (earned.level, earned.reasons) == (Level.NONE, ("days", "prompts"))
    assert len(earned.missing) == len(required_prompts(sample())) == earned.required == 3


@given(
    st.lists(st.sampled_from([FULL, LATE, NONE]), max_size=6), st.sets(st.sampled_from(sorted(ALL)))
)
def test_the_rule_recomputed(earned: list[Credit], answered: set[str]) -> None:
    """The level follows from counting, and days outside the plan do not count."""
    found = outcome(sample(), days(*earned), answered)
    enough = sum(credit.counts for credit in earned[:4]) >= 3
    expected = Level.NONE if not enough else Level.ATTENDANCE
    if enough and answered == ALL:
        expected = Level.COMPLETION
    assert found.level is expected
