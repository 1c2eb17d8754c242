"""Letters on their way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, select, update

from bot.domain.messages import Letter
from storage.collection import Collection, upsert
from storage.letters import arguments_to_json, keyboard_to_json
from storage.tables.messaging import OutboxLetter
from storage.tables.people import Address, Participant, Role

UNREACHABLE = "unreachable"
"""Why a letter is dropped whose address takes no messages."""

_rows = OutboxLetter.__table__
_add = upsert(OutboxLetter, "unique_key")
# What never had to wait leaves even when the clock was put back meanwhile.
_may_leave = (_rows.c.not_before <= bindparam("now")) | (_rows.c.not_before <= _rows.c.created_at)
_due = (
    select(OutboxLetter.__table__)
    .where(_rows.c.state == "waiting", _may_leave)
    .order_by(_rows.c.id)
    .limit(bindparam("most"))
)
_by_lane = case((_rows.c.lane == "live", 0), (_rows.c.lane == "owed", 1), else_=2)
# As urgent as the most urgent that comes after it in the same chat, which must not overtake it.
_urgency = func.min(_by_lane).over(partition_by=_rows.c.address_id, order_by=_rows.c.id.desc())
_may_leave_on = (
    select(_rows.c.id, _rows.c.address_id, _rows.c.lane)
    .join(Address, Address.id == _rows.c.address_id)
    .where(_rows.c.state == "waiting", _may_leave, Address.channel == bindparam("where"))
)
_due_on = _may_leave_on.order_by(_urgency, _rows.c.id).limit(bindparam("most"))
_live_on = _may_leave_on.where(_rows.c.lane == "live")
_due_to = (
    _may_leave_on.where(_rows.c.address_id.in_(bindparam("addresses", expanding=True)))
    .order_by(_rows.c.id)
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
    .where(
        _rows.c.id == bindparam("row_id"),
        # A process that wakes up late knows only of what it has sent itself.
        (_rows.c.state == "waiting") | (bindparam("new_state") == "sent"),
    )
    .values(
        state=bindparam("new_state"),
        attempts=bindparam("tries"),
        error=bindparam("why"),
        settled_at=bindparam("now"),
        message_id=bindparam("message"),
    )
)
_put_off = (
    update(OutboxLetter)
    .where(_rows.c.id == bindparam("row_id"), _rows.c.state == "waiting")
    .values(not_before=bindparam("later"))
)
_drop_for = (
    update(OutboxLetter)
    .where(_rows.c.address_id == bindparam("address"), _rows.c.state == "waiting")
    .values(state="dropped", error=bindparam("why"), settled_at=bindparam("now"))
)
# What may leave already may be on its way: that goes where it was going.
_move = (
    update(OutboxLetter)
    .where(
        _rows.c.address_id == bindparam("address"),
        _rows.c.state == "waiting",
        _rows.c.not_before > bindparam("after"),
    )
    .values(address_id=bindparam("new_address"))
)
_move_all = (
    update(OutboxLetter)
    .where(_rows.c.address_id == bindparam("address"), _rows.c.state == "waiting")
    .values(address_id=bindparam("new_address"))
)
_owe_again = (
    update(OutboxLetter)
    .where(
        _rows.c.address_id == bindparam("address"),
        _rows.c.lane == "owed",
        _rows.c.state == "dropped",
        _rows.c.error == UNREACHABLE,
        _rows.c.expires_at.is_(None) | (_rows.c.expires_at > bindparam("now")),
    )
    .values(state="waiting", attempts=0, error="", settled_at=None)
)
# By `not_before` too, for the index on it; what was dropped before its time goes a little later.
_forget_settled = delete(OutboxLetter).where(
    _rows.c.state.in_(["sent", "dropped", "parked"]),
    _rows.c.not_before < bindparam("before"),
    _rows.c.settled_at < bindparam("before"),
)
# By the people of the visit, for the index on addresses.
_in_visit = select(Participant.person_id).where(Participant.visit_id == bindparam("visit"))
_in_team = select(Role.person_id).where(Role.visit_id.in_([0, bindparam("visit")]))
_attached = select(_rows.c.id, _rows.c.address_id, _rows.c.state, _rows.c.message_id).where(
    _rows.c.address_id.in_(
        select(Address.id).where(Address.person_id.in_(_in_visit.union(_in_team)))
    ),
    _rows.c.attachment.like(bindparam("beginning")),
    _rows.c.state.in_(["waiting", "sent"]),
)
_held = (
    select(OutboxLetter.__table__)
    .where(
        _rows.c.address_id == bindparam("address"),
        _rows.c.state == "waiting",
        _rows.c.not_before > bindparam("now"),
    )
    .order_by(_rows.c.id)
)
_held_in = (
    select(OutboxLetter.__table__, Address.person_id)
    .join(Address, Address.id == _rows.c.address_id)
    .where(
        _rows.c.visit_id == bindparam("visit"),
        _rows.c.state == "waiting",
        _rows.c.not_before > bindparam("now"),
    )
    .order_by(_rows.c.id)
)
_take_back = delete(OutboxLetter).where(
    _rows.c.id == bindparam("row_id"), _rows.c.state == "waiting", _rows.c.attempts == 0
)
_named = select(
    _rows.c.unique_key, _rows.c.state, _rows.c.not_before, _rows.c.error, _rows.c.settled_at
).where(_rows.c.unique_key.in_(bindparam("names", expanding=True)))
_given_up = select(
    _rows.c.unique_key, _rows.c.state, _rows.c.error, _rows.c.settled_at, _rows.c.address_id
).where(_rows.c.state.in_(["dropped", "parked"]), _rows.c.visit_id == bindparam("visit"))
_parked = select(OutboxLetter.__table__).where(_rows.c.state == "parked").order_by(_rows.c.id)
_columns = ("id", "state", "lane", "text_key", "created_at", "not_before", "attempts", "error")
_open = (_rows.c.state == "waiting") | (_rows.c.state == "parked")
_left = select(*(_rows.c[name] for name in _columns)).where(_open).order_by(_rows.c.id)
_wait_again = (
    update(OutboxLetter)
    .where(_rows.c.id == bindparam("row_id"), _rows.c.state == "parked")
    .values(state="waiting", attempts=0, error="", settled_at=None)
)
_drop = (
    update(OutboxLetter)
    .where(_rows.c.id == bindparam("row_id"), _open)
    .values(state="dropped", error=bindparam("why"), settled_at=bindparam("now"))
)
_unsolicited_since = select(func.count()).where(
    _rows.c.address_id == bindparam("address"),
    _rows.c.lane == "unsolicited",
    # Not `in`: SQLite would go through all letters by their state, and not by the address.
    _rows.c.state != "dropped",
    _rows.c.state != "parked",
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
        self._run_all(self._upserting(_add), rows)

    def due(self, now: datetime, most: int) -> list[Row[Any]]:
        """Give what may be sent now, oldest first."""
        return self._all(_due, now=now, most=most)

    def due_on(self, channel: str, now: datetime, most: int) -> list[Row[Any]]:
        """Give id, address_id and lane of what one channel may send now, by lane and age.

        What is older in a chat comes first there, whatever its lane.
        """
        return self._all(_due_on, where=channel, now=now, most=most)

    def live_on(self, channel: str, now: datetime) -> set[int]:
        """Give the addresses to which one channel may send something urgent now."""
        return {row.address_id for row in self._all(_live_on, where=channel, now=now)}

    def due_to(
        self, addresses: Iterable[int], channel: str, now: datetime, most: int
    ) -> list[Row[Any]]:
        """Give id, address_id and lane of what may be sent now to some addresses, by age."""
        return self._all(_due_to, addresses=list(addresses), where=channel, now=now, most=most)

    def waiting(self, ids: Sequence[int]) -> list[Row[Any]]:
        """Give what still waits of these, each with its address's channel, chat_id, reachable."""
        return self._all(_waiting, ids=ids)

    def next_due(self, now: datetime) -> datetime | None:
        """Give the next instant after now at which a letter may be sent."""
        found: datetime | None = self._scalar(_next_due, now=now)
        return found

    def settle(self, marks: Sequence[Mapping[str, Any]]) -> None:
        """Record outcomes: each row_id, new_state, tries, why, now, message."""
        self._run_all(_settle, marks)

    def put_off(self, until: Mapping[int, datetime]) -> None:
        """Let letters wait until an instant, each by its id."""
        self._run_all(_put_off, [{"row_id": key, "later": at} for key, at in until.items()])

    def held(self, address_id: int, now: datetime) -> list[Row[Any]]:
        """Give the letters to an address that wait for a later instant."""
        return self._all(_held, address=address_id, now=now)

    def held_in(self, visit_id: int, now: datetime) -> list[Row[Any]]:
        """Give a visit's letters that wait for a later instant, each with its person_id."""
        return self._all(_held_in, visit=visit_id, now=now)

    def take_back(self, ids: Sequence[int]) -> None:
        """Remove letters that nobody tried to send, so that they can be written anew."""
        self._run_all(_take_back, [{"row_id": row_id} for row_id in ids])

    def drop_for(self, address_id: int, why: str, now: datetime) -> None:
        """Drop all that waits for an address."""
        self._run(_drop_for, address=address_id, why=why, now=now)

    def move(self, old: int, new: int, now: datetime, *, all_of_it: bool) -> None:
        """Have what waits for an address until later go to another; or all, if it takes nothing."""
        if all_of_it:
            self._run(_move_all, address=old, new_address=new)
        else:
            self._run(_move, address=old, new_address=new, after=now)

    def owe_again(self, address_id: int, now: datetime) -> None:
        """Let wait again what is owed to an address and was dropped while it took no messages."""
        self._run(_owe_again, address=address_id, now=now)

    def forget_settled(self, before: datetime) -> None:
        """Remove what was sent, dropped or parked before an instant."""
        self._run(_forget_settled, before=before)

    def named(self, names: Sequence[str]) -> dict[str, Row[Any]]:
        """Give state, not_before, error and settled_at of letters by their unique keys."""
        return {row.unique_key: row for row in self._all(_named, names=names)} if names else {}

    def given_up(self, visit_id: int) -> list[Row[Any]]:
        """Give unique_key, state, error, settled_at, address_id of a visit's that were not sent."""
        return self._all(_given_up, visit=visit_id)

    def parked(self) -> list[Row[Any]]:
        """Give the letters that could not be sent, for the operator."""
        return self._all(_parked)

    def left(self) -> list[Row[Any]]:
        """Give what waits and what was parked, oldest first, without anything of its content."""
        return self._all(_left)

    def wait_again(self, ids: Sequence[int]) -> None:
        """Let parked letters wait as if they had never been tried."""
        self._run_all(_wait_again, [{"row_id": row_id} for row_id in ids])

    def attached(self, visit_id: int, recipe: str) -> list[Row[Any]]:
        """Give id, address_id, state and message_id of a visit's letters with what is drawn so.

        Args:
            visit_id: whose people got them.
            recipe: how the recipe of their attachment begins.
        """
        return self._all(_attached, visit=visit_id, beginning=f"{recipe}%")

    def drop(self, ids: Sequence[int], why: str, now: datetime) -> None:
        """Send letters never."""
        self._run_all(_drop, [{"row_id": row_id, "why": why, "now": now} for row_id in ids])

    def unsolicited_between(self, address_id: int, since: datetime, until: datetime) -> int:
        """Count the unsolicited letters of an address in a stretch of time."""
        return int(self._scalar(_unsolicited_since, address=address_id, since=since, until=until))
