"""report.md: the same for an organiser to read, with charts as pictures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.documents.charts import Bar, Chart, render_chart
from bot.rehearsal.report import Json

_LEVELS = {
    "completion": "attendance and completion",
    "attendance": "attendance",
    "none": "none",
}


def tell(content: Json, title: str, folder: Path) -> str:
    """Write the report as Markdown; its charts go into `folder`/charts.

    Args:
        content: as in report.json.
        title: the visit's.
        folder: where report.md will stand.
    """
    charts = folder / "charts"
    charts.mkdir(parents=True, exist_ok=True)
    for name, chart in _charts(content):
        (charts / f"{name}.png").write_bytes(render_chart(chart))
    return "\n".join(_lines(content, title)) + "\n"


def _lines(content: Json, title: str) -> Iterator[str]:
    yield f"# Rehearsal: {title}"
    yield ""
    yield _verdict(content)
    yield ""
    yield from _people(content)
    there = ", ".join(f"{day}: {number}" for day, number in content["attendance"].items())
    yield from _section("Attendance", "attendance", f"How many were there on each day: {there}")
    yield from _section("Prompts", "prompts", "How many answered each prompt")
    yield from _table(
        ("prompt", "title", "as", "anonymous", "asked", "answered", "changed"), content["prompts"]
    )
    yield from _section("Certificates", "completion", "Which certificate how many earned")
    yield from _table(
        ("person", "persona", "level", "days", "minutes", "reason"), content["completion"]
    )
    yield from ("", "## Reminders", "")
    yield from _table(
        ("reminder", "due", "sent", "suppressed", "worst_lateness_seconds", "local_times"),
        content["reminders"],
    )
    yield from ("", "## Messages", "")
    yield from (f"- {_words(name)}: {_cell(value)}" for name, value in content["messages"].items())
    yield from ("", "## What must hold", "")
    yield from (_invariant(one) for one in content["invariants"])


def _verdict(content: Json) -> str:
    broken = [one["name"] for one in content["invariants"] if not one["passed"]]
    if broken:
        return f"**{len(broken)} of {len(content['invariants'])} promises were broken**, see below."
    return f"All {len(content['invariants'])} promises held."


def _people(content: Json) -> Iterator[str]:
    people = content["people"]
    yield (
        f"{people['invited']} people were invited, {people['registered']} came in"
        f" (the slowest in {people['slowest_joining_seconds']} seconds),"
        f" {people['blocked']} blocked the bot on the way,"
        f" {people['erased_afterwards']} had everything erased afterwards."
        f" {len(content['certificates'])} certificates were issued; they lie in `certificates/`,"
        " and what everybody saw and did in `transcripts/`."
    )


def _section(heading: str, chart: str, described: str) -> Iterator[str]:
    yield from ("", f"## {heading}", "", f"![{described}](charts/{chart}.png)", "")


def _table(columns: Sequence[str], rows: Sequence[Json]) -> Iterator[str]:
    yield "| " + " | ".join(_words(column) for column in columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_cell(row[column]) for column in columns) + " |"


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{name}: {_cell(part)}" for name, part in value.items()) or "none"
        case list():
            return " to ".join(map(_cell, value))
        case _:
            return str(value).replace("_", " ").replace("|", "\\|")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _invariant(one: Json) -> str:
    mark = "✓" if one["passed"] else "✗"
    line = f"- {mark} {one['name']} (looked at {one['looked_at']})"
    return "\n".join([line, *(f"  - {fault}" for fault in one["faults"][:10])])


def _charts(content: Json) -> Iterator[tuple[str, Chart]]:
    people = content["people"]["registered"]
    days = [Bar(day, there) for day, there in content["attendance"].items()]
    yield (
        "attendance",
        _chart("Attendance", days, f"{people} people took part", people, columns=True),
    )
    answered = [
        Bar(f"{one['prompt']} {one['title']}", one["answered"], f"of {one['asked']}")
        for one in content["prompts"]
    ]
    yield "prompts", _chart("Answers", answered, f"{people} people took part", people)
    levels = Counter(one["level"] for one in content["completion"])
    earned = [Bar(label, levels[level]) for level, label in _LEVELS.items()]
    yield "completion", _chart("Certificates", earned, f"{people} people took part", people)


def _chart(
    title: str, bars: Sequence[Bar], total: str, full: int, *, columns: bool = False
) -> Chart:
    return Chart(
        title=title,
        bars=tuple(bars),
        total_line=total,
        caption="",
        language="en",
        kind="columns" if columns else "bars",
        full=full,
    )
