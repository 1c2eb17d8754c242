"""What quiet hours and the daily cap do to what is planned."""

from collections import defaultdict
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.domain.messages import Lane
from bot.domain.plan.calendar import is_doubtful
from bot.domain.quiet import is_quiet
from bot.domain.timeline import LANES, Entry
from bot.rehearsal.days.crowd import counted, named
from bot.rehearsal.days.finding import Ahead, Finding
from bot.rehearsal.days.walk import CAP, Walk

_People = dict[str, list[str]]  # references by what is said of them


def moved(ahead: Ahead) -> Iterator[Finding]:
    """Tell what comes at another time because it would have come into somebody's night."""
    before, after = _People(), _People()
    for walk in ahead.walks:
        for kind in _shifted(walk, Lane.OWED):
            before.setdefault(kind, []).extend(walk.crowd.people)
        for kind in _shifted(walk, Lane.UNSOLICITED):
            after.setdefault(kind, []).extend(walk.crowd.people)
    for kind, people in before.items():
        yield _known(f"{kind} comes before the night, not in it, for {_who(people)}.", people)
    for kind, people in after.items():
        yield _known(f"{kind} waits until the night is over for {_who(people)}.", people)


def left_out(ahead: Ahead) -> Iterator[Finding]:
    """Tell what somebody never gets: it would be stale in the morning, or too much for a day."""
    stale, capped = _People(), _People()
    for walk in ahead.walks:
        for entry, why in walk.kept_back:
            found = capped if why == CAP else stale
            found.setdefault(_what(entry), []).extend(walk.crowd.people)
    for what, people in stale.items():
        yield _known(f"{what} is left out: it is stale when the night is over, for {_who(people)}.",
                     people)  # fmt: skip
    most = ahead.plan.messages.at_most_a_day
    for what, people in capped.items():
        yield Finding(
            "daily cap",
            f"{what} is left out: {_who(people)} would get more than {most} messages that day "
            "that nobody asked for.",
            "Switch off a reminder of that day, move one to another day, or raise at_most_a_day.",
            tuple(people),
        )


def disturbing(ahead: Ahead) -> Iterator[Finding]:
    """Find messages that nobody asked for and that would come at night all the same."""
    found = _People()
    for walk in ahead.walks:
        for told in walk.told:
            night = is_quiet(told.at, ahead.plan.messages.quiet, walk.crowd.zone)
            if night and told.lane is Lane.UNSOLICITED:
                found.setdefault(_what(told.entries[0]), []).extend(walk.crowd.people)
    for what, people in found.items():
        yield Finding(
            "quiet hours",
            f"{what} comes in the night of {_who(people)}.",
            "That is a fault of Hospes; please report it, with the plan.",
            tuple(people),
        )


def skipped_times(ahead: Ahead) -> Iterator[Finding]:
    """Tell which reminders have a local time that the clocks skip, or show twice, that day."""
    clocks = {one.key: one.when.at for one in ahead.plan.reminders if one.when.at}
    for walk in ahead.walks:
        for entry in (entry for entry, _ in walk.sent):
            at = clocks.get(entry.key.split("/")[2].partition(".")[2])
            due = walk.wished[entry.key].astimezone(ZoneInfo(walk.crowd.zone)).replace(tzinfo=None)
            if at is None:
                continue
            zone, who = walk.crowd.zone, _who(list(walk.crowd.people))
            if due.time() != at:
                yield _known(
                    f"{_what(entry)} comes at {due:%H:%M}: the clocks in {zone} skip {at:%H:%M} "
                    f"that day, for {who}.",
                    walk.crowd.people,
                )
            elif is_doubtful(due, zone):
                yield _known(
                    f"{_what(entry)} comes at the first {at:%H:%M} of two that day in {zone}, "
                    f"for {who}.",
                    walk.crowd.people,
                )


def _shifted(walk: Walk, lane: Lane) -> Iterator[str]:
    """Name the kinds of which something leaves at another time than it was wished, each once."""
    found = defaultdict(set)
    for entry, at in walk.sent:
        if LANES[entry.kind] is lane and at != walk.wished[entry.key]:
            found[str(entry.kind)].add(entry.day)
    yield from (f"{kind} ({', '.join(sorted(days))})" for kind, days in found.items())


def _known(says: str, people: list[str] | tuple[str, ...]) -> Finding:
    return Finding("quiet hours", says, people=tuple(people))


def _what(entry: Entry) -> str:
    return f"{entry.kind} ({entry.day})"


def _who(people: list[str]) -> str:
    everybody = list(dict.fromkeys(people))
    return f"{counted(len(everybody))} ({named(everybody)})"
