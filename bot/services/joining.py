"""Joining, step by step: language, consent, name, time zone; then inside.

Where somebody is lies in their dialogue, so it goes on after a restart; one card shows it.
"""

from typing import Any

from sqlalchemy import Row

from bot.documents.typesetting import missing_glyphs
from bot.domain.joining import (
    AGAIN,
    BACK,
    CONSENT,
    LANGUAGE,
    NAME,
    NO,
    PREFIX,
    YES,
    ZONE,
    languages_to_choose,
    notice_version,
    step_after,
    step_before,
    steps,
)
from bot.domain.messages import Receipt
from bot.domain.names import BadName, checked_name
from bot.domain.plan.words import known_zones
from bot.domain.zones import offered
from bot.errors import Refused
from bot.services import asking
from bot.services.aside import said_back
from bot.services.callers import Caller, Me, someone
from bot.services.considering import wishes
from bot.services.following import follow
from bot.services.planning import plan_participant
from bot.services.runs import home, refresh_sheets, sheet_card
from bot.services.telling import owe_missed
from bot.texts import catalogue
from bot.texts.places import zones_named
from storage.work import Reading, Work

CARD = "join:"

_STALE = Receipt("stale-button")
_UNDRAWABLE = "name-undrawable"


def languages_for(reading: Reading, visit_id: int | None) -> tuple[str, ...]:
    """Give the languages that somebody may choose from."""
    planned = reading.visits.plan(visit_id).languages if visit_id else ()
    return languages_to_choose(planned, catalogue.languages())


def steps_of(reading: Reading, dialogue: Row[Any]) -> tuple[str, ...]:
    """Give all steps of the joining that a dialogue is about."""
    return steps(dialogue.draft["role"], languages_for(reading, dialogue.visit_id))


def is_newcomer(reading: Reading, person_id: int) -> bool:
    """Tell whether somebody never got through joining, so that they may be someone else."""
    parts = reading.people.parts_of(person_id)
    return not reading.people.roles_of(person_id) and all(part.joined_at is None for part in parts)


def has_role(reading: Reading, person_id: int, role: str, visit_id: int | None) -> bool:
    """Tell whether somebody has this very role in a visit, or with none in the installation."""
    held = {(row.role, row.visit_id) for row in reading.people.roles_of(person_id)}
    return (role, visit_id or 0) in held


def begin(work: Work, me: Me, visit_id: int | None, role: str) -> None:
    """Begin to join, or go on where this joining was left."""
    there = work.people.dialogue(me.person.id)
    if there is None or not there.expects.startswith(PREFIX) or there.visit_id != visit_id:
        first = steps(role, languages_for(work, visit_id))[0]
        work.people.expect(me.person.id, first, visit_id=visit_id, draft={"role": role})
        if first != LANGUAGE:
            work.people.settle(me.person.id, language=languages_for(work, visit_id)[0])
    work.refresh(me.address.id, CARD, anew=True)


def choose_language(work: Work, caller: Caller, choice: str) -> Receipt:
    """Take the language that somebody tapped, or that they are somebody else."""
    me, dialogue = _at(work, caller, LANGUAGE)
    if dialogue is None:
        return _STALE
    if choice in languages_for(work, dialogue.visit_id):
        work.people.settle(me.person.id, language=choice)
        _move_on(work, me, dialogue)
    return Receipt()


def consent(work: Work, caller: Caller, choice: str) -> Receipt:
    """Record whether somebody agrees to the privacy notice."""
    me, dialogue = _at(work, caller, CONSENT)
    if dialogue is None:
        return _STALE
    standing = work.consents.standing(me.person.id, dialogue.visit_id)
    if choice == YES:
        if standing is None:
            _record(work, me, dialogue.visit_id, "given", _notice(work, me, dialogue))
        _move_on(work, me, dialogue)
    elif choice == NO:
        if standing is not None:
            _record(work, me, dialogue.visit_id, "withdrawn", standing.text_version)
        _stay(work, me, dialogue, refused=True)
    elif choice == AGAIN:
        _stay(work, me, dialogue)
    elif choice == BACK:
        _go(work, me, dialogue, step_before(CONSENT, steps_of(work, dialogue)))
    return Receipt()


def choose_name(work: Work, caller: Caller, choice: str) -> Receipt:
    """Take the proposed name for the certificate, or go back."""
    me, dialogue = _at(work, caller, NAME)
    if dialogue is None:
        return _STALE
    if choice == BACK:
        _go(work, me, dialogue, step_before(NAME, steps_of(work, dialogue)))
    elif letters := _undrawable(me.person.certificate_name or me.person.name):
        _stay(work, me, dialogue, problem=_UNDRAWABLE, letters=letters)
        return Receipt(_UNDRAWABLE, {"letters": letters}, alert=True)
    else:
        _move_on(work, me, dialogue)
    return Receipt()


def choose_zone(work: Work, caller: Caller, choice: str) -> Receipt:
    """Take the time zone that somebody tapped, or go back.

    Raises:
        Refused: the link they came in by was taken back in the meantime.
    """
    me, dialogue = _at(work, caller, ZONE)
    if dialogue is None:
        return _STALE
    if choice == BACK:
        _go(work, me, dialogue, step_before(ZONE, steps_of(work, dialogue)))
    elif choice in known_zones():
        work.people.settle(me.person.id, zone=choice)
        _move_on(work, me, dialogue)
    return Receipt()


def not_me(work: Work, caller: Caller) -> Receipt:
    """Free a link that somebody opened for whom it was not meant."""
    me, dialogue = _at(work, caller)
    if dialogue is None or not is_newcomer(work, me.person.id):
        return _STALE
    step_back(work, me)
    work.say(me.address.id, "join-not-me")
    return Receipt()


