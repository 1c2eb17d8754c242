"""Walking through what falls due for the people of one zone, in its order.

It counts what comes at most: to somebody who joined long ago, is never there before the link comes,
misses every day and has answered nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property
from itertools import groupby

from bot.domain.circumstances import Circumstances
from bot.domain.completion import required_prompts
from bot.domain.messages import Lane
from bot.domain.plan.calendar import moment
from bot.domain.plan.model import Plan, Prompt
from bot.domain.plan.scalars import Quiet
from bot.domain.quiet import local_day
from bot.domain.reminders import entries_for_participant
from bot.domain.timeline import LANES, Entry, Kind
from bot.rehearsal.days.crowd import Crowd

ANYBODY = 1
CAP, STALE = "daily cap", "stale"
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = Quiet(time(microsecond=1), time(microsecond=2))  # hours that nothing planned falls into
_OF_OPEN_PROMPTS = (Kind.NUDGE, Kind.LAST_CALL)


@dataclass(frozen=True)
class Told:
    """One message: when it leaves (UTC), by which lane, and the entries that it says."""

    at: datetime
    lane: Lane
    entries: tuple[Entry, ...]


@dataclass
class Walk:
    """What becomes of everything that falls due for the people of one zone.

    Attributes:
        told: the messages that everybody of the crowd gets, in their order.
        kept_back: entries that are not sent, each with the reason.
        wished: when each entry was due before quiet hours were looked at, by its key.
    """

    crowd: Crowd
    told: list[Told] = field(default_factory=list)
    kept_back: list[tuple[Entry, str]] = field(default_factory=list)
    wished: Mapping[str, datetime] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> Mapping[str, tuple[datetime, bool]]:
        """Give when each sent entry leaves, and whether it is the first in its message."""
        return {
            entry.key: (told.at, place == 0)
            for told in self.told
            for place, entry in enumerate(told.entries)
        }

    @property
    def sent(self) -> Iterator[tuple[Entry, datetime]]:
        """Give every entry that is sent, with the instant at which it leaves."""
        return ((entry, told.at) for told in self.told for entry in told.entries)


def walk(plan: Plan, crowd: Crowd) -> Walk:
    """Walk through what a plan, as it is held, owes to the people of one zone."""
    who = Circumstances(crowd.zone, _LONG_AGO)
    undisturbed = Circumstances(crowd.zone, _LONG_AGO, quiet=_NEVER)
    wished = entries_for_participant(plan, ANYBODY, undisturbed)
    walked = Walk(crowd, wished={entry.key: entry.due for entry in wished})
    begun: Counter[datetime] = Counter()
    entries = sorted(entries_for_participant(plan, ANYBODY, who), key=lambda e: (e.due, e.key))
    for due, together in groupby(entries, key=lambda entry: entry.due):
        for lane, said in _messages(_wanted(plan, walked, together)):
            day = local_day(due, crowd.zone)[0]
            if lane is Lane.UNSOLICITED and begun[day] >= plan.messages.at_most_a_day:
                walked.kept_back += [(entry, CAP) for entry in said]
            else:
                begun[day] += lane is Lane.UNSOLICITED
                walked.told.append(Told(due, lane, said))
    return walked


def _wanted(plan: Plan, walked: Walk, together: Iterable[Entry]) -> Iterator[Entry]:
    """Give what is to be said of what is due together, noting why the rest is not."""
    for entry in together:
        stale = STALE if entry.until and entry.due >= entry.until else ""
        if why_not := entry.drop or stale:
            walked.kept_back.append((entry, why_not))
        elif entry.kind not in _OF_OPEN_PROMPTS or _is_open(plan, entry):
            yield entry


def _messages(entries: Iterable[Entry]) -> Iterator[tuple[Lane, tuple[Entry, ...]]]:
    """Put what nobody asked for into one message, as it is sent; the rest comes one by one."""
    unasked = []
    for entry in entries:
        if LANES[entry.kind] is Lane.UNSOLICITED:
            unasked.append(entry)
        else:
            yield LANES[entry.kind], (entry,)
    if unasked:
        yield Lane.UNSOLICITED, tuple(unasked)


def _is_open(plan: Plan, entry: Entry) -> bool:
    """Tell whether a required prompt may still be open: of the day, or before the deadline any."""
    of_day = {
        item.ask
        for session in plan.day(entry.day).sessions
        for item in session.run
        if isinstance(item, Prompt)
    }
    everything = entry.kind == Kind.LAST_CALL
    return any(
        (everything or prompt.ask in of_day) and _stays_open(plan, prompt, entry.due)
        for prompt in required_prompts(plan)
    )


def _stays_open(plan: Plan, prompt: Prompt, at: datetime) -> bool:
    if prompt.until is not None:
        return moment(plan, prompt.until) > at
    return prompt.open is None  # else its time is over by then
