"""The list of pairs, and what a talk changed, in words."""

import pytest

from bot.domain.items import Shift
from bot.domain.plan.scalars import Localised
from bot.domain.prompts import Question
from bot.domain.shifting import shift
from bot.services.pair_lists import press_pairs
from bot.views.reader import Reader
from bot.views.shifts import shift_lines
from storage.database import Database
from storage.ids import short
from storage.work import Work
from tests.bot.services.discuss_room import DiscussRoom
from tests.conftest import StillClock

OPTIONS = {
    "city": Localised({"en": "The city", "fr": "La ville"}),
    "coop": Localised({"en": "A cooperative", "fr": "Une coopérative"}),
}
QUESTION = Question("answer", "choice", options=OPTIONS)


def lines(item: Shift, language: str = "en") -> list[str]:
    return shift_lines(Reader(language, "Europe/Brussels", "Europe/Brussels"), item)


def test_a_shift_in_words() -> None:
    """Who changed their mind comes first, then both votes, then whom it counts."""
    moved = shift(
        QUESTION, [("city", "coop")] * 5 + [("coop", "city")] * 2 + [("city", "city")] * 13
    )
    assert lines(moved) == [
        "7 of 20 changed their mind:",
        "• 5 from “The city” to “A cooperative”",
        "• 2 from “A cooperative” to “The city”",
        "The city: <b>18</b> → <b>15</b>",
        "A cooperative: <b>2</b> → <b>5</b>",
        "Only those who voted both times are counted.",
    ]
    assert lines(moved, "fr")[0].startswith("7 personnes sur 20 ont changé")
    assert lines(moved, "fr")[1] == "• 5 de « La ville » à « Une coopérative »"


@pytest.mark.parametrize(("changed", "said"), [(0, "Nobody of 3"), (1, "One of 3")])
def test_few_changes_in_words(changed: int, said: str) -> None:
    """Nobody and one are said as people say them."""
    votes = [("city", "coop")] * changed + [("city", "city")] * (3 - changed)
    assert lines(shift(QUESTION, votes))[0].startswith(said)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_list_of_many_pairs_has_pages(database: Database, clock: StillClock) -> None:
    """Twenty-five pairs stand on each, and a facilitator gets all of them."""
    room = DiscussRoom(database, clock, people=0)
    for _ in range(54):
        room.people.append(room.add("A name of sixty characters, as long as they ever come to be."))
    room.database.perform(_pair, room.run_id, [room.participant(one).id for one in room.people])
    room.database.perform(press_pairs, room.ines, room.run_id)
    subjects = [f"pairs:{short(room.run_id)}:{page}" for page in range(2)]
    assert room.pending(room.ines) >= set(subjects)
    first, second = (room.card(room.ines, subject) for subject in subjects)
    assert first is not None
    assert second is not None
    assert "25. A name of sixty" in first.text
    assert "26. " not in first.text
    assert "27. " in second.text
    assert len(first.text) < 4096


def _pair(work: Work, run_id: int, participants: list[int]) -> None:
    work.prompts.enter(run_id, "talking", work.now)
    work.pairs.put(run_id, {who: place // 2 + 1 for place, who in enumerate(participants)})
