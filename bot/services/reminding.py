"""What the clock says to a person, and what keeps it back at the last moment."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.completion import Level
from bot.domain.messages import Lane
from bot.domain.plan.model import Plan
from bot.domain.quiet import allowed_from, is_quiet, local_day
from bot.domain.timeline import LANES, Kind
from bot.services.progress import presence, standing
from bot.services.reminder_letters import LETTERS, Recipient
from bot.services.runs import home
from storage.work import Work


def remind(work: Work, entry: Row[Any]) -> str:
    """Send the reminder that a timeline entry owes, if the world still asks for it.

    Not to somebody who left or cannot be reached; not `join` to those who checked in, nor
    `missed` to those who were there or have met everything already; nothing stale; of what is
    unsolicited, no more in a person's own day than the plan allows.

    Args:
        work: the transaction.
        entry: a planned row of `timeline` of one of the kinds in `LETTERS`.

    Returns:
        Why it was not sent; empty if it was.
    """
    if why_not := _hopeless(work, entry):
        return why_not
    recipient, why_not = _recipient(work, entry)
    if recipient is None:
        return why_not
    why_not = _why_not(work, entry, recipient)
    if not why_not:
        letter = LETTERS[entry.kind](work, recipient)
        work.say(
            recipient.address_id,
            letter.key,
            args=letter.args,
            buttons=letter.buttons,
            lane=LANES[entry.kind],
            visit_id=entry.visit_id,
            not_before=recipient.leaves,
            expires_at=_until(entry),
        )
    return why_not


def _recipient(work: Work, entry: Row[Any]) -> tuple[Recipient | None, str]:
    participant = work.people.participant(entry.participant_id)
    if participant is None or participant.state != "joined":
        return None, "left"
    person = work.people.by_id(participant.person_id)
    address_id = home(work, participant.person_id, entry.visit_id)
    if person is None or address_id is None:
        return None, "not reachable"
    plan = work.visits.plan(entry.visit_id)
    zone = person.zone or plan.host.zone
    leaves = _leaves(work, entry, plan, zone)
    day = plan.day(entry.args["day"])
    return Recipient(participant, address_id, zone, plan, day, leaves), ""


def _hopeless(work: Work, entry: Row[Any]) -> str:
    """Tell why nobody would want it any more, whoever they are; after an outage that is most."""
    until = _until(entry)
    if entry.args.get("drop"):
        return str(entry.args["drop"])
    return "stale" if until and work.now >= until else ""


def _why_not(work: Work, entry: Row[Any], recipient: Recipient) -> str:
    args = entry.args
    row = work.presence.on(recipient.participant.id, recipient.day.key)
    there = row is not None and presence(row).present
    if there and args.get("unless") == "checked_in":
        return "checked in"
    if args.get("only") == ("absent" if there else "present"):
        return "was there" if there else "was absent"
    if entry.kind == Kind.MISSED and _has_everything(work, recipient):
        return "nothing to catch up"
    return _inconsiderate(work, entry, recipient)


def _inconsiderate(work: Work, entry: Row[Any], recipient: Recipient) -> str:
    """Tell why something that is only meant well would not be welcome."""
    if LANES[entry.kind] != Lane.UNSOLICITED:
        return ""
    if is_quiet(recipient.leaves, recipient.plan.messages.quiet, recipient.zone):
        return "quiet hours"
    return "daily cap" if _over_budget(work, recipient) else ""


def _has_everything(work: Work, recipient: Recipient) -> bool:
    return standing(work, recipient.participant).outcome.level is Level.COMPLETION


def _over_budget(work: Work, recipient: Recipient) -> bool:
    that_day = local_day(recipient.leaves, recipient.zone)
    sent = work.outbox.unsolicited_between(recipient.address_id, *that_day)
    return sent >= recipient.plan.messages.at_most_a_day


def _leaves(work: Work, entry: Row[Any], plan: Plan, zone: str) -> datetime:
    """Give when it may leave: an entry that is done late may have come into quiet hours.

    What is owed and would come too late in the morning leaves now.
    """
    allowed = allowed_from(work.now, plan.messages.quiet, zone)
    until = _until(entry)
    late = until is not None and allowed >= until
    return work.now if late or LANES[entry.kind] == Lane.LIVE else allowed


def _until(entry: Row[Any]) -> datetime | None:
    until = entry.args.get("until")
    return datetime.fromisoformat(until) if until else None
