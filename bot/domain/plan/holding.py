"""What of a plan takes place: a cancelled session is announced as such, and otherwise not there."""

from bot.domain.plan.model import Plan


def as_held(plan: Plan) -> Plan:
    """Give the plan without cancelled sessions, and without the days that have no other.

    At least one session of a plan is not cancelled (`bot.domain.plan.rules.days`).
    """
    if not any(session.cancelled for day in plan.days for session in day.sessions):
        return plan
    days = (
        day.model_copy(update={"sessions": tuple(s for s in day.sessions if not s.cancelled)})
        for day in plan.days
    )
    return plan.model_copy(update={"days": tuple(day for day in days if day.sessions)})
