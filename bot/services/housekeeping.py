"""What is not needed any more is removed, without anybody asking for it.

How long things are kept stands in `bot.domain.retention`, unless the operator says otherwise.
All of it may run again, late, or in several processes.
"""

from bot.domain import retention
from bot.domain.joining import plan_version_of
from bot.domain.retention import USUAL, Ages
from bot.services import ghosts
from bot.services.running import expire_run
from storage.work import Reading, Work


def tidy(work: Work, ages: Ages = USUAL) -> None:
    """Remove strangers' chats, and the traces of messages that nobody asks for any more."""
    work.belongings.forget_strangers(work.now - retention.STRANGERS)
    work.hands.lower_before(work.now - retention.HANDS)
    work.connect_codes.forget_before(work.now - retention.CODES)
    work.records.forget_seen(work.now - ages.seen)
    work.records.forget_parked(work.now - retention.PARKED_UPDATES)
    work.outbox.forget_settled(work.now - ages.letters)
    work.timeline.forget_told(work.now - ages.letters)


def expired(reading: Reading) -> list[int]:
    """Give the visits whose answers have been kept for as long as was promised."""
    found = {
        *reading.answers.visits_with_any(),
        *reading.hands.visits_with_any(),
        *reading.notes.visits_with_any(),
    }
    return [visit for visit in sorted(found) if _is_over(reading, visit)]


def forget_answers(work: Work, visit_id: int) -> None:
    """Remove all answers of a visit whose time is over, who spoke, and the notes.

    That somebody answered stays, and so do attendance and certificates: they need no content.
    """
    work.hold_visit(visit_id)
    if not _is_over(work, visit_id):
        return
    ghosts.end(work, visit_id)
    work.hands.forget(visit_id)
    work.notes.forget(visit_id)
    work.live_acts.forget(visit_id, work.now)
    answered = work.answers.runs_with_any(visit_id)
    runs = work.prompts.runs_of(visit_id)
    ending = [run for run in runs if run.state == "open" or run.id in answered]
    for run in ending:
        expire_run(work, run)
    if ending:
        work.records.audit("expired", "answers", work.now, person=None, visit=visit_id)


def _is_over(reading: Reading, visit_id: int) -> bool:
    """Tell whether the shortest time is over that the plan says, or said to those who agreed."""
    plan = reading.visits.plan(visit_id)
    agreed = {plan_version_of(text) for text in reading.consents.versions_of(visit_id)}
    plans = [plan, *(reading.visits.plan_version(visit_id, number) for number in agreed)]
    days = min(retention.days_kept(promised.privacy) for promised in plans)
    return retention.end_of_answers(plan, days) <= reading.now
