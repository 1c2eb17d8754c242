"""What a talk changed."""

from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.shifting import shift
from bot.domain.tallies import Count

QUESTION = Question("answer", "choice", options={"city": Localised(), "coop": Localised()})


def test_who_changed_their_mind_is_counted_by_where_they_went() -> None:
    """Both tallies count everybody, the moves only who chose otherwise."""
    votes = [("city", "coop"), ("city", "coop"), ("coop", "city"), ("city", "city")]
    found = shift(QUESTION, votes)
    assert found.before == (Count("city", 3), Count("coop", 1))
    assert found.after == (Count("city", 2), Count("coop", 2))
    assert found.moved == {("city", "coop"): 2, ("coop", "city"): 1}
    assert list(found.moved) == [("city", "coop"), ("coop", "city")]
    assert found.people == 4


def test_nobody_changed_their_mind() -> None:
    """Without a change there are no moves."""
    assert not shift(QUESTION, [("city", "city")]).moved
