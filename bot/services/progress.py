"""Where somebody stands: days attended, prompts answered, what is missing; and what comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.attendance import Credit, Presence, by_day
from bot.domain.completion import Outcome, outcome
from bot.domain.happening import happening
from bot.domain.messages import Receipt
from bot.domain.plan.model import Plan
from bot.errors import Refused
from bot.services.callers import Caller, someone
from bot.services.visiting import concerning, parts_in
from storage.ids import short
from storage.work import Reading, Work

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Standing:
    """How a participant stands in a visit.

    Attributes:
        days: each day's credit, by the day's key.
        answered: whether each prompt they were asked was answered, by the prompt's key.
    """

    plan: Plan
    days: Mapping[str, Credit]
    answered: Mapping[str, bool]
    outcome: Outcome


def standing(reading: Reading, participant: Row[Any]) -> Standing:
    """Work out from the facts how a participant (a row of `participants`) stands now."""
    plan = reading.visits.plan(participant.visit_id)
    rows = reading.presence.of_participant(participant.id)
    days = by_day(plan, {day: presence(row) for day, row in rows.items()})
    asked: dict[str, bool] = {}
    for run in reading.prompts.asked_of(participant.id):
        if run.state != "retracted":
            asked[run.prompt_key] = asked.get(run.prompt_key, False) or run.answered
    answered = {key for key, given in asked.items() if given}
    return Standing(plan, days, asked, outcome(plan, days, answered))


def presence(row: Row[Any]) -> Presence:
    """Read a row of `check_ins`."""
    return Presence(row.since, row.present, row.source == "facilitator")


def tell_me(work: Work, caller: Caller) -> None:
    """Show somebody where they stand in each visit that they take part in.

    Raises:
        Refused: they take part in none.
    """
    me = someone(work, caller)
    parts = parts_in(work, me.person.id)
    if not parts:
        raise Refused("me-no-visit")
    for part in parts:
        work.refresh(me.address.id, f"me:{short(part.visit_id)}", anew=True)


def tell_agenda(work: Work, caller: Caller) -> None:
    """Show somebody the agenda of the visits that concern them.

    Raises:
        Refused: none does.
    """
    me = someone(work, caller)
    visits = concerning(work, me.person.id)
    if not visits:
        raise Refused("agenda-no-visit")
    for visit_id in visits:
        work.refresh(me.address.id, f"agenda:{short(visit_id)}", anew=True)


def tell_next(work: Work, caller: Caller) -> None:
    """Show somebody what comes next for them, in whichever visit that is.

    Raises:
        Refused: there is no visit that concerns them.
    """
    me = someone(work, caller)
    visits = concerning(work, me.person.id)
    if not visits:
        raise Refused("agenda-no-visit")
    soonest = min(visits, key=lambda visit_id: _next_turn(work, visit_id))
    work.refresh(me.address.id, f"next:{short(soonest)}", anew=True)


def _next_turn(reading: Reading, visit_id: int) -> datetime:
    """Give when something goes on in a visit: now, at its next session, or never again."""
    found = happening(reading.visits.plan(visit_id), reading.now)
    return reading.now if found.session else found.next_start or _NEVER


def press_me(work: Work, caller: Caller) -> Receipt:
    """Do as `tell_me`, for a button."""
    tell_me(work, caller)
    return Receipt()


def press_next(work: Work, caller: Caller) -> Receipt:
    """Do as `tell_next`, for a button."""
    tell_next(work, caller)
    return Receipt()


def press_agenda(work: Work, caller: Caller) -> Receipt:
    """Do as `tell_agenda`, for a button."""
    tell_agenda(work, caller)
    return Receipt()
