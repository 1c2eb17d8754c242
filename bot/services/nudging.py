"""The silent nudge: the card comes to the end of the chat of those who have not answered.

Without a sound, at most every two minutes for a prompt, and to nobody who sleeps or paused. It
names nobody, and tells no number: of an anonymous prompt even that would say too much.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Receipt
from bot.errors import Refused
from bot.services import acts
from bot.services.callers import Me
from bot.services.considering import unwelcome, wishes
from bot.services.outside import away_in, is_outside
from bot.services.runs import can_answer, home, prompt_card, prompt_of, refresh_sheets, title_of
from bot.services.steering import run_of, still_open
from storage.ids import short
from storage.work import Reading, Work

NOTE = "nudge-note"  # above the card, until its person acts
_APART = timedelta(minutes=2)


def nudge(work: Work, me: Me, visit_id: int, about: str) -> Receipt:
    """Remind those who have not answered, without a sound.

    Raises:
        Refused: it is closed, or somebody did so a moment ago.
    """
    run = still_open(work, me, run_of(work, visit_id, about))
    if nudged_lately(work, run):
        raise Refused("nudge-too-soon", alert=True)
    for participant in _silent_ones(work, run):
        address_id = home(work, participant.person_id, visit_id)
        if address_id is not None:
            work.refresh(address_id, prompt_card(run.id), anew=True, note=NOTE)
    acts.remember_run(work, me, acts.NUDGED, run)
    refresh_sheets(work, visit_id)
    return Receipt("nudge-done", {"title": title_of(prompt_of(run))})


def nudged_lately(reading: Reading, run: Row[Any]) -> bool:
    """Tell whether those who are missing were reminded less than two minutes ago."""
    return any(
        act.act == acts.NUDGED and act.about == short(run.id) and reading.now < act.at + _APART
        for act in acts.recent(reading, run.visit_id)
    )


def _silent_ones(reading: Reading, run: Row[Any]) -> list[Row[Any]]:
    """Give those who take part, have not answered, and would not mind to hear of it now."""
    waiting = [row.participant_id for row in reading.asked.in_run(run.id) if not row.answered]
    found = (reading.people.participant(participant_id) for participant_id in waiting)
    there = [one for one in found if one is not None and can_answer(run, one)]
    if is_outside(reading, run.visit_id):
        return [one for one in there if _welcome(reading, one)]
    away = away_in(reading, run.visit_id)
    return [one for one in there if one.person_id not in away]


def _welcome(reading: Reading, participant: Row[Any]) -> bool:
    who = wishes(reading, participant.person_id, reading.visits.plan(participant.visit_id))
    return not unwelcome(reading, participant.person_id, who, reading.now)
