"""What falls due."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, insert, select, update

from bot.domain.messages import Lane
from bot.domain.timeline import LANES, Kind
from storage.collection import Collection
from storage.tables.messaging import TimelineEntry

_rows = TimelineEntry.__table__
_add = insert(TimelineEntry)
# What concerns a visit as a whole is live: prompts open and close, run sheets turn.
_by_lane = case({kind: list(Lane).index(lane) for kind, lane in LANES.items()}, value=_rows.c.kind)
_due = (
    select(_rows.c.key)
    .where(_rows.c.state == "planned", _rows.c.due <= bindparam("now"))
    .order_by(func.coalesce(_by_lane, 0), _rows.c.due, _rows.c.key)
    .limit(bindparam("most"))
)
_next = select(func.min(_rows.c.due)).where(_rows.c.state == "planned")
_one = select(TimelineEntry.__table__).where(
    _rows.c.key == bindparam("which"), _rows.c.state == "planned"
)
_of_visit = select(TimelineEntry.__table__).where(_rows.c.visit_id == bindparam("visit"))
_of_participant = select(TimelineEntry.__table__).where(
    _rows.c.participant_id == bindparam("participant")
)
_asked_between = select(func.count()).where(
    _rows.c.participant_id == bindparam("participant"),
    _rows.c.kind == "ask",
    _rows.c.state == "done",
    _rows.c.settled_at >= bindparam("since"),
    _rows.c.settled_at < bindparam("until"),
)
_failed = select(TimelineEntry.__table__).where(_rows.c.state == "failed").order_by(_rows.c.due)
_move = (
    update(TimelineEntry)
    .where(_rows.c.key == bindparam("which"), _rows.c.state == "planned")
    .values(due=bindparam("new_due"), args=bindparam("new_args"))
)
_settle = (
    update(TimelineEntry)
    .where(_rows.c.key == bindparam("which"), _rows.c.state == "planned")
    .values(state=bindparam("new_state"), settled_at=bindparam("now"), reason=bindparam("why"))
)
_revive = (
    update(TimelineEntry)
    .where(_rows.c.key == bindparam("which"), _rows.c.state == "dropped")
    .values(state="planned", settled_at=None, reason="")
)
_again = (
    update(TimelineEntry)
    .where(_rows.c.key == bindparam("which"), _rows.c.state == "done")
    .values(state="planned", due=bindparam("new_due"), settled_at=None)
)
# By state and `due`, for the index on them.
_forget_told = delete(TimelineEntry).where(
    _rows.c.state.in_(["done", "dropped"]),
    _rows.c.due < bindparam("before"),
    _rows.c.kind == Kind.CHANGED.value,
    _rows.c.settled_at < bindparam("before"),
)
_remove = delete(TimelineEntry).where(_rows.c.key == bindparam("which"), _rows.c.state == "planned")


class Timeline(Collection):
    """Entries by their stable key."""

    def add(self, entries: Sequence[dict[str, Any]]) -> None:
        """Write entries, each with key, due, kind, visit_id, participant_id and args."""
        fresh = {"state": "planned", "settled_at": None, "reason": ""}
        self._run_all(_add, [{**fresh, **entry} for entry in entries])

    def due(self, now: datetime, most: int) -> list[str]:
        """Give the keys of what is due: the more urgent lane first, in it the oldest."""
        return [row.key for row in self._all(_due, now=now, most=most)]

    def next_due(self) -> datetime | None:
        """Give the instant of the next planned entry."""
        found: datetime | None = self._scalar(_next)
        return found

    def planned(self, key: str) -> Row[Any] | None:
        """Give an entry that is still to be done."""
        return self._one(_one, which=key)

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give all entries of a visit, settled ones too."""
        return self._all(_of_visit, visit=visit_id)

    def of_participant(self, participant_id: int) -> list[Row[Any]]:
        """Give all entries of a participant, settled ones too."""
        return self._all(_of_participant, participant=participant_id)

    def asked_between(self, participant_id: int, since: datetime, until: datetime) -> int:
        """Count the prompts that somebody was asked outside a session in a stretch of time."""
        return int(
            self._scalar(_asked_between, participant=participant_id, since=since, until=until)
        )

    def failed(self) -> list[Row[Any]]:
        """Give the entries that could not be done, for the operator."""
        return self._all(_failed)

    def move(self, key: str, due: datetime, args: dict[str, Any]) -> None:
        """Plan an entry for another instant."""
        self.move_all({key: (due, args)})

    def move_all(self, become: Mapping[str, tuple[datetime, dict[str, Any]]]) -> None:
        """Plan entries for other instants, and with other arguments, each by its key."""
        self._run_all(
            _move,
            [
                {"which": key, "new_due": due, "new_args": args}
                for key, (due, args) in become.items()
            ],
        )

    def settle(self, key: str, state: str, now: datetime, why: str = "") -> None:
        """Record what became of a planned entry: done, dropped or failed, and why."""
        self._run(_settle, which=key, new_state=state, now=now, why=why)

    def drop(self, keys: Iterable[str], now: datetime, why: str) -> None:
        """Record that planned entries will not be done, and why."""
        row = {"new_state": "dropped", "now": now, "why": why}
        self._run_all(_settle, [{"which": key, **row} for key in keys])

    def revive(self, keys: Iterable[str]) -> None:
        """Plan entries again that were dropped."""
        self._run_all(_revive, [{"which": key} for key in keys])

    def do_again(self, keys: Iterable[str], now: datetime) -> None:
        """Plan entries again, for now, that were done but came to nothing yet."""
        self._run_all(_again, [{"which": key, "new_due": now} for key in keys])

    def remove(self, key: str) -> None:
        """Take back an entry that is still planned."""
        self.remove_all([key])

    def remove_all(self, keys: Iterable[str]) -> None:
        """Take back entries that are still planned."""
        self._run_all(_remove, [{"which": key} for key in keys])

    def forget_told(self, before: datetime) -> None:
        """Remove what was owed of changes and settled before an instant."""
        self._run(_forget_told, before=before)
