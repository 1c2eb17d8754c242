"""What of a plan takes place."""

from bot.domain.plan.holding import as_held
from bot.domain.plan.model import Plan
from bot.domain.plan.rules import broken_rules
from tests.bot.domain.sample_visit import sample


def without(*keys: str) -> Plan:
    """Give the sample's plan with these sessions cancelled."""
    plan = sample()
    days = (
        day.model_copy(
            update={
                "sessions": tuple(
                    one.model_copy(update={"cancelled": one.key in keys}) for one in day.sessions
                )
            }
        )
        for day in plan.days
    )
    return plan.model_copy(update={"days": tuple(days)})


def test_a_plan_without_cancellations_is_itself() -> None:
    """Nothing is copied where nothing is cancelled."""
    assert as_held(plan := sample()) is plan


def test_a_cancelled_session_is_not_held() -> None:
    """It is left out with its prompts, and the others of its day stay."""
    held = as_held(without("s12"))
    assert [session.key for session in held.days[0].sessions] == ["s11", "s13", "s14", "s15"]
    assert "p01" not in held.prompts()


def test_a_day_without_sessions_is_called_off() -> None:
    """A day of which nothing is left is no day of the visit any more."""
    keys = [session.key for session in sample().days[1].sessions]
    assert [day.key for day in as_held(without(*keys)).days] == ["d1", "d3", "d4"]


def test_something_must_be_held() -> None:
    """A plan of which everything is cancelled is refused."""
    keys = [session.key for day in sample().days for session in day.sessions]
    assert "all sessions cancelled" in {problem.found for problem in broken_rules(without(*keys))}
