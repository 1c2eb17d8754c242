"""Invariants of how often, and at which hours, people hear from the bot."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.plan.model import Plan
from bot.rehearsal.facts import Facts, LetterFacts, PersonFacts
from bot.rehearsal.invariants.punctual import sleeps, starts
from bot.rehearsal.repertoire import ANNOUNCED

_LINK_BEFORE = timedelta(minutes=15)
_A_DAY = timedelta(days=1)
_TWO_MINUTES = timedelta(minutes=2)
_A_MINUTE = timedelta(minutes=1)
_ON_THE_WAY = timedelta(seconds=5)  # what left before somebody said something may arrive after it
_TO_GET_THERE = timedelta(hours=1)  # between hearing that a session is moved and being there
NOTICE = "change-notice"


class Unasked(NamedTuple):
    """Something that nobody asked for: when it arrived with whom, what it was."""

    person: PersonFacts
    plan: Plan
    at: datetime
    what: str


def unasked(facts: Facts) -> Iterator[Unasked]:
    """Give everything that arrived and that nobody asked for, whoever or whatever sent it."""
    people = {person.chat: (person, visit) for visit in facts.visits for person in visit.people}
    for letter in facts.letters:
        if letter.lane == "unsolicited" and letter.arrived_at and letter.chat in people:
            person, visit = people[letter.chat]
            yield Unasked(person, visit.plan, letter.arrived_at, letter.key)
    for visit in facts.visits:
        by_reference = {person.reference: person for person in visit.people}
        for reference, at in visit.asked:
            yield Unasked(by_reference[reference], visit.plan, at, "a question")


def quiet_hours_kept(facts: Facts) -> Iterator[str]:
    """Nothing that nobody asked for arrives in somebody's night."""
    for person, plan, at, what in unasked(facts):
        at_night = sleeps(person, plan, at, at - _ON_THE_WAY)
        yield f"{person.reference}: {what} at {at:%d %H:%M:%S}" if at_night else ""


def in_quiet_hours(facts: Facts) -> int:
    """Count what nobody asked for and arrived in somebody's night."""
    return sum(bool(line) for line in quiet_hours_kept(facts))


def daily_cap_kept(facts: Facts) -> Iterator[str]:
    """On no day of a person's own calendar the bot starts to talk more often than allowed."""
    begun: Counter[tuple[str, date]] = Counter()
    for person, plan, at, _ in sorted(unasked(facts), key=lambda one: one.at):
        day = at.astimezone(ZoneInfo(person.zone_at(at))).date()
        begun[person.reference, day] += 1
        number, most = begun[person.reference, day], person.most_at(plan, at - _ON_THE_WAY)
        yield f"{person.reference}: {number} of {most} on {day}" if number > most else ""


def pauses_kept(facts: Facts) -> Iterator[str]:
    """Whoever pauses hears of changes and their certificate, and of nothing else."""
    for visit in facts.visits:
        people = {person.reference: person for person in visit.people}
        for reminder in visit.reminders:
            at, person = reminder.sent_at, people[reminder.reference]
            paused = at is not None and _paused(person, at)
            yield f"{reminder.reference}: {reminder.kind} in a pause" if paused else ""
    for person, _, at, what in unasked(facts):
        yield f"{person.reference}: {what} in a pause" if _paused(person, at) else ""


def join_link_in_time(facts: Facts) -> Iterator[str]:
    """Whoever joined, comes and can be reached got the link in the day before each day."""
    for visit in facts.visits:
        for person in visit.participants:
            for day in visit.plan.days if visit.plan.call_link else ():
                begins = starts(visit.plan, day)
                away = person.pause_at(begins) or person.excused_at(day.key, begins)
                if _reachable(person, begins - _LINK_BEFORE) and not away:
                    got = any(
                        visit.plan.call_link in one.urls and begins - _A_DAY <= one.at < begins
                        for one in facts.to(person)
                    )
                    yield "" if got else f"{person.reference}: no link before {day.key}"


def changes_told(facts: Facts) -> Iterator[str]:
    """Whoever takes part hears of every change once, at night only if it cannot wait."""
    for visit in facts.visits:
        for version in visit.versions[1:]:
            for person in visit.participants:
                notices = [
                    letter.arrived_at
                    for letter in facts.letters
                    if _is_notice(letter, person, version.made_at) and letter.arrived_at
                ]
                if _reachable(person, version.made_at) and not person.blocked:
                    yield _told_wrongly(person, visit.plan, notices)


def announced_to_all(facts: Facts) -> Iterator[str]:
    """What the team announces reaches everybody once, but whoever asked for less or paused."""
    for visit in facts.visits:
        said = [one.diary.acts.get("announced") for one in visit.people]
        announced = [at for at in said if at is not None]
        for person in visit.participants if announced else ():
            got = [one for one in facts.to(person) if one.new and ANNOUNCED in one.text]
            wishes = {wish.what for wish in person.diary.wishes}
            fewest = _reachable(person, announced[0]) and not wishes & {"fewer", "pause"}
            fine = len(announced) * fewest <= len(got) <= len(announced)
            yield "" if fine else f"{person.reference}: told {len(got)} times of {len(announced)}"


def joined_quickly(facts: Facts) -> Iterator[str]:
    """From the tap on the link to being inside, at the pace of a person who reads."""
    for person in facts.people:
        opened, inside = (person.diary.acts.get(act) for act in ("opened", "joined"))
        if opened is None or inside is None:
            yield f"{person.reference}: never got in"
        else:
            slow = inside - opened >= _TWO_MINUTES
            yield f"{person.reference}: {inside - opened}" if slow else ""


def _paused(person: PersonFacts, at: datetime) -> bool:
    return bool(person.pause_at(at) and person.pause_at(at - _ON_THE_WAY))


def _is_notice(letter: LetterFacts, person: PersonFacts, since: datetime) -> bool:
    """Tell whether a letter tells somebody of a change that was made at an instant."""
    return (
        letter.key == NOTICE
        and letter.chat == person.chat
        and letter.arrived_at is not None
        and since <= letter.arrived_at < since + _A_DAY
    )


def _told_wrongly(person: PersonFacts, plan: Plan, notices: list[datetime]) -> str:
    if len(notices) != 1:
        return f"{person.reference}: told {len(notices)} times of a change"
    [at] = morning = notices
    while sleeps(person, plan, morning[0], at):
        morning = [morning[0] + _A_MINUTE]
    soon = morning[0] + _TO_GET_THERE
    can_wait = not any(at <= starts(plan, day) <= soon for day in plan.days)
    asleep = morning[0] != at and can_wait
    return f"{person.reference}: told of a change at {at:%d %H:%M}, at night" if asleep else ""


def _reachable(person: PersonFacts, by: datetime) -> bool:
    blocked = person.diary.acts.get("blocked")
    return (
        person.joined_at is not None
        and person.joined_at <= by
        and (blocked is None or blocked > by)
        and person.state != "left"
    )
