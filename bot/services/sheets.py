"""What the run sheet of a visit shows: where the visit is, what is open, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import Happening, happening
from bot.domain.plan.model import Day, Method, Plan, Prompt, RunItem
from bot.services.acts import last_act
from bot.services.coming import Expected, expected
from bot.services.course import Course, course_of
from bot.services.day_words import word_of_the_day
from bot.services.runs import runs_on_sheet, spots_among
from storage.work import Reading


@dataclass(frozen=True)
class Sheet:
    """The state of a visit, as every facilitator sees it.

    Attributes:
        word: the day's check-in word; empty if it has none.
        checked_in, joined: how many are there today, of how many.
        expected: what those who are not there said of coming.
        items: every prompt and method of the plan, in its order; then what was asked on the spot.
        runs: the newest run of each prompt that was opened, by its key; the newest last.
        course: where the team is in the day's prompts.
        last_act: what can be undone.
    """

    visit_id: int
    plan: Plan
    now: Happening
    word: str
    checked_in: int
    joined: int
    expected: Expected
    items: Sequence[RunItem]
    runs: dict[str, Row[Any]]
    course: Course
    last_act: Row[Any] | None

    def item(self, key: str) -> RunItem | None:
        """Find a prompt or a method by its key."""
        return next((item for item in self.items if item_key(item) == key), None)


def sheet_of(reading: Reading, visit_id: int) -> Sheet:
    """Read what a visit's run sheet shows now."""
    plan = reading.visits.plan(visit_id)
    where = happening(plan, reading.now)
    runs = runs_on_sheet(reading, visit_id)
    there, joined = _presence(reading, visit_id, where.day)
    return Sheet(
        visit_id=visit_id,
        plan=plan,
        now=where,
        word=_word(reading, visit_id, where.day),
        checked_in=len(there),
        joined=len(joined),
        expected=expected(reading, visit_id, where.day.key, joined - there),
        items=[*(item for day in plan.days for item in _items(day)), *spots_among(runs)],
        runs={run.prompt_key: run for run in runs},
        course=course_of(reading, visit_id),
        last_act=last_act(reading, visit_id),
    )


def item_key(item: RunItem) -> str:
    """Give the key of a prompt or method."""
    return item.ask if isinstance(item, Prompt) else item.key or item.method


def _items(day: Day) -> list[RunItem]:
    items = [item for session in day.sessions for item in session.run]
    return [item for item in items if isinstance(item, Method) or not item.retired]


def _presence(reading: Reading, visit_id: int, day: Day) -> tuple[set[int], set[int]]:
    """Give the ids of those who are there on a day, and of all who take part."""
    joined = {row.id for row in reading.people.participants_of(visit_id) if row.state == "joined"}
    there = {
        participant_id
        for (participant_id, key), row in reading.presence.of_visit(visit_id).items()
        if key == day.key and row.present and participant_id in joined
    }
    return there, joined


def _word(reading: Reading, visit_id: int, day: Day) -> str:
    try:
        return word_of_the_day(reading, visit_id, day.key)
    except KeyError:
        return ""
