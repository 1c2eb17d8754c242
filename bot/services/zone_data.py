"""Planning anew what is still to come when other time zone data are in use than before."""

from bot.domain.timeline import decided_at
from bot.services.planning import replan
from storage.work import Reading, Work


def visits(reading: Reading) -> list[int]:
    """Give all visits."""
    return [int(visit.id) for visit in reading.visits.everything()]


def plan_anew(work: Work, visit_id: int) -> None:
    """Move what is still to come of a visit to where it belongs; what was sent stays sent.

    A visit is over when its certificates are decided.
    """
    work.hold_visit(visit_id)
    if decided_at(work.visits.plan(visit_id)) > work.now:
        replan(work, visit_id)
