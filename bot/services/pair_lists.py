"""The list of pairs for the facilitators, to copy for the rooms of the call; kept up to date."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.services.callers import Caller, team_member
from bot.services.runs import can_answer, existing_run, home
from storage.ids import short
from storage.work import Reading, Work

ON_A_PAGE = 25  # pairs; with long names they fill a message


def pairs_card(run_id: int, page: int = 0) -> str:
    """Name the card that lists a page, from 0, of the pairs of a run."""
    return f"pairs:{short(run_id)}:{page}"


def pages_of(reading: Reading, run: Row[Any]) -> int:
    """Count the pages that the pairs of a run need, at least one."""
    numbers = set(reading.pairs.of_run(run.id).values())
    return max(1, -(-len(numbers) // ON_A_PAGE))


def groups_of(reading: Reading, run: Row[Any]) -> list[tuple[int, list[str]]]:
    """Give each pair's number with the names of those who are in it; nobody who left."""
    groups: dict[int, list[str]] = {}
    for participant_id, number in reading.pairs.of_run(run.id).items():
        participant = reading.people.participant(participant_id)
        if participant is None or not can_answer(run, participant):
            continue
        person = reading.people.by_id(participant.person_id)
        groups.setdefault(number, []).append(person.name if person else "")
    return sorted(groups.items())


def bring_pairs(work: Work, run: Row[Any]) -> None:
    """Bring the list to the end of every facilitator's chat."""
    for person_id in dict.fromkeys(role.person_id for role in work.people.team_of(run.visit_id)):
        address_id = home(work, person_id, run.visit_id)
        if address_id is not None:
            _bring(work, run, address_id)


def press_pairs(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Bring the list to the end of one facilitator's chat.

    Raises:
        Refused: they do not run the visit.
    """
    run = existing_run(work, run_id)
    me = team_member(work, caller, run.visit_id)
    _bring(work, run, me.address.id)
    return Receipt()


def refresh_pairs(work: Work, run: Row[Any]) -> None:
    """Have the list drawn anew wherever it stands."""
    for page in range(pages_of(work, run)):
        work.refresh_all(pairs_card(run.id, page))


def _bring(work: Work, run: Row[Any], address_id: int) -> None:
    for page in range(pages_of(work, run)):
        work.refresh(address_id, pairs_card(run.id, page), anew=True)
