"""What of a visit may leave as a file: for its team, or to be shared with everybody in it.

Answers come through `bot.services.disclosure` alone, so a file never has more than the results
in the chats. What only the team may know is in the team's file: who answered how many prompts,
which groups were heard how much, and its own notes.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row

from bot.domain.given import Given
from bot.domain.items import Item
from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.spot_keys import is_spot
from bot.services import disclosure
from bot.services.exporting_team import TeamNote, Turnout, Voices, notes, turnouts, voices
from bot.services.runs import prompt_of
from bot.services.signatures import names_in
from storage.work import Reading

Audience = Literal["facilitators", "group"]
Why = Literal[
    "", "withdrawn", "own_group", "facilitators", "nobody", "still_open", "too_few", "gone"
]


@dataclass(frozen=True)
class Asking:
    """One asking of a prompt, and what may be told of it.

    Attributes:
        hidden: why there are no answers; empty if there are.
        told: `Given.whose` of those whose answer a facilitator wrote down for them.
    """

    run: Row[Any]
    prompt: Prompt
    on_the_spot: bool
    asked: int
    answered: int
    items: tuple[Item, ...]
    given: tuple[Given, ...]
    hidden: Why
    told: frozenset[str]


@dataclass(frozen=True)
class Export:
    """All that a file is made of; below the askings what only the team has, of a whole visit."""

    plan: Plan
    audience: Audience
    made_at: datetime
    askings: tuple[Asking, ...]
    turnouts: tuple[Turnout, ...] = ()
    voices: tuple[Voices, ...] = ()
    notes: tuple[TeamNote, ...] = ()
    whole: bool = True


def export_visit(reading: Reading, visit_id: int, audience: Audience, at: datetime) -> Export:
    """Gather everything that an audience may have of a visit, as of an instant."""
    runs = reading.prompts.runs_of(visit_id)
    of_the_team = audience == "facilitators"
    return Export(
        plan=reading.visits.plan(visit_id),
        audience=audience,
        made_at=at,
        askings=tuple(_asking(reading, run, audience) for run in runs),
        turnouts=tuple(turnouts(reading, visit_id, runs)) if of_the_team else (),
        voices=tuple(voices(reading, visit_id)) if of_the_team else (),
        notes=tuple(notes(reading, visit_id)) if of_the_team else (),
    )


def export_run(reading: Reading, run: Row[Any], audience: Audience, at: datetime) -> Export:
    """Gather what an audience may have of one asking of a prompt."""
    plan = reading.visits.plan(run.visit_id)
    return Export(plan, audience, at, (_asking(reading, run, audience),), whole=False)


def _asking(reading: Reading, run: Row[Any], audience: Audience) -> Asking:
    asked, answered = disclosure.counted(reading, run)
    told = _told(reading, run)
    given = tuple(
        replace(one, name=told[one.whose]) if one.whose in told else one
        for one in disclosure.given(reading, run, audience)
    )
    return Asking(
        run=run,
        prompt=prompt_of(run),
        on_the_spot=is_spot(run.prompt_key),
        asked=asked,
        answered=answered,
        items=disclosure.items(reading, run, audience),
        given=given,
        hidden="" if given else _why(run, audience, answered),
        told=frozenset(told),
    )


def _told(reading: Reading, run: Row[Any]) -> dict[str, str]:
    """Give the plain names, by `Given.whose`, of those whose answers were written down for them.

    In results the mark is part of the name; in a file it has a place of its own.
    """
    if _anonymous(run):
        return {}
    noted = [str(row.participant_id) for row in reading.asked.in_run(run.id) if row.proxy]
    names = names_in(reading, run) if noted else {}
    return {one: names[one] for one in noted if one in names}


def _why(run: Row[Any], audience: Audience, answered: int) -> Why:
    """Tell why nothing may be told of a run, though it was opened."""
    seen_by = run.definition["seen_by"]
    if run.state == "retracted":
        return "withdrawn"
    if seen_by == "own_group":
        return "own_group"
    if seen_by == "facilitators" and audience != "facilitators":
        return "facilitators"
    nameless = seen_by in disclosure.NAMELESS
    if run.state == "open" and (audience != "facilitators" or nameless):
        return "still_open"
    if not answered:
        return "nobody"
    return "too_few" if nameless else "gone"


def _anonymous(run: Row[Any]) -> bool:
    return bool(run.definition["seen_by"] == "no_one")
