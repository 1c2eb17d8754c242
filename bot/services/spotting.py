"""A facilitator asks something on the spot: typed, looked at, sent.

Nothing leaves before it was seen as those who are asked will see it, and "Send" was tapped.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Receipt
from bot.domain.spots import (
    MINUTES,
    SEEN_BY,
    WITH_OPTIONS,
    WITHOUT_OPTIONS,
    Draft,
    asked_in,
    drafted,
    retyped,
)
from bot.errors import Refused
from bot.services import acts, ghosts, rewording, spot_pages
from bot.services.callers import Caller, Me, team_member
from bot.services.opening import start_run
from bot.services.runs import title_of
from bot.services.spot_pages import ASK, PREVIEW, REWORDED, WHICH, WORDING, Preparing, card_of
from bot.services.spot_prompts import TEMPERATURE, prepared, temperature_check
from bot.services.visit_words import title_of as title_of_visit
from bot.services.visiting import run_by
from storage.ids import short, unshort
from storage.work import Work


def hear_ask(work: Work, me: Me, text: str, *, alone: bool) -> bool:
    """Take "ask: …" of somebody who runs a visit; whatever others write is plain text.

    Args:
        work: the transaction.
        me: who wrote.
        text: what they wrote.
        alone: nothing waits for their text, so that "ask" needs no colon.

    Returns:
        Whether it was taken.

    Raises:
        Refused: it asks nothing that can be asked.
    """
    question = asked_in(text, sure=not alone)
    visits = run_by(work, me.person.id) if question else []
    if not visits:
        return False
    draft = drafted(question)
    if len(visits) == 1:
        _preview(work, me, Preparing(PREVIEW, visits[0], draft), below=True)
        return True
    spot_pages.enter(work, me, Preparing(WHICH, visits[0], draft))
    rows = [
        [Button(title_of_visit(work.visits.plan(one)), press(Verb.SPOT, short(one), "here"))]
        for one in visits
    ]
    work.say(me.address.id, "spot-which", buttons=rows)
    return True


def hear(work: Work, me: Me, dialogue: Row[Any], text: str) -> bool:
    """Take what somebody typed as what they want to ask, or as other words for it.

    Raises:
        Refused: it cannot be asked like that, or they do not run the visit any more.
    """
    where = spot_pages.read(dialogue)
    if where is None or where.page == WHICH:
        return False
    if not work.people.leads(me.person.id, where.visit_id):
        raise Refused("sheet-not-yours")
    question = asked_in(text, sure=True) or text
    if where.about:
        draft = Draft(drafted(question).text)
        _preview(work, me, replace(where, page=REWORDED, draft=draft), below=True)
        return True
    draft = retyped(where.draft, question) if where.draft else drafted(question)
    _preview(work, me, replace(where, page=PREVIEW, draft=draft), below=True)
    return True


def bring(work: Work, caller: Caller, visit: str) -> Receipt:
    """Ask what is to be asked, from the run sheet; what is being prepared comes back.

    Raises:
        Refused: the caller does not run the visit.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    there = spot_pages.preparing(work, me.person.id, visit_id)
    where = Preparing(ASK, visit_id)
    if there is not None and there.draft is not None and not there.about:
        where = replace(there, page=PREVIEW)
    _preview(work, me, where, below=True)
    return Receipt()


def begin_rewording(work: Work, caller: Caller, visit: str, run: str) -> Receipt:
    """Ask for other words for a prompt that is open.

    Raises:
        Refused: the caller does not run the visit, or it is not open.
    """
    visit_id = unshort(visit)
    me = team_member(work, caller, visit_id)
    where = Preparing(WORDING, visit_id, about=run)
    spot_pages.run_about(work, where)
    _preview(work, me, where, below=True)
    return Receipt()


def act(work: Work, caller: Caller, visit: str, what: str) -> Receipt:
    """Do what a button of the card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `ACTS`, or a setting and its value, e.g. `kind-words` or `for-10`.

    Raises:
        Refused: they do not run the visit, or prepare nothing any more.
    """
    visit_id = unshort(visit)
    work.hold_visit(visit_id)
    me = team_member(work, caller, visit_id)
    if what == TEMPERATURE:
        return _ready_made(work, me, visit_id)
    where = spot_pages.read(work.people.dialogue(me.person.id))
    if where is None or (where.visit_id != visit_id and where.page != WHICH):
        work.refresh(me.address.id, card_of(work, visit_id))
        return Receipt("spot-gone", alert=True)
    if what in ACTS:
        return ACTS[what](work, me, replace(where, visit_id=visit_id))
    if where.draft is None:
        raise Refused("spot-gone", alert=True)
    _preview(work, me, replace(where, draft=_set(where.draft, *what.split("-", 1))))
    return Receipt()


def _ready_made(work: Work, me: Me, visit_id: int) -> Receipt:
    draft = temperature_check(me.person.language)
    _preview(work, me, Preparing(PREVIEW, visit_id, draft), below=True)
    return Receipt()


def _send(work: Work, me: Me, where: Preparing) -> Receipt:
    if where.about:
        return rewording.correct(work, me, where)
    prompt = prepared(work, where)
    run = start_run(work, where.visit_id, prompt, me.person.id)
    acts.remember_run(work, me, acts.OPENED, run)
    spot_pages.put_away(work, me, where.visit_id)
    work.records.audit(
        "prompt.open", run.prompt_key, work.now, person=me.person.id, visit=where.visit_id
    )
    return Receipt("sheet-opened", {"title": title_of(prompt)})


def _rehearse(work: Work, me: Me, where: Preparing) -> Receipt:
    """Send it to the team, and to nobody if the rehearsal has ended meanwhile."""
    if not ghosts.is_on(work, where.visit_id):
        raise Refused("ghost-ended", alert=True)
    return _send(work, me, where)


def _drop(work: Work, me: Me, where: Preparing) -> Receipt:
    spot_pages.put_away(work, me, where.visit_id)
    return Receipt("spot-dropped")


def _here(work: Work, me: Me, where: Preparing) -> Receipt:
    """Ask it in this one of several visits."""
    _preview(work, me, replace(where, page=PREVIEW), below=True)
    return Receipt()


def _set(draft: Draft, setting: str, value: str) -> Draft:
    if setting == "kind" and value in draft.kinds:
        return replace(draft, kind=value)
    if setting == "seen" and value in SEEN_BY:
        return replace(draft, seen_by=value)
    if setting == "for" and value.isdecimal() and int(value) in MINUTES:
        return replace(draft, minutes=int(value))
    raise Refused("stale-button")


def _preview(work: Work, me: Me, where: Preparing, *, below: bool = False) -> None:
    spot_pages.enter(work, me, where)
    work.refresh(me.address.id, card_of(work, where.visit_id), anew=below)


ACTS: Mapping[str, Callable[[Work, Me, Preparing], Receipt]] = {
    "send": _send,
    "rehearse": _rehearse,
    "drop": _drop,
    "here": _here,
}
SETTINGS = (
    *(f"kind-{kind}" for kind in (*WITHOUT_OPTIONS, *WITH_OPTIONS)),
    *(f"seen-{who}" for who in SEEN_BY),
    *(f"for-{minutes}" for minutes in MINUTES),
)
