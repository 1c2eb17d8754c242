"""Telling people what a newer version of their visit's plan changes: one notice each.

A notice is owed as a timeline entry that knows which version its person last knew, and is worked
out when it falls due. So several changes within minutes make one notice, from what they knew to
what holds now, and none if nothing has changed after all.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Lane, Say
from bot.domain.plan.history import versions_before
from bot.domain.plan.model import Plan
from bot.domain.plan.news import News, news
from bot.domain.telling import AT_ONCE, is_pressing, leaves
from bot.domain.timeline import Kind, key_of
from bot.services.calendars import calendar_button, follows
from bot.services.considering import wishes
from bot.services.runs import home, refresh_sheets
from bot.services.taking_part import Part
from bot.services.untold import LEFT, NOT_REACHABLE, REPLACED, earliest, missed
from storage.ids import short
from storage.work import Reading, Work

NOTICE = "change-notice"
STILL_NEW = timedelta(hours=12)  # for so long the team's cards show what was changed last
_PERSONAL = ("next", "now", "me", "rsvp")  # cards of theirs that show times


def owe_notices(work: Work, visit_id: int, before: int, people: Sequence[Part]) -> int:
    """Owe everybody who takes part a notice of what is different since a version, and redraw.

    Args:
        work: the transaction; the visit is held.
        visit_id: the visit, at its new version.
        before: the number of the version that held until now.
        people: all who take part.

    Returns:
        The number of the version that holds now.
    """
    version = _version(work, visit_id)

    @cache  # nearly everybody knows the same version
    def news_since(known: int) -> News:
        return news_between(work, visit_id, known, version, work.now)

    untold = _take_back(work, visit_id, people)
    owed = []
    for part in people:
        since, asked = untold.get(part.id, (before, work.now))
        if found := news_since(since):
            due = leaves(found.soonest, asked, work.now, part.wishes)
            owed.append(_entry(work, part.participant, due, since, asked))
    work.timeline.add(owed)
    _redraw(work, visit_id)
    for card in (f"agenda:{short(visit_id)}", change_card(visit_id), f"timeline:{short(visit_id)}"):
        work.refresh_all(card)
    refresh_sheets(work, visit_id)
    work.replanned()
    return version


def owe_missed(work: Work, participant: Row[Any], away_since: datetime | None = None) -> None:
    """Owe somebody who is back a notice of what has changed and they were not told.

    Args:
        work: the transaction; the person is held.
        participant: their row of `participants`.
        away_since: the UTC instant at which they left; none: they only could not be reached.
    """
    visit_id, version = participant.visit_id, _version(work, participant.visit_id)
    rows = work.timeline.of_participant(participant.id)
    mine = [row for row in rows if row.kind == Kind.CHANGED]
    waiting = [row for row in mine if row.state == "planned"]
    notes = [row.args for row in (*waiting, *missed(mine))]
    if away_since is not None:
        knew = versions_before(work.visits.versions(visit_id), away_since)
        notes.append({"since": max(1, knew), "asked": work.now.isoformat()})
    if not notes:
        return
    since, asked = earliest(notes)
    work.timeline.drop([row.key for row in waiting], work.now, REPLACED)
    found = news_between(work, visit_id, since, version, work.now)
    if found:
        who = wishes(work, participant.person_id, work.visits.plan(visit_id))
        due = leaves(found.soonest, asked, work.now, who)
        entry = _entry(work, participant, due, since, asked)
        if entry["key"] in {row.key for row in mine}:
            work.timeline.revive([entry["key"]])
            work.timeline.move(entry["key"], due, entry["args"])
        else:
            work.timeline.add([entry])
    work.replanned()


def change_card(visit_id: int) -> str:
    """Name the card on which the team changes a visit."""
    return f"change:{short(visit_id)}"


def tell_due(work: Work, entry: Row[Any]) -> str:
    """Tell somebody what has changed; give why they were not told, empty if they were.

    Args:
        work: the transaction.
        entry: a timeline entry of the kind `changed`.
    """
    participant = work.people.participant(entry.participant_id)
    if participant is None or participant.state != "joined":
        return LEFT
    address_id = home(work, participant.person_id, entry.visit_id)
    if address_id is None:
        return NOT_REACHABLE
    since, version = int(entry.args["since"]), _version(work, entry.visit_id)
    found = news_between(work, entry.visit_id, since, version, work.now)
    if not found:
        return "nothing has changed after all"
    plan = work.visits.plan(entry.visit_id)
    who = wishes(work, participant.person_id, plan)
    pressing = is_pressing(found.soonest, work.now, who)
    work.say(
        address_id,
        NOTICE,
        args={"since": since, "version": version, "asked": entry.args["asked"]},
        buttons=_ways(work, participant, plan, found),
        lane=Lane.OWED,
        visit_id=entry.visit_id,
        not_before=work.now if pressing else who.allowed_from(work.now),
    )
    return ""


def news_between(reading: Reading, visit_id: int, since: int, version: int, now: datetime) -> News:
    """Tell what is different between two versions of a visit's plan, as seen at an instant."""
    old, new = (reading.visits.plan_version(visit_id, number) for number in (since, version))
    return news(old, new, now)


