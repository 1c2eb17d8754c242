"""What a look at the days found, for a terminal, as report.json and as report.md."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.plan.holding import as_held
from bot.rehearsal.days.clocks import local_span
from bot.rehearsal.days.crowd import counted
from bot.rehearsal.days.finding import Finding
from bot.rehearsal.days.looking import Look
from bot.rehearsal.days.walk import Walk

Json = dict[str, Any]
Row = Sequence[str]

_DAYS = ("day", "date", "plan's clock", "host's clock", "people's clocks")
_KINDS = ("message", "people", "sent", "held by the night", "merged", "left out", "local times")


def report(look: Look) -> Json:
    """Put everything together; the same files give the same report."""
    return {
        "visit": look.plan.visit,
        "passed": look.passed,
        "people": look.people,
        "zones": {walk.crowd.zone: len(walk.crowd.people) for walk in look.walks},
        "days": [dict(zip(_DAYS, row, strict=True)) for row in _days(look)],
        "messages": [dict(zip(_KINDS, row, strict=True)) for row in _kinds(look)],
        "findings": [_finding(one) for one in look.findings],
    }


def as_json(look: Look) -> str:
    """Write report.json."""
    return json.dumps(report(look), ensure_ascii=False, indent=2) + "\n"


def as_text(look: Look) -> str:
    """Write it for a terminal."""
    return "\n".join(_text(look))


def as_markdown(look: Look) -> str:
    """Write report.md."""
    return "\n".join(_markdown(look)) + "\n"


def _text(look: Look) -> Iterator[str]:
    yield _title(look)
    for columns, rows in ((_DAYS, _days(look)), (_KINDS, _kinds(look))):
        yield ""
        yield from _aligned(columns, rows)
    yield ""
    for finding in look.findings:
        yield f"{'✗' if finding.fault else '·'} {finding.about}: {finding.says}"
        if finding.mend:
            yield f"    To mend it: {finding.mend}"
    yield from ("", _verdict(look))


def _markdown(look: Look) -> Iterator[str]:
    yield f"# The days of {_title(look)}"
    yield from ("", f"**{_verdict(look)}**")
    for heading, columns, rows in (
        ("Days", _DAYS, _days(look)),
        ("Messages", _KINDS, _kinds(look)),
    ):
        yield from ("", f"## {heading}", "")
        yield f"| {' | '.join(columns)} |"
        yield "|" + " --- |" * len(columns)
        yield from (f"| {' | '.join(row)} |" for row in rows)
    for heading, fault in (("To mend", True), ("To know", False)):
        yield from ("", f"## {heading}", "")
        found = [finding for finding in look.findings if finding.fault is fault]
        yield from (_line(finding) for finding in found)
        yield from () if found else ("Nothing.",)


def _line(finding: Finding) -> str:
    mend = f" To mend it: {finding.mend}" if finding.mend else ""
    return f"- **{finding.about}**: {finding.says}{mend}"


def _title(look: Look) -> str:
    title = look.plan.title.in_("en", look.plan.working_language)
    zones = counted(len(look.walks), "zone", "zones")
    return f"{title} ({counted(look.people)} in {zones})"


def _verdict(look: Look) -> str:
    faults = sum(finding.fault for finding in look.findings)
    if not faults:
        return "Nothing to mend."
    return "One thing to mend." if faults == 1 else f"{faults} things to mend."


def _days(look: Look) -> list[Row]:
    plan = as_held(look.plan)
    rows: list[Row] = []
    for day in plan.days:
        clocks = sorted({local_span(plan, day, walk.crowd.zone) for walk in look.walks})
        ends = [clocks[0], clocks[-1]] if len(clocks) > 1 else clocks
        there = (local_span(plan, day, zone) for zone in (plan.times_in, plan.host.zone))
        rows.append((day.key, f"{day.date}", *there, " to ".join(ends)))
    return rows


def _kinds(look: Look) -> list[Row]:
    by_reminder: Mapping[str, list[tuple[Walk, str]]] = defaultdict(list)
    for walk in look.walks:
        for key in walk.wished:
            by_reminder[_reminder(key)].append((walk, key))
    return [_kind(reminder, found) for reminder, found in by_reminder.items()]


def _kind(reminder: str, found: Sequence[tuple[Walk, str]]) -> Row:
    sent = held = merged = left_out = 0
    clocks: set[str] = set()
    for walk, key in found:
        number = len(walk.crowd.people)
        leaves = walk.leaves.get(key)
        if leaves is None:
            left_out += number * any(entry.key == key for entry, _ in walk.kept_back)
            continue
        at, first = leaves
        sent += number
        held += number * (at != walk.wished[key])
        merged += number * (not first)
        clocks.add(_clock(at, walk.crowd.zone))
    times = sorted(clocks)
    span = " to ".join([*times[:1], *times[1:][-1:]])
    people = len({one for walk, _ in found for one in walk.crowd.people})
    return (reminder, *(f"{one:,}" for one in (people, sent, held, merged, left_out)), span)


def _reminder(key: str) -> str:
    """Give the key of the reminder in the plan that an entry is of."""
    return key.split("/")[2].partition(".")[2]


def _clock(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def _finding(one: Finding) -> Json:
    return {
        "about": one.about,
        "fault": one.fault,
        "says": one.says,
        "mend": one.mend,
        "people": list(one.people),
    }


def _aligned(columns: Row, rows: Sequence[Row]) -> Iterator[str]:
    table = [columns, *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(columns))]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
