"""Asking outside a session: who sleeps is asked when they wake, who pauses is not asked at all.

Inside a session, half an hour around it included, everybody is asked at once but those who paused
and have not checked in. Whatever is open shows on /now at any time.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.domain.happening import happening, is_live
from bot.domain.plan.model import Day, Prompt
from bot.domain.timeline import Kind
from bot.services import asking
from bot.services.closing import closing_time
from bot.services.considering import unwelcome, wishes
from bot.services.runs import home, prompt_card
from storage.work import Reading, Work

_WAITING = (Kind.ASK, Kind.SHOW, Kind.ANNOUNCED)  # for the end of somebody's quiet hours


@dataclass(frozen=True)
class Reach:
    """Whom a prompt would reach if it were opened now.

    Attributes:
        now: how many at once.
        later: how many when their quiet hours end.
        at: when that is on the clocks of all of these; none if they differ.
        silent: how many do not get it, and find a prompt on /now only: they paused, or have had
            enough messages today.
        late: how many do not get it as it closes before their quiet hours end.
    """

    now: int
    later: int
    at: time | None
    silent: int
    late: int = 0


def is_outside(reading: Reading, visit_id: int) -> bool:
    """Tell whether a visit is in no session now, nor half an hour around one."""
    return not is_live(reading.visits.plan(visit_id), reading.now)


def reach(reading: Reading, visit_id: int, prompt: Prompt) -> Reach:
    """Work out whom a prompt would reach if it were opened now, outside a session."""
    participants = reading.people.participants_of(visit_id)
    joined = [one for one in participants if one.state == "joined"]
    closes = closing_time(reading.visits.plan(visit_id), prompt, reading.now)
    return reach_among(reading, visit_id, joined, reading.now, closes=closes)


def reach_among(  # noqa: PLR0913 - who, when, and what of it
    reading: Reading,
    visit_id: int,
    participants: Iterable[Row[Any]],
    instant: datetime,
    *,
    asked_for: bool = False,
    closes: datetime | None = None,
) -> Reach:
    """Work out which of some participants something unsolicited would reach at an instant.

    What is `asked_for` is kept back by a pause and quiet hours, but by nobody's daily cap. What
    `closes` is not sent from then on.
    """
    ends: Counter[time | None] = Counter()
    silent = late = 0
    for participant in participants:
        if home(reading, participant.person_id, visit_id):
            who = wishes(reading, participant.person_id, reading.visits.plan(visit_id))
            due = who.allowed_from(instant)
            why_not = unwelcome(reading, participant.person_id, who, due)
            if why_not == "paused" or (why_not and not asked_for):
                silent += 1
            elif closes is not None and closes <= due:
                late += 1
            else:
                later = due > instant
                ends[due.astimezone(ZoneInfo(who.zone)).time() if later else None] += 1
    now = ends.pop(None, 0)
    at = next(iter(ends)) if len(ends) == 1 else None
    return Reach(now, ends.total(), at, silent, late)


def put_before(work: Work, run: Row[Any], participants: Iterable[Row[Any]]) -> None:
    """Ask everybody what was just opened, each when it suits them."""
    participants = list(participants)
    work.asked.add(run.id, [one.id for one in participants])
    if run.reopened:
        work.refresh_all(prompt_card(run.id))  # where it stands already it tells nobody
    if not is_outside(work, run.visit_id):
        away = away_in(work, run.visit_id)
        asking.ask(work, run, [one for one in participants if one.person_id not in away])
        return
    entries = [_entry(work, run, one) for one in participants]
    work.timeline.add(entries)
    for entry in entries:
        if entry["due"] <= work.now:
            _settle_now(work, entry["key"])
    work.replanned()


def ask_due(work: Work, entry: Row[Any]) -> str:
    """Ask somebody what was opened outside a session; give why not, empty if they were asked.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `ask`, with the run's id in its args.
    """
    run = work.prompts.run(int(entry.args["run"]))
    participant = work.people.participant(entry.participant_id)
    if run is None or run.state != "open":
        return "closed"
    if participant is None or participant.state != "joined":
        return "left"
    asked = work.asked.of(run.id, participant.id)
    if asked is not None and asked.answered:
        return "answered"
    address_id = home(work, participant.person_id, entry.visit_id)
    if address_id is None:
        return "not reachable"
    if not run.reopened and work.cards.of(address_id, prompt_card(run.id)) is not None:
        return "seen on /now"
    who = wishes(work, participant.person_id, work.visits.plan(entry.visit_id))
    why_not = unwelcome(work, participant.person_id, who, work.now)
    if not why_not:
        several = _settle_others(work, entry)
        card = asking.NOW_CARD if several else prompt_card(run.id)
        work.refresh(address_id, card, anew=True)
    return why_not


def _settle_others(work: Work, entry: Row[Any]) -> bool:
    """Take along what else was opened in somebody's night: a list of all, not a heap of cards."""
    others = [
        row
        for row in work.timeline.of_participant(entry.participant_id)
        if row.kind == Kind.ASK and row.state == "planned" and row.due <= work.now
    ]
    open_ones = []
    for row in others:
        run = work.prompts.run(int(row.args["run"]))
        if row.key != entry.key:
            still = run is not None and run.state == "open"
            work.timeline.settle(row.key, "dropped", work.now, "merged" if still else "closed")
            open_ones += [row] if still else []
    return bool(open_ones)


def ask_when_it_suits(work: Work, participant: Row[Any]) -> None:
    """Move what a participant is still to be asked, or shown, to when their night ends by now."""
    who = wishes(work, participant.person_id, work.visits.plan(participant.visit_id))
    for row in work.timeline.of_participant(participant.id):
        if row.kind in _WAITING and row.state == "planned":
            work.timeline.move(row.key, who.allowed_from(work.now), row.args)
    work.replanned()


def away_in(reading: Reading, visit_id: int) -> set[int]:
    """Give the people of a visit who paused and have not checked in today: they are not there."""
    paused = reading.preferences.paused_in(visit_id, reading.now)
    if not paused:
        return set()
    day = happening(reading.visits.plan(visit_id), reading.now).day
    return {person_id for person_id in paused if not _is_there(reading, visit_id, person_id, day)}


def _is_there(reading: Reading, visit_id: int, person_id: int, day: Day) -> bool:
    participant = reading.people.participant_in(visit_id, person_id)
    row = reading.presence.on(participant.id, day.key) if participant else None
    return row is not None and bool(row.present)


def _entry(work: Work, run: Row[Any], participant: Row[Any]) -> dict[str, Any]:
    who = wishes(work, participant.person_id, work.visits.plan(run.visit_id))
    key = work.visits.key_of(run.visit_id)
    return {
        "key": f"{Kind.ASK.value}/{key}/{run.id}.{run.reopened}/1/{participant.id}",
        "due": who.allowed_from(work.now),
        "kind": Kind.ASK.value,
        "visit_id": run.visit_id,
        "participant_id": participant.id,
        "args": {"run": run.id},
    }


def _settle_now(work: Work, key: str) -> None:
    entry = work.timeline.planned(key)
    if entry is not None:
        why_not = ask_due(work, entry)
        work.timeline.settle(key, "dropped" if why_not else "done", work.now, why_not)
