"""What is to come, and what was not sent: many timeline entries as a few lines to read."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.timeline import SKIPPED, Kind

# What nobody reads about: run sheets turn, and a message that came with another one came.
_UNSPOKEN = frozenset({Kind.SHEET})
_NOT_MISSED = frozenset(
    {"merged", "seen on /now", "answered", "prolonged", "opened by hand", "cancelled"}
)


# What somebody chose for themselves is nobody else's business: it is one reason, without names.
OWN_SETTINGS = "their settings"
_PERSONAL = frozenset({"paused", "quiet hours", "daily cap"})

# Who has answered all that is open is not told by name: it may be an anonymous prompt.
_NAMELESS = frozenset({OWN_SETTINGS, "nothing to catch up"})


@dataclass(frozen=True)
class Item:
    """One timeline entry.

    Attributes:
        about: what `about_of` gives.
        day: key of the day that it is about; empty for none.
        whose: the participant; none: the whole visit.
        due: UTC instant.
        reason: why it will not be, or was not, sent; empty if it will.
    """

    about: str
    kind: str
    day: str
    whose: int | None
    due: datetime
    reason: str = ""


@dataclass(frozen=True)
class Group:
    """The same thing for several people.

    Attributes:
        about, kind, day: as in the items.
        count: to how many it goes.
        first, last: the UTC instants between which it is due.
        instants: how many get it when, in order.
        kept_back: how many will not get it, by reason.
    """

    about: str
    kind: str
    day: str
    count: int
    first: datetime
    last: datetime
    instants: Mapping[datetime, int]
    kept_back: Mapping[str, int]

    @property
    def skipped(self) -> bool:
        """Tell whether the team decided that it is not sent."""
        return not self.count and SKIPPED in self.kept_back

    @property
    def token(self) -> str:
        """Name it on a button."""
        return token(self.about)


@dataclass(frozen=True)
class Suppressed:
    """What was not sent to some people, for one reason.

    Attributes:
        people: the participants; none for what was the whole visit's.
        last: the UTC instant at which it was last so.
    """

    about: str
    kind: str
    day: str
    reason: str
    people: Sequence[int | None]
    last: datetime

    @property
    def named(self) -> bool:
        """Tell whether the team may see whom it concerns."""
        return self.reason not in _NAMELESS

    @property
    def token(self) -> str:
        """Name it on a button."""
        return token(self.about, self.reason)


def reason_for_team(reason: str) -> str:
    """Give why something is not sent as the team may know it."""
    return OWN_SETTINGS if reason in _PERSONAL else reason


def about_of(key: str) -> str:
    """Give what an entry is about, by its key: the same for everybody, and however announced."""
    kind, _, subject, *_ = key.split("/")
    return f"{kind}/{subject}"


def token(*names: str) -> str:
    """Shorten a name so that it fits on a button; eight hexadecimal digits."""
    return hashlib.sha256("|".join(names).encode()).hexdigest()[:8]


def groups(items: Iterable[Item]) -> list[Group]:
    """Put what is still to come together: one group for each thing, the next one first."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind not in _UNSPOKEN:
            found[item.about].append(item)
    return sorted(map(_group, found.values()), key=lambda group: (group.first, group.about))


def suppressed(items: Iterable[Item]) -> list[Suppressed]:
    """Put what was not sent together, by what and why; the newest first."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.kind not in _UNSPOKEN and item.reason not in _NOT_MISSED:
            found[item.about, item.reason].append(item)
    lines = [_suppressed(one) for one in found.values()]
    return sorted(lines, key=lambda line: (line.last, line.about, line.reason), reverse=True)


def _group(items: Sequence[Item]) -> Group:
    one = items[0]
    coming = sorted(item.due for item in items if not item.reason)
    dues = coming or sorted(item.due for item in items)
    return Group(
        one.about,
        one.kind,
        one.day,
        len(coming),
        dues[0],
        dues[-1],
        Counter(coming),
        Counter(item.reason for item in items if item.reason),
    )


def _suppressed(items: Sequence[Item]) -> Suppressed:
    one = items[0]
    people = [item.whose for item in items]
    last = max(item.due for item in items)
    return Suppressed(one.about, one.kind, one.day, one.reason, people, last)
