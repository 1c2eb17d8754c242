"""Finding somebody else to talk with: a partner is not there, or somebody came late."""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.domain.phases import TALKING
from bot.errors import Refused
from bot.services.callers import Caller, Me, someone
from bot.services.discussing import companions, differ
from bot.services.pair_lists import refresh_pairs
from bot.services.runs import can_answer, held_run, prompt_card, refresh_mine
from storage.work import Reading, Work

AWAY, JOIN = "away", "join"
_A_PAIR = 2


def find_another(work: Work, caller: Caller, run_id: int) -> Receipt:
    """Let somebody join a pair: another than theirs, if they are in one.

    Raises:
        Refused: they were not asked, or there is no other pair.
    """
    me = someone(work, caller)
    run = held_run(work, run_id)
    participant = _asked(work, run, me)
    if run.state != "open" or run.phase != TALKING:
        work.refresh(me.address.id, prompt_card(run_id))
        return Receipt("discuss-over")
    number = _place(work, run, participant.id)
    if number is None:
        raise Refused("discuss-no-other", alert=True)
    left = companions(work, run, participant.id)
    work.pairs.put(run_id, {participant.id: number})
    for one in (participant, *left, *companions(work, run, participant.id)):
        refresh_mine(work, one.person_id, prompt_card(run_id))
    refresh_pairs(work, run)
    return Receipt("discuss-moved")


def _asked(work: Work, run: Row[Any], me: Me) -> Row[Any]:
    participant = work.people.participant_in(run.visit_id, me.person.id)
    asked = work.asked.of(run.id, participant.id) if participant else None
    if participant is None or asked is None or not can_answer(run, participant):
        raise Refused("prompt-not-for-you", alert=True)
    return participant


def _place(reading: Reading, run: Row[Any], participant_id: int) -> int | None:
    """Choose a pair: of two rather than more, with somebody who chose otherwise.

    Where one sits alone, another has looked for them in vain; they are chosen last.
    """
    groups = _others(reading, run, participant_id)

    def against(number: int) -> tuple[bool, int, bool, int]:
        there = groups[number]
        alike = not differ(reading, run, [participant_id, *there])
        return len(there) < _A_PAIR, len(there), alike, number

    return min(groups, key=against, default=None)


def _others(reading: Reading, run: Row[Any], participant_id: int) -> dict[int, list[int]]:
    """Give the other pairs by their number: the participants who are in them and take part."""
    numbers = reading.pairs.of_run(run.id)
    groups: dict[int, list[int]] = {}
    for who, number in numbers.items():
        row = reading.people.participant(who)
        if number != numbers.get(participant_id) and row is not None and can_answer(run, row):
            groups.setdefault(number, []).append(who)
    return groups
