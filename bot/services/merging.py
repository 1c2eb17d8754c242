"""Contributions that say the same are counted as one, as facilitators decide."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from bot.domain.curating import (
    UNTOUCHED,
    counted_as,
)
from bot.domain.messages import Receipt
from bot.domain.wordings import Suggestion, pair_name, suggestions, words_of
from bot.errors import Refused
from bot.services import disclosure
from bot.services.authors import is_sealed
from bot.services.callers import Caller, team_member
from bot.services.moderating import LENGTH, ONE, REVIEW, change, settled, show_page, there
from bot.services.runs import (
    held_run,
    prompt_of,
)
from storage.work import Reading, Work


def suggested(reading: Reading, run: Row[Any]) -> tuple[Suggestion, ...]:
    """Give the words of a cloud that may be meant as one."""
    if prompt_of(run).kind != "words":
        return ()
    curations = reading.curations.of_run(run.id)
    values = (one.value for one in disclosure.contributions(reading, run))
    return tuple(suggestions(words_of(values, curations), curations))


def merge(work: Work, caller: Caller, run_id: int, what: str, names: str) -> Receipt:
    """Count one contribution as another one.

    Args:
        work: the transaction.
        caller: a facilitator.
        run_id: of which run.
        what: `with` from the page of the second one, `same` from the suggestions.
        names: of the two, one behind the other: the first is counted as the second.

    Raises:
        Refused: the caller does not run the visit, one of them is not there any more, or votes
            are sealed already.
    """
    run = held_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    name, into = names[:LENGTH], names[LENGTH:]
    _must_be_mergeable(run)
    for one in (name, into):
        there(work, run, one)
    if name == into:
        raise Refused("moderate-gone", alert=True)
    change(work, run, name, lambda decided: replace(decided, into=into))
    show_page(work, me, run_id, f"{ONE}:{into}" if what == "with" else f"{REVIEW}:")
    return settled(work, me, run, "merge")


def take_apart(work: Work, caller: Caller, run_id: int, name: str) -> Receipt:
    """Count everything that was merged into a contribution as itself again.

    Raises:
        Refused: the caller does not run the visit, or votes are sealed already.
    """
    run = held_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    _must_be_mergeable(run)
    curations = work.curations.of_run(run_id)
    for one, decided in curations.items():
        if one != name and decided.into and counted_as(one, curations) == name:
            work.curations.put(run_id, one, replace(decided, into=""))
    return settled(work, me, run, "apart")


def keep_apart(work: Work, caller: Caller, run_id: int, names: str) -> Receipt:
    """Never suggest again to count two words as one.

    Raises:
        Refused: the caller does not run the visit.
    """
    run = held_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    pair = pair_name(names[:LENGTH], names[LENGTH:])
    work.curations.put(run_id, pair, UNTOUCHED)
    return settled(work, me, run, "keep")


def _must_be_mergeable(run: Row[Any]) -> None:
    """Once it cannot be told which votes are one person's, none are put together or taken apart."""
    if prompt_of(run).votes and is_sealed(run):
        raise Refused("moderate-votes-sealed", alert=True)
