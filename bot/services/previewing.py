"""What a plan would change in a visit, told before anything happens: nothing here writes.

Both versions are really planned, for the visit and for everybody who takes part, and compared by
key, with the same functions that an import applies.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.circumstances import Decisions
from bot.domain.plan.comparing import Difference, differences
from bot.domain.plan.holding import as_held
from bot.domain.plan.model import Plan
from bot.domain.plan.news import News, news
from bot.domain.replanning import Steps, There, coming
from bot.domain.telling import leaves
from bot.domain.timeline import PLANNED_FOR_PERSON, Kind, thing_of
from bot.services.planning import (
    check_next,
    decisions,
    revision,
    steps_for_participant,
    steps_for_visit,
    there,
)
from bot.services.restating import restated_by
from bot.services.taking_part import Part, parts_of
from storage.work import Reading

Becomes = Literal["moved", "gone", "added", "again", "sent"]


@dataclass(frozen=True)
class Count:
    """How many messages of one kind about one day change in one way.

    Attributes:
        becomes: `moved` to another instant; `gone`, not sent any more; `added`; sent already and
            coming `again`, because the day is announced anew; `sent` already, and not again.
        kind: a kind of timeline entry.
        day: key of the day; empty for the whole visit.
    """

    becomes: Becomes
    kind: str
    day: str
    number: int


@dataclass(frozen=True)
class Preview:
    """What a plan would change.

    Attributes:
        seen: the revision of the visit that was looked at, for `import_plan`.
        version: the number of the version that holds.
        old: the plan that holds, as it is written.
        differences: all settings that change.
        news: what people are told.
        joined: how many take part.
        told: how many get a notice; `later` of them only when their quiet hours end.
        affected: for how many anything changes at all.
        counts: the messages, by kind and day.
        open_now: the keys of open prompts that say at once what the plan says.
    """

    seen: str
    version: int
    old: Plan
    differences: tuple[Difference, ...]
    news: News
    joined: int
    told: int
    later: int
    affected: int
    counts: tuple[Count, ...]
    open_now: tuple[str, ...] = ()

    def number(self, becomes: Becomes) -> int:
        """Count the messages that change in one way."""
        return sum(count.number for count in self.counts if count.becomes == becomes)


def preview(reading: Reading, plan: Plan, force: bool = False) -> Preview | None:
    """Tell what a plan would change; none for a visit that is new.

    Raises:
        PlanStale: it is based on an older version.
        PlanInvalid: it breaks what people who answered already were told.
    """
    visit = reading.visits.by_key(plan.visit)
    if visit is None:
        return None
    old = reading.visits.written(visit.id)
    changes = differences(old, plan)
    if changes:
        check_next(reading, visit, plan, force=force)
    told = news(old, plan, reading.now)
    people = parts_of(reading, visit.id, as_held(plan))
    decided = decisions(reading, visit.id, plan)
    each = {one.id: _of_participant(reading, one, plan, decided, told) for one in people}
    own = _of_visit(reading, visit.id, plan, decided)
    counted = Counter(one for found in (own, *each.values()) for one in found)
    changed = {key for key, found in each.items() if any(what != "sent" for what, _, _ in found)}
    return Preview(
        seen=revision(reading, visit.id),
        version=int(visit.version),
        old=old,
        differences=changes,
        news=told,
        joined=len(people),
        told=len(people) if told else 0,
        later=sum(_is_told_later(one, told, reading.now) for one in people) if told else 0,
        affected=len(people) if told else len(changed),
        counts=tuple(Count(*what, number) for what, number in sorted(counted.items())),
        open_now=restated_by(reading, visit.id, plan),
    )


_Found = tuple[Becomes, str, str]  # what becomes of a message of which kind about which day


def _of_participant(
    reading: Reading, part: Part, plan: Plan, decided: Decisions, told: News
) -> list[_Found]:
    found = steps_for_participant(reading, part, plan, decided)
    mine = there(row for row in part.entries if row.kind in PLANNED_FOR_PERSON)
    return [*_compared(mine, found), *_not_again(mine, found, _days(plan, told))]


def _of_visit(reading: Reading, visit_id: int, plan: Plan, decided: Decisions) -> list[_Found]:
    rows = reading.timeline.of_visit(visit_id)
    kinds = (Kind.OPEN_PROMPT, Kind.CERTIFY)
    mine = there(row for row in rows if row.participant_id is None and row.kind in kinds)
    found = steps_for_visit(reading, visit_id, plan, decided)
    kept = Steps(
        remove=tuple(key for key in found.remove if _kind(key) in kinds),
        cancel=tuple(key for key in found.cancel if _kind(key) in kinds),
        revive=found.revive,
        move={key: entry for key, entry in found.moved.items() if entry.kind in kinds},
        add=tuple(entry for entry in found.add if entry.kind in kinds),
    )
    return list(_compared(mine, kept))


def _compared(rows: Sequence[There], found: Steps) -> Iterator[_Found]:
    before = {
        thing_of(row.key): (row.due, row.args.get("day", ""))
        for row in rows
        if row.state == "planned" and not row.args.get("drop")
    }
    after = {
        thing_of(key): (due, args.get("day", ""))
        for key, (due, args) in coming(rows, found).items()
        if not args.get("drop")
    }
    done = {thing_of(row.key) for row in rows if row.state == "done"}
    for thing in {*before, *after}:
        day = (after.get(thing) or before[thing])[1]
        if thing not in after:
            yield "gone", _kind(thing), day
        elif thing not in before:
            yield "again" if thing in done else "added", _kind(thing), day
        elif before[thing][0] != after[thing][0]:
            yield "moved", _kind(thing), day


def _not_again(rows: Sequence[There], found: Steps, days: Iterable[str]) -> Iterator[_Found]:
    """Tell what was sent about days that change, and is not sent again."""
    again = {thing_of(key) for key in coming(rows, found)}
    for row in rows:
        day = row.args.get("day", "")
        if row.state == "done" and day in days and thing_of(row.key) not in again:
            yield "sent", row.kind, day


def _days(plan: Plan, told: News) -> set[str]:
    keys = {item.key for item in told.items}
    return {day.key for day in plan.days if keys & {day.key, *(one.key for one in day.sessions)}}


def _kind(key: str) -> str:
    return key.partition("/")[0]


def _is_told_later(part: Part, told: News, now: datetime) -> bool:
    who = part.wishes
    return who.is_quiet(now) and not who.is_quiet(leaves(told.soonest, now, now, who))
