"""Putting prompts before people: when they open, when somebody joins late, and on /now."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from bot.domain.happening import happening
from bot.domain.messages import At, Receipt, Say, Words
from bot.errors import Refused
from bot.services.callers import Caller, someone
from bot.services.runs import can_answer, home, prompt_card
from bot.services.visiting import concerning, parts_in
from storage.work import Reading, Work

NOW_CARD = "now:"


def ask(work: Work, run: Row[Any], participants: Iterable[Row[Any]]) -> None:
    """Ask these participants: each gets the prompt's card at the end of their chat."""
    participants = list(participants)
    work.asked.add(run.id, [participant.id for participant in participants])
    for participant in participants:
        address_id = home(work, participant.person_id, participant.visit_id)
        if address_id is not None:
            work.refresh(address_id, prompt_card(run.id), anew=True)


def catch_up(work: Work, visit_id: int, participant: Row[Any]) -> int:
    """Ask somebody who joined late what is open now; give how many prompts that are."""
    runs = [run for run in work.prompts.runs_of(visit_id) if run.state == "open"]
    for run in runs:
        ask(work, run, [participant])
    return len(runs)


def ask_again(work: Work, person_id: int) -> None:
    """Ask somebody who can be reached again what was opened meanwhile and still is open."""
    for participant in parts_in(work, person_id):
        catch_up(work, participant.visit_id, participant)


def open_for(reading: Reading, person_id: int) -> list[tuple[Row[Any], Row[Any]]]:
    """Give each open run that asks a person, with the participant they are in it; oldest first."""
    return [
        (run, participant)
        for participant in reading.people.parts_of(person_id)
        for run in reading.prompts.open_for(participant.id)
        if can_answer(run, participant)
    ]


def now(work: Work, caller: Caller) -> None:
    """Show somebody what is open for them: the one prompt itself, or a list of several."""
    me = someone(work, caller)
    runs = open_for(work, me.person.id)
    card = prompt_card(runs[0][0].id) if len(runs) == 1 else NOW_CARD
    work.refresh(me.address.id, card, anew=True)


def bring(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Bring the card of an open prompt to the end of somebody's chat.

    Raises:
        Refused: it is not open for them.
    """
    me = someone(work, caller)
    if run_id not in {run.id for run, _ in open_for(work, me.person.id)}:
        raise Refused("receipt-closed", alert=True)
    work.refresh(me.address.id, prompt_card(run_id), anew=True)
    return Receipt()


def press_now(work: Work, caller: Caller) -> Receipt:
    """Do as /now, from a button."""
    now(work, caller)
    return Receipt()


def what_is_next(reading: Reading, person_id: int) -> Say:
    """Say which session of a person's visits comes next, and when."""
    plans = [reading.visits.plan(visit_id) for visit_id in concerning(reading, person_id)]
    coming = [
        (found.next_start, found.next_session.title)
        for plan in plans
        if (found := happening(plan, reading.now)).next_session and found.next_start
    ]
    if not coming:
        return Say("next-nothing")
    start, title = min(coming, key=lambda session: session[0])
    return Say("next-session", {"title": Words(title.by_language), "when": At(start, "moment")})