def step_back(work: Work, me: Me) -> None:
    """Free the chat and the link of somebody who stands at the door, as if they had not come."""
    for invitation in work.invitations.of_person(me.person.id):
        if invitation.used_by == me.address.id:
            work.invitations.release(invitation.id)
        # Whoever it is meant for has agreed to nothing.
        given = work.consents.standing(me.person.id, invitation.visit_id)
        if given is not None:
            _record(work, me, invitation.visit_id, "withdrawn", given.text_version)
    work.people.expect_nothing(me.person.id)
    work.people.unbind(me.address.id)
    work.cards.forget(me.address.id)


def hear(work: Work, me: Me, dialogue: Row[Any], text: str) -> None:
    """Take what somebody wrote while joining: their name, or where they are."""
    work.hold_person(dialogue.visit_id or 0, me.person.id)
    if dialogue.expects == NAME:
        _hear_name(work, me, dialogue, text)
    elif dialogue.expects == ZONE:
        found = offered("", zones_named(text), work.now)
        said = said_back(text)
        _stay(work, me, dialogue, anew=True, found=list(found), said=said)
    else:
        _stay(work, me, dialogue, anew=True)


def _hear_name(work: Work, me: Me, dialogue: Row[Any], text: str) -> None:
    try:
        name = checked_name(text)
    except BadName as problem:
        _stay(work, me, dialogue, anew=True, problem=problem.key)
        return
    if letters := _undrawable(name):
        _stay(work, me, dialogue, anew=True, problem=_UNDRAWABLE, letters=letters)
        return
    work.people.settle(me.person.id, certificate_name=name)
    _move_on(work, me, dialogue, anew=True)


def _undrawable(name: str) -> str:
    """Give what no certificate can show of a name, with blanks between; empty if it can all."""
    return " ".join(sorted(missing_glyphs(name)))


def _at(work: Work, caller: Caller, step: str = "") -> tuple[Me, Row[Any] | None]:
    """Find who taps and their dialogue; none if it is not at this step (or not at any)."""
    me = someone(work, caller)
    dialogue = work.people.dialogue(me.person.id)
    if dialogue is not None:
        work.hold_person(dialogue.visit_id or 0, me.person.id)
        dialogue = work.people.dialogue(me.person.id)
    if dialogue is None or not dialogue.expects.startswith(step or PREFIX):
        return me, None
    return me, dialogue


def _move_on(work: Work, me: Me, dialogue: Row[Any], *, anew: bool = False) -> None:
    following = step_after(dialogue.expects, steps_of(work, dialogue))
    if following:
        _go(work, me, dialogue, following, anew=anew)
    else:
        _finish(work, me, dialogue)


def _go(work: Work, me: Me, dialogue: Row[Any], step: str, *, anew: bool = False) -> None:
    draft = {"role": dialogue.draft["role"]}
    work.people.expect(me.person.id, step, visit_id=dialogue.visit_id, draft=draft)
    work.refresh(me.address.id, CARD, anew=anew)


def _stay(work: Work, me: Me, dialogue: Row[Any], *, anew: bool = False, **noted: object) -> None:
    draft = {"role": dialogue.draft["role"], **noted}
    work.people.expect(me.person.id, dialogue.expects, visit_id=dialogue.visit_id, draft=draft)
    work.refresh(me.address.id, CARD, anew=anew)


def _finish(work: Work, me: Me, dialogue: Row[Any]) -> None:
    role, visit_id = dialogue.draft["role"], dialogue.visit_id
    invited = work.invitations.of_person(me.person.id)
    if (role, visit_id) not in {(row.role, row.visit_id) for row in invited}:
        raise Refused("join-void", alert=True)
    work.people.expect_nothing(me.person.id)
    work.refresh(me.address.id, CARD)
    work.records.audit("joined", role, work.now, person=me.person.id, visit=visit_id)
    part = work.people.participant_in(visit_id, me.person.id) if visit_id else None
    if role == "participant" and part is not None:
        enter(work, part)
    else:
        work.people.grant(me.person.id, role, visit_id or 0)
        show_sheet(work, me, visit_id)


def enter(work: Work, part: Row[Any]) -> None:
    """Let a participant into their visit, for the first time or again; that ends their pause."""
    resumed = _end_pause(work, part)
    work.people.set_joined(part, work.now)
    if resumed:
        follow(work, part.person_id)
    else:
        plan_participant(work, part.id)
    if part.left_at is not None:
        owe_missed(work, part, part.left_at)
    asking.catch_up(work, part.visit_id, part)
    refresh_sheets(work, part.visit_id)


def _end_pause(work: Work, part: Row[Any]) -> bool:
    """Let everything come again to whoever comes in, and say so; tell whether they had paused."""
    who = wishes(work, part.person_id, work.visits.plan(part.visit_id))
    if not who.paused(work.now):
        return False
    work.preferences.set_pause(part.person_id, work.now)
    address_id = home(work, part.person_id, part.visit_id)
    if address_id is not None:
        work.say(address_id, "settings-pause-over", visit_id=part.visit_id)
    return True


def show_sheet(work: Work, me: Me, visit_id: int | None) -> None:
    """Put the run sheet of a visit at the end of a team member's chat."""
    visit = work.visits.by_id(visit_id) if visit_id else None
    if visit is not None:
        work.refresh(me.address.id, sheet_card(visit.key), anew=True)


def _record(work: Work, me: Me, visit_id: int | None, act: str, version: str) -> None:
    work.consents.add(me.person.id, visit_id, act, version, work.now)


def _notice(work: Work, me: Me, dialogue: Row[Any]) -> str:
    visit = work.visits.by_id(dialogue.visit_id) if dialogue.visit_id else None
    return notice_version(visit.version if visit else 0, catalogue.nearest(me.person.language))
