"""What the clock says to a person, and what keeps it back at the last moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.attendance import window
from bot.domain.completion import Level
from bot.domain.messages import Lane
from bot.domain.plan.model import Day, Plan, Prompt
from bot.domain.preferences import Wishes
from bot.domain.reminders import in_time
from bot.domain.timeline import LANES, Kind
from bot.services.announcement_letters import ERASED, WITH_IT, cards_of, there_is
from bot.services.considering import unwelcome, wishes
from bot.services.open_tasks import to_catch_up, to_nudge
from bot.services.progress import presence, standing
from bot.services.recipients import Recipient, Said
from bot.services.reminder_letters import LETTERS, together
from bot.services.runs import home
from storage.work import Reading, Work

NOTHING_LEFT = "nothing to catch up"
MERGED = "merged"  # why an entry was not sent by itself
IN = "in"  # what of a merged entry names the letter that it went with, by its unique key

# What there is to say in reminders that are sent only while there is something.
_TASKS: Mapping[str, Callable[[Reading, Recipient], Sequence[Prompt | Row[Any]]]] = {
    Kind.NUDGE: to_nudge,
    Kind.LAST_CALL: to_catch_up,
    Kind.ANNOUNCED: there_is,
}


def remind(work: Work, entry: Row[Any]) -> str:
    """Send the reminder that a timeline entry owes, if the world still asks for it.

    Not to somebody who left or cannot be reached; not `join` to those who checked in, nor
    `missed` to those who were there or have met everything already, nor `nudge` and `last_call`
    where there is nothing to answer; nothing stale; of what is
    unsolicited, no more in a person's own day than the plan and they allow, nothing in their quiet
    hours or in a pause, and in one message what is due to them together.

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
    why_not = _why_not(work, entry, recipient) or _inconsiderate(work, entry, recipient)
    if not why_not:
        held = _held_with(work, entry, recipient)
        entries = sorted((entry, *held), key=_place)
        letter = together([_said(work, one, recipient) for one in entries])
        also_told = cards_of(held)
        work.say(
            recipient.address_id,
            letter.key,
            args={**letter.args, **({WITH_IT: also_told} if also_told else {})},
            buttons=letter.buttons,
            lane=LANES[entry.kind],
            visit_id=entry.visit_id,
            not_before=recipient.leaves,
            expires_at=max((_until(one) for one in (entry, *held)), key=_late),
            unique=letter_of(entry.key),
        )
    return why_not


def why_not_now(reading: Reading, entry: Row[Any]) -> str:
    """Tell why what an entry owes would not be said, for all that is known now; empty if it would.

    Whether it would be welcome does not count.
    """
    recipient, why_not = _recipient(reading, entry)
    if recipient is None:
        return why_not
    return _hopeless(reading, entry) or _why_not(reading, entry, recipient)


def letter_of(key: str) -> str:
    """Give the unique key of the letter that an entry becomes, by the entry's key."""
    return f"{key}#0"


def carried_by(entry: Row[Any]) -> str:
    """Give the unique key of the letter in which an entry went, as one of several or alone."""
    return str(entry.args.get(IN) or letter_of(entry.key))


def _held_with(work: Work, entry: Row[Any], recipient: Recipient) -> list[Row[Any]]:
    """Take along what else nobody asked for is due to the same person: one message, not several."""
    if LANES[entry.kind] is not Lane.UNSOLICITED:
        return []
    taken = []
    for other in _also_due(work, entry):
        about = _about(recipient, other)
        why_not = _hopeless(work, other) or _why_not(work, other, about)
        if not why_not:
            noted = {**other.args, IN: letter_of(entry.key)}
            work.timeline.move(other.key, other.due, noted)
        work.timeline.settle(other.key, "dropped", work.now, why_not or MERGED)
        taken += [] if why_not else [other]
    return taken


