"""An announcement leaves: to everybody at once, or when their quiet hours end."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.announcements import DRAFT, SENT, TOO_LATE, WAITING, Fate, fate
from bot.domain.happening import is_live
from bot.domain.messages import At, Lane
from bot.domain.timeline import Kind
from bot.services.announcement_letters import ERASED, LETTER, card_of, key_for, words
from bot.services.announcements import redraw
from bot.services.considering import wishes
from bot.services.outlook import timeline_card
from bot.services.outside import Reach, away_in, reach_among
from bot.services.reminding import carried_by, letter_of, remind
from bot.services.runs import home, refresh_sheets
from storage.ids import short, unshort
from storage.work import Reading, Work


def announce_due(work: Work, entry: Row[Any]) -> str:
    """Send an announcement to everybody it reaches now, and have the others get it later.

    Args:
        work: the transaction; the visit is held.
        entry: a timeline entry of the kind `announce`.

    Returns:
        Why it was not sent; empty if it was.
    """
    row = work.announcements.one(unshort(entry.args["announcement"]))
    if row is None:
        return ERASED
    if row.state != WAITING:
        return "withdrawn"
    if work.now - entry.due > TOO_LATE:
        _take_back(work, row, entry)
        return "stale"
    work.announcements.becomes(row.id, SENT, work.now)
    people, live = readers(work, row.visit_id), is_live(work.visits.plan(row.visit_id), work.now)
    work.timeline.add([_entry(work, row, one, live=live) for one in people])
    away = away_in(work, row.visit_id) if live else set()
    for participant in people:
        key = key_for(work, row, participant.id)
        personal = work.timeline.planned(key)
        if personal is not None and personal.due <= work.now:
            gone = participant.person_id in away
            why_not = _tell(work, row, participant, away=gone) if live else remind(work, personal)
            work.timeline.settle(key, "dropped" if why_not else "done", work.now, why_not)
    work.replanned()
    work.refresh_all(card_of(row.id))
    work.refresh_all(timeline_card(row.visit_id))
    refresh_sheets(work, row.visit_id)
    return ""


def _take_back(work: Work, row: Row[Any], entry: Row[Any]) -> None:
    """Make it a draft again, and tell who wrote it: what is late may not be true any more."""
    work.timeline.remove(entry.key)
    work.announcements.becomes(row.id, DRAFT, None)
    address_id = home(work, row.author_id, row.visit_id)
    if address_id is not None:
        said = {"planned": At(entry.due, "moment")}
        work.say(address_id, "announce-too-late", args=said, visit_id=row.visit_id)
        work.refresh(address_id, card_of(row.id), anew=True)
    redraw(work, row)


def announced_due(work: Work, entry: Row[Any]) -> str:
    """Give somebody an announcement that waited; tell why not, empty if they got it.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `announced`.
    """
    work.refresh_all(card_of(unshort(entry.args["announcement"])))
    return remind(work, entry)


def readers(reading: Reading, visit_id: int) -> list[Row[Any]]:
    """Give those to whom an announcement goes: who takes part now, but for the team."""
    team = {role.person_id for role in reading.people.team_of(visit_id)}
    everybody = reading.people.participants_of(visit_id)
    return [one for one in everybody if one.state == "joined" and one.person_id not in team]


def reach_at(reading: Reading, visit_id: int, instant: datetime) -> Reach:
    """Work out whom an announcement would reach that leaves at an instant."""
    people = readers(reading, visit_id)
    if not is_live(reading.visits.plan(visit_id), instant):
        return reach_among(reading, visit_id, people, instant)
    away = away_in(reading, visit_id)
    there = [one for one in people if home(reading, one.person_id, visit_id)]
    silent = sum(one.person_id in away for one in there)
    return Reach(len(there) - silent, 0, None, silent)


def fates(reading: Reading, row: Row[Any]) -> Mapping[Fate, Sequence[str]]:
    """Tell what became of an announcement: the names of those of whom it is so, by fate."""
    rows = {
        entry.key: entry
        for entry in reading.timeline.of_visit(row.visit_id)
        if entry.kind == Kind.ANNOUNCED and entry.args.get("announcement") == short(row.id)
    }
    letters = reading.outbox.named(sorted({carried_by(entry) for entry in rows.values()}))
    found = defaultdict(list)
    for entry in rows.values():
        letter = letters.get(carried_by(entry))
        later = letter is not None and letter.not_before > reading.now
        state = letter.state if letter is not None else ""
        what = fate(entry.state, entry.reason, state, later=later)
        found[what].append(name_of(reading, entry.participant_id))
    return {what: _sorted(names) for what, names in found.items()}


def name_of(reading: Reading, participant_id: int) -> str:
    """Give what somebody is called who takes part; empty if they were erased."""
    participant = reading.people.participant(participant_id)
    person = reading.people.by_id(participant.person_id) if participant is not None else None
    return str(person.name) if person is not None else ""


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=str.casefold)


def _entry(work: Work, row: Row[Any], participant: Row[Any], *, live: bool) -> dict[str, Any]:
    who = wishes(work, participant.person_id, work.visits.plan(row.visit_id))
    return {
        "key": key_for(work, row, participant.id),
        "due": work.now if live else who.allowed_from(work.now),
        "kind": Kind.ANNOUNCED.value,
        "visit_id": row.visit_id,
        "participant_id": participant.id,
        "args": {"announcement": short(row.id)},
    }


def _tell(work: Work, row: Row[Any], participant: Row[Any], *, away: bool) -> str:
    """Tell somebody in a session; give why not, empty if they are told."""
    address_id = home(work, participant.person_id, row.visit_id)
    if address_id is None:
        return "not reachable"
    if away:
        return "paused"
    work.say(
        address_id,
        LETTER,
        args=words(work, row),
        lane=Lane.LIVE,
        visit_id=row.visit_id,
        unique=letter_of(key_for(work, row, participant.id)),
    )
    return ""
