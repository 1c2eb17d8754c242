"""Tests for the plan file that a newcomer starts from."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.plan.reading import check_plan, read_plan
from bot.domain.plan.starter import new_plan
from tests.bot.domain.plan.plans import BRIEFLY


@BRIEFLY
@given(some.dates(date(2020, 1, 1), date(2098, 1, 1)))
def test_a_new_plan_is_good_and_in_the_future(today: date) -> None:
    """Whenever it is written, it can be imported as it is."""
    plan = read_plan(new_plan(today))
    assert plan.days[0].date >= today + timedelta(weeks=8)


def test_every_commented_setting_can_be_used() -> None:
    """Taking the # away from any line of settings gives settings that exist."""
    text = re.sub(r"(?m)^( *)#( *)(?=[-a-z_{ ]+: )", _uncommented, new_plan(date(2027, 1, 1)))
    told = [str(problem) for problem in check_plan(text).errors]
    assert [line for line in told if "no such setting" in line] == []


def _uncommented(found: re.Match[str]) -> str:
    return found[1] + found[2][1:]