def _also_due(work: Work, entry: Row[Any]) -> list[Row[Any]]:
    mine = work.timeline.of_participant(entry.participant_id)
    due = [row for row in mine if row.state == "planned" and row.due <= work.now]
    unsolicited = [row for row in due if LANES.get(row.kind) is Lane.UNSOLICITED]
    others = (row for row in unsolicited if row.key != entry.key)
    return sorted(others, key=lambda row: (row.due, row.key))


def _said(work: Work, entry: Row[Any], recipient: Recipient) -> Said:
    return LETTERS[entry.kind](work, _about(recipient, entry))


def _about(recipient: Recipient, entry: Row[Any]) -> Recipient:
    """Give the same recipient of another entry."""
    day = _day(recipient.plan, entry)
    return replace(recipient, day=day, noted=entry.args)


def _day(plan: Plan, entry: Row[Any]) -> Day:
    """Give the day that an entry is about; an announcement is about none."""
    return plan.day(entry.args["day"]) if "day" in entry.args else plan.days[-1]


def _place(entry: Row[Any]) -> int:
    """Give where in a letter an entry comes: what happened before what is still to do."""
    return [*LETTERS].index(entry.kind)


def _late(until: datetime | None) -> float:
    return until.timestamp() if until else float("inf")


def _recipient(reading: Reading, entry: Row[Any]) -> tuple[Recipient | None, str]:
    participant = reading.people.participant(entry.participant_id)
    if participant is None or participant.state != "joined":
        return None, "left"
    address_id = home(reading, participant.person_id, entry.visit_id)
    if address_id is None:
        return None, "not reachable"
    plan = reading.visits.plan(entry.visit_id)
    who = wishes(reading, participant.person_id, plan)
    leaves = _leaves(reading, entry, plan, who)
    return Recipient(participant, address_id, who, plan, _day(plan, entry), leaves, entry.args), ""


def _hopeless(reading: Reading, entry: Row[Any]) -> str:
    """Tell why nobody would want it any more, whoever they are; after an outage that is most."""
    until = _until(entry)
    if entry.args.get("drop"):
        return str(entry.args["drop"])
    return "stale" if until and reading.now >= until else ""


def _why_not(reading: Reading, entry: Row[Any], recipient: Recipient) -> str:
    args = entry.args
    row = reading.presence.on(recipient.participant.id, recipient.day.key)
    there = row is not None and presence(row).present
    opens, _ = window(recipient.plan, recipient.day)
    at_this_time = row is not None and row.since >= opens  # the day may have moved since
    if there and at_this_time and args.get("unless") == "checked_in":
        return "checked in"
    if args.get("only") == ("absent" if there else "present"):
        return "was there" if there else "was absent"
    if entry.kind == Kind.MISSED and _has_everything(reading, recipient):
        return NOTHING_LEFT
    if entry.kind in _TASKS and not _TASKS[entry.kind](reading, recipient):
        return ERASED if entry.kind == Kind.ANNOUNCED else NOTHING_LEFT
    return ""


def _inconsiderate(work: Work, entry: Row[Any], recipient: Recipient) -> str:
    """Tell why something that is only meant well would not be welcome, or comes into a pause."""
    if LANES[entry.kind] is Lane.UNSOLICITED:
        person_id = recipient.participant.person_id
        return unwelcome(work, person_id, recipient.wishes, recipient.leaves)
    return "paused" if recipient.wishes.paused(work.now) else ""


def _has_everything(reading: Reading, recipient: Recipient) -> bool:
    return standing(reading, recipient.participant).outcome.level is Level.COMPLETION


def _leaves(reading: Reading, entry: Row[Any], plan: Plan, who: Wishes) -> datetime:
    """Give when it may leave: an entry that is done late may have come into quiet hours.

    What would come too late in the morning leaves now.
    """
    allowed = who.allowed_from(reading.now)
    day = entry.args.get("day", "")
    return allowed if in_time(plan, entry.kind, day, _until(entry), allowed) else reading.now


def _until(entry: Row[Any]) -> datetime | None:
    until = entry.args.get("until")
    return datetime.fromisoformat(until) if until else None
