"""What facilitators decide about single contributions: hidden, starred, pinned, large on the board.

Whatever was decided is taken back by the same button, which then says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.contributions import Contribution, can_be_moderated, contributed
from bot.domain.curating import (
    HELD,
    HIDDEN,
    SHOWN,
    UNTOUCHED,
    Curation,
    voted_for,
)
from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import boards, disclosure
from bot.services.callers import Caller, Me, team_member
from bot.services.runs import (
    existing_run,
    held_run,
    prompt_card,
    prompt_of,
    refresh_sheets,
    result_card,
)
from bot.services.voting import is_voting
from storage.ids import short
from storage.work import Reading, Work

LIST, ONE, PICK, REVIEW = "list", "one", "pick", "review"
LENGTH = 16  # of a contribution's name

# What each button makes of a decision; the second of two takes the first back.
DECISIONS: Mapping[str, Callable[[Curation], Curation]] = {
    "hide": lambda decided: replace(decided, state=HIDDEN),
    "show": lambda decided: replace(decided, state=SHOWN),
    "star": lambda decided: replace(decided, starred=True),
    "unstar": lambda decided: replace(decided, starred=False),
    "pin": lambda decided: replace(decided, pinned=True),
    "unpin": lambda decided: replace(decided, pinned=False),
    "answered": lambda decided: replace(decided, answered=True),
    "unanswered": lambda decided: replace(decided, answered=False),
}


def card_of(run_id: int) -> str:
    """Name the card on which the team moderates a run."""
    return f"moderate:{short(run_id)}"


def waiting(reading: Reading, run: Row[Any]) -> int:
    """Count what waits for a facilitator in a run, as far as it may be told by now."""
    if not can_be_moderated(prompt_of(run)):
        return 0
    if not any(one.state == HELD for one in reading.curations.of_run(run.id).values()):
        return 0
    return sum(one.waits for one in contributions_of(reading, run))


def contributions_of(reading: Reading, run: Row[Any]) -> tuple[Contribution, ...]:
    """Give what the team may decide about in a run now."""
    votes = (one for one in disclosure.given(reading, run, "facilitators") if voted_for(one.part))
    given = (*disclosure.contributions(reading, run), *votes)
    return contributed(prompt_of(run), given, reading.curations.of_run(run.id))


def open_card(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Bring what was contributed to a run to the end of a facilitator's chat.

    Raises:
        Refused: the caller does not run the visit, or there is nothing to moderate in it.
    """
    run = existing_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    if not can_be_moderated(prompt_of(run)):
        raise Refused("moderate-nothing-written", alert=True)
    work.card_pages.turn(me.address.id, card_of(run_id), "")
    work.refresh(me.address.id, card_of(run_id), anew=True)
    return Receipt()


def turn(work: Work, caller: Caller, run_id: int, page: str, about: str) -> Receipt:
    """Turn a facilitator's card to a page: `LIST`, `ONE`, `PICK` or `REVIEW`.

    Args:
        work: the transaction.
        caller: a facilitator.
        run_id: of which run.
        page: one of these.
        about: the first place on the page; or a contribution, and behind it such a place.

    Raises:
        Refused: the caller does not run the visit.
    """
    me = team_member(work, caller, existing_run(work, run_id).visit_id)
    show_page(work, me, run_id, f"{page}:{about}")
    return Receipt()


def decide(work: Work, caller: Caller, run_id: int, what: str, name: str) -> Receipt:
    """Decide something about one contribution: one of `DECISIONS`.

    Raises:
        Refused: the caller does not run the visit, or the contribution is not there any more.
    """
    run = held_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    there(work, run, name)
    change(work, run, name, DECISIONS[what])
    return settled(work, me, run, what)


def put_in_spotlight(work: Work, caller: Caller, run_id: int, what: str, name: str) -> Receipt:
    """Have the board show one contribution large (`spot`), or the prompt again (`unspot`).

    Raises:
        Refused: the caller does not run the visit, or others do not see the contribution.
    """
    run = held_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    if what == "unspot":
        boards.end_spotlight(work, run.visit_id)
    elif run.ghost or there(work, run, name).decided.state != SHOWN:
        raise Refused("moderate-not-shown", alert=True)
    else:
        boards.spotlight(work, run.visit_id, run_id, name)
    return settled(work, me, run, what)


def there(work: Work, run: Row[Any], name: str) -> Contribution:
    """Find a contribution that was not merged into another one meanwhile.

    Raises:
        Refused: it is not there any more.
    """
    for one in contributions_of(work, run):
        if one.name == name:
            return one
    raise Refused("moderate-gone", alert=True)


def change(work: Work, run: Row[Any], name: str, becomes: Callable[[Curation], Curation]) -> None:
    """Change what was decided about a contribution."""
    decided = work.curations.of_run(run.id).get(name, UNTOUCHED)
    work.curations.put(run.id, name, becomes(decided))


def show_page(work: Work, me: Me, run_id: int, page: str) -> None:
    """Have a facilitator's card show a page, and what that is about."""
    work.card_pages.turn(me.address.id, card_of(run_id), page)
    work.refresh(me.address.id, card_of(run_id))


def settled(work: Work, me: Me, run: Row[Any], what: str) -> Receipt:
    """Have everybody who sees the run see what was decided, and note that it was."""
    work.refresh_all(card_of(run.id))
    if is_voting(run) or what == "show":  # what people vote on, or the word that theirs waits
        work.refresh_all(prompt_card(run.id))
    if run.state == "closed":
        for page in range(len(disclosure.result(work, run, "facilitators").pages) + 1):
            work.refresh_all(result_card(run.id, page))
    refresh_sheets(work, run.visit_id)
    work.records.audit(
        f"moderate.{what}", short(run.id), work.now, person=me.person.id, visit=run.visit_id
    )
    return Receipt(f"moderate-done-{what}")
