"""Letters on their way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, select, update

from bot.domain.messages import Letter
from storage.collection import Collection, upsert
from storage.letters import arguments_to_json, keyboard_to_json
from storage.tables.messaging import OutboxLetter
from storage.tables.people import Address

_rows = OutboxLetter.__table__
_add = upsert(OutboxLetter, "unique_key")
_due = (
    select(OutboxLetter.__table__)
    .where(_rows.c.state == "waiting", _rows.c.not_before <= bindparam("now"))
    .order_by(_rows.c.id)
    .limit(bindparam("most"))
)
_by_lane = case((_rows.c.lane == "live", 0), (_rows.c.lane == "owed", 1), else_=2)
_due_on = (
    select(_rows.c.id, _rows.c.address_id, _rows.c.lane)
    .join(Address, Address.id == _rows.c.address_id)
    .where(
        _rows.c.state == "waiting",
        _rows.c.not_before <= bindparam("now"),
        Address.channel == bindparam("where"),
    )
    .order_by(_by_lane, _rows.c.id)
    .limit(bindparam("most"))
)
_waiting = (
    select(OutboxLetter.__table__, Address.channel, Address.chat_id, Address.reachable)
    .join(Address, Address.id == _rows.c.address_id)
    .where(_rows.c.id.in_(bindparam("ids", expanding=True)), _rows.c.state == "waiting")
)
_next_due = select(func.min(_rows.c.not_before)).where(
    _rows.c.state == "waiting", _rows.c.not_before > bindparam("now")
)
_settle = (
    update(OutboxLetter)
    .where(_rows.c.id == bindparam("row_id"))
    .values(
        state=bindparam("new_state"),
        attempts=bindparam("tries"),
        error=bindparam("why"),
        settled_at=bindparam("now"),
        message_id=bindparam("message"),
    )
)
_drop_for = (
    update(OutboxLetter)
    .where(_rows.c.address_id == bindparam("address"), _rows.c.state == "waiting")
    .values(state="dropped", error=bindparam("why"), settled_at=bindparam("now"))
)
_forget_settled = delete(OutboxLetter).where(
    _rows.c.state != "waiting", _rows.c.settled_at < bindparam("before")
)
_parked = select(OutboxLetter.__table__).where(_rows.c.state == "parked").order_by(_rows.c.id)
_unsolicited_since = select(func.count()).where(
    _rows.c.address_id == bindparam("address"),
    _rows.c.lane == "unsolicited",
    _rows.c.state.in_(["waiting", "sent"]),
    _rows.c.not_before >= bindparam("since"),
    _rows.c.not_before < bindparam("until"),
)


class Outbox(Collection):
    """The letters that wait, and what became of the others."""

    @staticmethod
    def row(row_id: int, letter: Letter, now: datetime) -> dict[str, Any]:
        """Write a letter as the row it becomes."""
        return {
            "id": row_id,
            "address_id": letter.address_id,
            "lane": letter.lane.value,
            "text_key": letter.key,
            "args": arguments_to_json(letter.args),
            "buttons": keyboard_to_json(letter.buttons),
            "attachment": letter.attachment,
            "visit_id": letter.visit_id,
            "unique_key": letter.unique,
            "not_before": letter.not_before or now,
            "expires_at": letter.expires_at,
            "state": "waiting",
            "attempts": 0,
            "error": "",
            "created_at": now,
            "settled_at": None,
            "message_id": None,
        }

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the rows; one whose unique key is there already changes nothing."""
        if rows:
            self._connection.execute(self._upserting(_add), rows)

    def due(self, now: datetime, most: int) -> list[Row[Any]]:
        """Give what may be sent now, oldest first."""
        return self._all(_due, now=now, most=most)

    def due_on(self, channel: str, now: datetime, most: int) -> list[Row[Any]]:
        """Give id, address_id and lane of what one channel may send now, by lane and age."""
        return self._all(_due_on, where=channel, now=now, most=most)

    def waiting(self, ids: Sequence[int]) -> list[Row[Any]]:
        """Give what still waits of these, each with its address's channel, chat_id, reachable."""
        return self._all(_waiting, ids=ids)

    def next_due(self, now: datetime) -> datetime | None:
        """Give the next instant after now at which a letter may be sent."""
        found: datetime | None = self._scalar(_next_due, now=now)
        return found

    def settle(self, marks: Sequence[Mapping[str, Any]]) -> None:
        """Record outcomes: each row_id, new_state, tries, why, now, message."""
        if marks:
            self._connection.execute(_settle, marks)

    def drop_for(self, address_id: int, why: str, now: datetime) -> None:
        """Drop all that waits for an address."""
        self._run(_drop_for, address=address_id, why=why, now=now)

    def forget_settled(self, before: datetime) -> None:
        """Remove what was sent, dropped or parked before an instant."""
        self._run(_forget_settled, before=before)

    def parked(self) -> list[Row[Any]]:
        """Give the letters that could not be sent, for the operator."""
        return self._all(_parked)

    def unsolicited_between(self, address_id: int, since: datetime, until: datetime) -> int:
        """Count the unsolicited letters of an address in a stretch of time."""
        return int(self._scalar(_unsolicited_since, address=address_id, since=since, until=until))
