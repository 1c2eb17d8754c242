"""Handing over: who of the team has the lead. It is only said; nobody is kept from any button."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, Receipt, Say
from bot.errors import Refused
from bot.services import acts, disclosure
from bot.services.callers import Me
from bot.services.course import cue_of
from bot.services.cueing import set_cue
from bot.services.noting import running_in
from bot.services.runs import home, prompt_of, title_of
from bot.services.sheet_turning import MAIN, card_of, turn
from storage.ids import unshort
from storage.work import Reading, Work

LETTER = "lead-is-yours"


def hand_over(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Give the lead to somebody of the team, or take it oneself.

    Args:
        work: the transaction.
        me: who does so.
        visit_id: of which visit.
        about: the person who leads from now on, as `short` writes their id.

    Raises:
        Refused: they are not in the team.
    """
    person_id = unshort(about)
    if not work.people.leads(person_id, visit_id):
        raise Refused("lead-not-in-team", alert=True)
    set_cue(work, visit_id, cue_of(work, visit_id).led(person_id))
    turn(work, me, visit_id, MAIN)
    if person_id == me.person.id:
        return Receipt("lead-taken")
    return _tell(work, me, visit_id, person_id)


def team(reading: Reading, visit_id: int) -> list[Row[Any]]:
    """Give the people who run a visit and have a name, in the order of their names."""
    ids = {role.person_id for role in reading.people.team_of(visit_id)}
    people = [reading.people.by_id(person_id) for person_id in ids]
    return sorted((one for one in people if one is not None and one.name), key=lambda one: one.name)


def leader(reading: Reading, visit_id: int) -> Row[Any] | None:
    """Give who has the lead; none: nobody said, or they are not in the team any more."""
    led_by = cue_of(reading, visit_id).led_by
    if led_by is None:
        return None
    return next((one for one in team(reading, visit_id) if one.id == led_by), None)


def _tell(work: Work, me: Me, visit_id: int, person_id: int) -> Receipt:
    """Write to whoever leads from now on, and bring their run sheet to the end of their chat."""
    name, address_id = acts.name_of(work, person_id), home(work, person_id, visit_id)
    if address_id is None:
        return Receipt("lead-not-reached", {"who": name}, alert=True)
    args: dict[str, Arg] = {"who": me.person.name, "state": _state(work, visit_id)}
    work.say(address_id, LETTER, args=args, visit_id=visit_id)
    work.sheet_pages.turn(address_id, visit_id, MAIN, "")
    work.refresh(address_id, card_of(work, visit_id), anew=True)
    return Receipt("lead-handed-over", {"who": name})


def _state(reading: Reading, visit_id: int) -> Say:
    """Say what runs just now."""
    run = running_in(reading, visit_id)
    if run is None:
        return Say("lead-nothing-runs")
    asked, answered = disclosure.counted(reading, run)
    args: dict[str, Arg] = {"title": title_of(prompt_of(run)), "asked": asked}
    return Say("lead-runs", {**args, "answered": answered})
