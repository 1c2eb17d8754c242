"""Results in words, item by item."""

from bot.domain.items import Ballot, Candidate, Place, Ranking, Shift
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.tallies import Count
from bot.views.items import item_lines, rank
from bot.views.reader import Reader

READER = Reader("en", "Europe/Brussels", "Europe/Helsinki")
OPTIONS = {"a": Localised({"": "A"}), "b": Localised({"": "B"}), "c": Localised({"": "C"})}
QUESTION = Question("answer", "ranking", options=OPTIONS)


def test_questions_with_their_votes() -> None:
    """A question has its votes, its name where that may be told, and what the team did with it."""
    ballot = Ballot(
        (
            Candidate("q1", "Who <pays>?", "Anna", 2, pinned=True),
            Candidate("q2", "Who cares?", "", 1, answered=True),
            Candidate("q3", "Who else?", "", 0),
        )
    )
    assert item_lines(READER, ballot) == [
        "• <b>Anna</b>: Who &lt;pays&gt;? · 2 votes · pinned",
        "• Who cares? · one vote · answered",
        "• Who else?",
    ]


def test_equals_share_a_place() -> None:
    """Options with the same score have the same place, and the next one the place after both."""
    places = (Place("b", 0.75, 1, 2), Place("a", 0.75, 1, 2), Place("c", 0, 0, 2))
    ranking = Ranking(QUESTION, places, 2)
    assert [rank(ranking, place) for place in places] == [1, 1, 3]
    assert item_lines(READER, ranking) == ["1. B · first for one", "1. A · first for one", "3. C"]


def test_what_a_talk_changed() -> None:
    """Two votes are told with how many went from where to where."""
    counts = (Count("a", 2), Count("b", 0)), (Count("a", 1), Count("b", 1))
    lines = item_lines(READER, Shift(QUESTION, *counts, moved={("a", "b"): 1}, people=2))
    assert "One of 2 changed their mind:" in lines
    assert "• 1 from “A” to “B”" in lines
