"""How long waves of messages take at the pace that a channel bears."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.plan.calendar import day_start
from bot.domain.timeline import Kind, entries_for_visit
from bot.messaging.pace import Limits
from bot.rehearsal.days.crowd import counted
from bot.rehearsal.days.finding import Ahead, Finding

PER_SECOND = Limits().per_second
_TOO_LONG = timedelta(minutes=1)
_FOR_EVERYBODY = (Kind.OPEN_PROMPT, Kind.CERTIFY)


@dataclass
class Wave:
    """Messages on one channel that leave without a pause between them, from an instant on."""

    channel: str
    starts: datetime
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def number(self) -> int:
        """Give how many they are."""
        return self.kinds.total()

    @property
    def ends(self) -> datetime:
        """Give when the last of them leaves."""
        return self.starts + timedelta(seconds=self.number / PER_SECOND)


def pace(ahead: Ahead) -> Iterator[Finding]:
    """Tell which waves take longer than a second; a fault are those that make something late."""
    found: dict[tuple[str, str], list[Wave]] = defaultdict(list)
    for wave in waves(ahead):
        if wave.number > PER_SECOND:
            found[wave.channel, ", ".join(sorted(wave.kinds))].append(wave)
    for (channel, kinds), alike in found.items():
        worst = max(alike, key=lambda wave: wave.number)
        times = counted(len(alike), "time", "times")
        says = (
            f"{kinds}: {counted(worst.number, 'message', 'messages')} are due at once on {channel}"
            f" ({times}); at {PER_SECOND} a second the last leaves "
            f"{_long(worst.ends - worst.starts)} after the first."
        )
        mend = (
            "Share the people among several bots (docs/operating.md), or let the reminder be "
            "earlier by as much."
        )
        late = any(_comes_late(ahead, wave) for wave in alike)
        yield Finding("pace", says, mend if late else "")


def waves(ahead: Ahead) -> Iterator[Wave]:
    """Give all that leaves, channel by channel, cut where a channel has nothing to send."""
    for channel, due in sorted(_due(ahead).items()):
        found: list[Wave] = []
        for instant in sorted(due):
            if not found or instant >= found[-1].ends:
                found.append(Wave(channel, instant))
            found[-1].kinds += due[instant]
        yield from found


def _due(ahead: Ahead) -> Mapping[str, Mapping[datetime, Counter[str]]]:
    """Count what leaves, by channel, instant and kind."""
    found: dict[str, dict[datetime, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    together = [
        entry
        for entry in entries_for_visit(ahead.plan)
        if entry.kind in _FOR_EVERYBODY and not entry.args.get("final")
    ]
    for walk in ahead.walks:
        for channel, people in walk.crowd.by_channel.items():
            for told in walk.told:
                found[channel][told.at][str(told.entries[0].kind)] += people
            for entry in together:
                found[channel][entry.due][str(entry.kind)] += people
    return found


def _comes_late(ahead: Ahead, wave: Wave) -> bool:
    """Tell whether it takes more than a minute, or the last link comes when it has begun."""
    begins = (day_start(ahead.plan, day) for day in ahead.plan.days)
    link = Kind.JOIN in wave.kinds and any(wave.starts < one < wave.ends for one in begins)
    return link or wave.ends - wave.starts > _TOO_LONG


def _long(lasts: timedelta) -> str:
    minutes, seconds = divmod(round(lasts.total_seconds()), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{max(1, seconds)} s"
