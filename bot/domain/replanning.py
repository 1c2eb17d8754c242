"""Planning anew as a comparison by key: what is still to come follows, what was done stays done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.messages import Lane
from bot.domain.timeline import LANES, Entry, Kind, thing_of

CANCELLED = "cancelled"  # why an entry was dropped that comes again if its day does
GRACE = timedelta(hours=1)  # after a change, before certificates: what was a mistake is taken back


@dataclass(frozen=True)
class There:
    """An entry that is written down already, settled or not.

    Attributes:
        state: planned, done, dropped or failed.
        args: as `args_of` writes them.
        settled_at: UTC instant; none while it is planned.
        reason: why it was dropped.
    """

    key: str
    kind: str
    due: datetime
    state: str
    args: Mapping[str, Any]
    settled_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Steps:
    """What brings the entries that are there in line with what is wanted.

    Attributes:
        remove: keys of planned entries that nobody wants any more.
        cancel: keys of planned entries that nobody wants now, to be dropped as `CANCELLED`: they
            would be owed again if what they are about takes place after all.
        revive: keys of entries that were dropped before they were due and are wanted again.
        move: what planned entries become, by their key; their instant or their arguments differ.
        add: new entries.
    """

    remove: tuple[str, ...] = ()
    cancel: tuple[str, ...] = ()
    revive: tuple[str, ...] = ()
    move: Mapping[str, Entry] | None = None
    add: tuple[Entry, ...] = ()

    @property
    def moved(self) -> Mapping[str, Entry]:
        """Give what moves, by key."""
        return self.move or {}


def steps(there: Sequence[There], wanted: Iterable[Entry], now: datetime) -> Steps:
    """Compare by key.

    What was done, dropped when it was due, or failed stays so: nothing comes twice. Nothing is
    planned into the past, with three exceptions that are due at once: an entry that a change
    moves there, one that is announced anew instead of one still planned, and one that was called
    off and is wanted after all, if these are worth something yet. Certificates are always made up
    for, an hour after the change. An entry that was dropped before it was due, because its person
    left, is planned again if it is still to come.

    Args:
        there: all entries of the kinds in question, of one participant or of the visit itself.
        wanted: what plan and person owe now.
        now: the UTC instant.
    """
    rows = {row.key: row for row in there}
    entries = {entry.key: entry for entry in wanted}
    things = {thing_of(key) for key in entries}
    promised = {thing_of(row.key) for row in there if row.state == "planned" or _called_off(row)}
    new = (entry for key, entry in entries.items() if key not in rows)
    gone = [row for key, row in rows.items() if row.state == "planned" and key not in entries]
    off = {row.key for row in gone if thing_of(row.key) not in things and _stays_owed(row)}
    kept = {key: row for key, row in rows.items() if key in entries}
    revived = {key for key, row in kept.items() if _comes_again(row, entries[key], now)}
    planned = {key: row for key, row in kept.items() if row.state == "planned" or key in revived}
    becomes = {key: _still(entries[key], row, now) for key, row in planned.items()}
    return Steps(
        remove=tuple(row.key for row in gone if row.key not in off),
        cancel=tuple(sorted(off)),
        revive=tuple(sorted(revived)),
        move={
            key: entry
            for key, entry in becomes.items()
            if (planned[key].due, planned[key].args) != (entry.due, args_of(entry))
        },
        add=tuple(_not_before(one, now) for one in new if _still_comes(one, promised, now)),
    )


def args_of(entry: Entry) -> dict[str, Any]:
    """Write what is only needed when the entry falls due; what says nothing is left out."""
    said = {
        "day": entry.day,
        "until": entry.until.isoformat() if entry.until else "",
        "only": entry.only,
        "unless": "checked_in" if entry.unless_checked_in else "",
        "drop": entry.drop,
        **entry.args,
    }
    return {name: value for name, value in said.items() if value}


def _comes_again(row: There, entry: Entry, now: datetime) -> bool:
    if _called_off(row):
        return entry.due > now or _worth_it(entry, now)
    early = row.settled_at is not None and row.settled_at < row.due
    return row.state == "dropped" and early and entry.due > now


def _called_off(row: There) -> bool:
    return row.state == "dropped" and row.reason == CANCELLED


def _stays_owed(row: There) -> bool:
    """Tell whether an entry counts until an instant, not only at its own, and is asked for."""
    return "until" in row.args and LANES.get(row.kind) is not Lane.UNSOLICITED


def _worth_it(entry: Entry, now: datetime) -> bool:
    return entry.until is None or entry.until > now


def _still_comes(entry: Entry, promised: set[str], now: datetime) -> bool:
    if entry.due >= now or entry.kind == Kind.CERTIFY:
        return True
    return thing_of(entry.key) in promised and _worth_it(entry, now)


def _still(entry: Entry, row: There, now: datetime) -> Entry:
    """Give what a planned entry becomes; one that is being held back after a change stays so."""
    if row.state == "planned" and entry.due == row.due:
        return entry
    later = _not_before(entry, now)
    held = row.kind == Kind.CERTIFY and entry.due < row.due <= later.due
    return replace(entry, due=row.due) if held else later


def _not_before(entry: Entry, now: datetime) -> Entry:
    soonest = now + GRACE if entry.kind == Kind.CERTIFY else now
    return entry if entry.due >= soonest else replace(entry, due=soonest)


def coming(there: Sequence[There], found: Steps) -> dict[str, tuple[datetime, Mapping[str, Any]]]:
    """Give what is planned once the steps are done, by key: its instant and its arguments."""
    new = [*found.moved.values(), *found.add]
    kept = [one for one in there if one.state == "planned" or one.key in found.revive]
    gone = {*found.remove, *found.cancel}
    planned = {row.key: (row.due, row.args) for row in kept if row.key not in gone}
    return planned | {entry.key: (entry.due, args_of(entry)) for entry in new}
