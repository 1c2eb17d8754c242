"""What an import would change, in lines for the terminal."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.domain.plan.model import Plan
from bot.domain.plan.news import Item, Times
from bot.services.previewing import Count, Preview

_BECOMES = {
    "moved": "move to another time",
    "gone": "are not sent any more",
    "added": "are new",
    "again": "were sent and come again, with the new time",
    "sent": "were sent already and do not come again",
}
_ITEMS = {
    "moved": "{name}: {before} -> {after}",
    "ends": "{name}: {before} -> {after}",
    "cancelled": "{name}: cancelled, was {before}",
    "restored": "{name}: takes place after all, {after}",
    "added": "{name}: new, {after}",
}
_PROGRAMME = ("session ", "day ")
_TIMES = ("at", "date", "cancelled")


def lines(found: Preview, plan: Plan) -> Iterator[str]:
    """Write what a plan would change: programme, other settings, people, messages."""
    yield f"This would make version {found.version + 1} of {plan.visit}."
    yield from _under("Programme:", _programme(found, plan))
    yield from _under("Settings:", _settings(found))
    if found.open_now:
        yield f"Open now, and changed at once on every card: {', '.join(found.open_now)}."
    yield from _people(found)
    for becomes, counts in groupby(found.counts, key=lambda count: count.becomes):
        some = list(counts)
        yield f"{sum(count.number for count in some)} messages {_BECOMES[becomes]}:"
        yield from (f"  {_count(count)}" for count in some)
    if not found.counts:
        yield "No message changes."


def _under(title: str, inner: Iterator[str]) -> Iterator[str]:
    found = [f"  {line}" for line in inner]
    yield from [title, *found] if found else []


def _programme(found: Preview, plan: Plan) -> Iterator[str]:
    zones = list(dict.fromkeys((plan.times_in, plan.host.zone)))
    for item in found.news.items:
        name = item.name
        title = f"{name}" if isinstance(name, date) else name.in_("", plan.working_language)
        yield _ITEMS[item.what].format(
            name=f"{item.key} {title}",
            before=_when(item.before, zones),
            after=_when(item.after, zones, item),
        )
    if found.news.link is not None:
        yield f"call_link: {found.old.call_link or 'none'} -> {found.news.link or 'none'}"


def _when(times: Times | None, zones: list[str], of: Item | None = None) -> str:
    """Write from when to when, on each zone's clock; the date only where it changes."""
    if times is None:
        return ""
    parts = []
    for zone in zones:
        start, end = (_local(instant, zone) for instant in (times.start, times.end))
        was = of.before if of else None
        same_day = was is not None and _local(was.start, zone).date() == start.date()
        day = "" if same_day else f"{start:%a %Y-%m-%d} "
        parts.append(f"{day}{start:%H:%M}-{end:%H:%M}")
    others = zip(parts[1:], zones[1:], strict=True)
    return parts[0] + "".join(f" ({text} {zone})" for text, zone in others)


def _local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone))


def _settings(found: Preview) -> Iterator[str]:
    """Write what else changes; not once more the times and the link that stand above."""
    for change in found.differences:
        times = change.setting in _TIMES and change.thing.startswith(_PROGRAMME)
        if not (times and found.news.items) and change.setting != "call_link":
            yield str(change)


def _people(found: Preview) -> Iterator[str]:
    if not found.joined:
        yield "Nobody has joined yet."
        return
    yield f"People affected: {found.affected} of {found.joined} who joined."
    if found.told:
        later = f", {found.later} of them when their quiet hours end" if found.later else ""
        yield f"One message tells each of these {found.told} what is different{later}."


def _count(count: Count) -> str:
    about = f" of {count.day}" if count.day else ""
    return f"{count.kind}{about}: {count.number}"