def latest_news(reading: Reading, visit_id: int) -> tuple[datetime, News] | None:
    """Give what the newest version has changed, and when; none once people have got used to it."""
    version = _version(reading, visit_id)
    if version == 1:
        return None
    made = reading.visits.made_at(visit_id, version)
    if made + STILL_NEW < reading.now:
        return None
    found = news_between(reading, visit_id, version - 1, version, made)
    return (made, found) if found else None


def _entry(
    work: Work, participant: Row[Any], due: datetime, since: int, asked: datetime
) -> dict[str, Any]:
    visit = work.visits.by_id(participant.visit_id)
    if visit is None:
        raise LookupError(participant.visit_id)
    return {
        "key": key_of(Kind.CHANGED, visit.key, str(visit.version), participant.id),
        "due": due,
        "kind": Kind.CHANGED.value,
        "visit_id": participant.visit_id,
        "participant_id": participant.id,
        "args": {"since": since, "asked": asked.isoformat()},
    }


def _take_back(
    work: Work, visit_id: int, people: Sequence[Part]
) -> dict[int, tuple[int, datetime]]:
    """Take back what people were not told yet.

    Returns:
        By participant which version they know, and since when they should have been told more.
    """
    changed = [row for part in people for row in part.entries if row.kind == Kind.CHANGED]
    waiting = [row for row in changed if row.state == "planned"]
    held = [one for one in work.outbox.held_in(visit_id, work.now) if one.text_key == NOTICE]
    parts = {part.participant.person_id: part.id for part in people}
    untold: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in (*waiting, *missed(changed)):
        untold[row.participant_id].append(row.args)
    for letter in held:
        untold[parts.get(letter.person_id, 0)].append(letter.args)
    work.timeline.drop([row.key for row in waiting], work.now, REPLACED)
    work.outbox.drop([letter.id for letter in held], REPLACED, work.now)
    return {whose: earliest(notes) for whose, notes in untold.items()}


def _redraw(work: Work, visit_id: int) -> None:
    for card in work.cards.in_visit(visit_id):
        if card.subject.partition(":")[0] in _PERSONAL:
            work.refresh(card.address_id, card.subject)


def _ways(work: Work, participant: Row[Any], plan: Plan, found: News) -> Keyboard:
    near = found.soonest is not None and found.soonest <= work.now + AT_ONCE
    call = Button(Say("button-call"), url=plan.call_link)
    rows = [[call]] if plan.call_link and (found.link is not None or near) else []
    if not follows(work, participant.id):
        rows.append([calendar_button(participant.visit_id)])
    return [*rows, [Button(Say("button-agenda"), press(Verb.AGENDA))]]


def _version(reading: Reading, visit_id: int) -> int:
    visit = reading.visits.by_id(visit_id)
    if visit is None:
        raise LookupError(visit_id)
    return int(visit.version)
