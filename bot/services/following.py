"""What follows at once when somebody moves, sleeps at other hours, pauses, or speaks otherwise.

Reminders are planned anew by their keys, so nothing that was sent is sent again; what waits for
the end of quiet hours waits for theirs; cards that show times are drawn anew.
"""

from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Lane
from bot.domain.plan.model import Plan
from bot.domain.preferences import Wishes
from bot.domain.reminders import in_time
from bot.domain.telling import is_pressing
from bot.services import asking, outside
from bot.services.considering import wishes
from bot.services.planning import plan_participant
from bot.services.runs import prompt_card
from bot.services.telling import NOTICE, news_between
from bot.services.visiting import parts_in
from storage.work import Work

_SETTLED = ("prompt", "result", "join", "settings")  # old questions and results stay as they are


def follow(work: Work, person_id: int) -> None:
    """Let everything that is still to come follow a person's new wishes; they are held."""
    for part in parts_in(work, person_id):
        plan_participant(work, part.id)
        outside.ask_when_it_suits(work, part)
    for address in work.people.addresses_of(person_id):
        for letter in work.outbox.held(address.id, work.now):
            _hold_differently(work, person_id, letter)
    _redraw(work, person_id)


def _hold_differently(work: Work, person_id: int, letter: Row[Any]) -> None:
    """Keep a letter that waits out of quiet hours as they are now, or out of a pause."""
    if letter.visit_id is None or letter.lane == Lane.LIVE:
        return
    plan = work.visits.plan(letter.visit_id)
    who = wishes(work, person_id, plan)
    leaves = who.allowed_from(work.now)
    if letter.lane == Lane.UNSOLICITED and who.paused(leaves):
        work.outbox.drop([letter.id], "paused", work.now)
        return
    if letter.lane == Lane.OWED and _comes_too_late(work, plan, letter, who):
        leaves = work.now
    if leaves != letter.not_before:
        work.outbox.put_off({letter.id: leaves})
        work.effects.unknown = True  # the sender must learn when it is to look


def _comes_too_late(work: Work, plan: Plan, letter: Row[Any], who: Wishes) -> bool:
    """Tell whether a letter that is owed cannot wait for the end of somebody's quiet hours."""
    if letter.text_key == NOTICE:
        since, version = int(letter.args["since"]), int(letter.args["version"])
        found = news_between(work, letter.visit_id, since, version, work.now)
        return is_pressing(found.soonest, work.now, who)
    kind, _, about = letter.unique_key.partition("/")  # of its timeline entry
    day = about.partition("/")[2].partition(".")[0]
    allowed = who.allowed_from(work.now)
    return not in_time(plan, kind, day, letter.expires_at, allowed)


def _redraw(work: Work, person_id: int) -> None:
    questions = {prompt_card(run.id) for run, _ in asking.open_for(work, person_id)}
    for address in work.people.addresses_of(person_id):
        for subject in work.cards.subjects_of(address.id):
            if subject in questions or subject.partition(":")[0] not in _SETTLED:
                work.refresh(address.id, subject)
