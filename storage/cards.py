"""Living messages."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Text, bindparam, case, delete, func, select, update

from storage.collection import Collection, upsert
from storage.tables.messaging import Card
from storage.tables.people import Address, Participant

_rows = Card.__table__
_want = upsert(
    Card,
    "address_id",
    "subject",
    update={"wanted": _rows.c.wanted + 1, "pending": True, "note": "new"},
)
_want_anew = upsert(
    Card,
    "address_id",
    "subject",
    update={
        "wanted": _rows.c.wanted + 1,
        "pending": True,
        "anew": _rows.c.wanted + 1,
        "note": "new",
    },
)
_take = upsert(
    Card,
    "address_id",
    "subject",
    update={"message_id": "new", "wanted": _rows.c.wanted + 1, "pending": True, "note": ""},
)
_want_everywhere = (
    update(Card)
    .where(_rows.c.subject == bindparam("what"))
    .values(wanted=_rows.c.wanted + 1, pending=True)
    .returning(_rows.c.address_id, _rows.c.subject)
)
_renew = (
    update(Card)
    .where(
        _rows.c.subject.in_(bindparam("which", expanding=True)),
        _rows.c.address_id.in_(
            select(Address.id).where(Address.channel == bindparam("where"), Address.reachable)
        ),
    )
    .values(
        wanted=_rows.c.wanted + 1,
        anew=_rows.c.wanted + 1,
        pending=True,
        note=bindparam("why"),
    )
    .returning(_rows.c.address_id, _rows.c.subject)
)
_pending = select(Card.__table__).where(_rows.c.pending).order_by(_rows.c.address_id)
_pending_on = (
    select(_rows.c.address_id, _rows.c.subject)
    .join(Address, Address.id == _rows.c.address_id)
    .where(_rows.c.pending, Address.channel == bindparam("where"))
    .order_by(_rows.c.address_id)
    .limit(bindparam("most"))
)
_one = select(Card.__table__).where(
    _rows.c.address_id == bindparam("address"), _rows.c.subject == bindparam("what")
)
_subjects_of = (
    select(_rows.c.subject)
    .where(_rows.c.address_id == bindparam("address"))
    .order_by(_rows.c.subject)
)
_in_visit = (
    select(_rows.c.address_id, _rows.c.subject)
    .join(Address, Address.id == _rows.c.address_id)
    .join(Participant, Participant.person_id == Address.person_id)
    .where(Participant.visit_id == bindparam("where"), Participant.state == "joined")
    .order_by(_rows.c.address_id, _rows.c.subject)
)
_by_message = select(Card.__table__).where(
    _rows.c.address_id == bindparam("address"), _rows.c.message_id == bindparam("message")
)
_between = select(_rows.c.subject).where(
    _rows.c.address_id == bindparam("address"),
    _rows.c.message_id > bindparam("after"),
    _rows.c.message_id <= bindparam("up_to"),
)
_shown = (
    update(Card)
    .where(
        _rows.c.address_id == bindparam("address"),
        _rows.c.subject == bindparam("what"),
        # Another process may have shown as much meanwhile, or more; what it showed is true.
        (_rows.c.shown < bindparam("seen"))
        | (
            (_rows.c.shown == bindparam("seen"))
            & (_rows.c.error != "")
            & (bindparam("why", type_=Text) == "")
        ),
    )
    .values(
        shown=bindparam("seen"),
        message_id=bindparam("message"),
        error=bindparam("why"),
        pending=case((_rows.c.wanted > bindparam("seen"), True), else_=False),
    )
)
_adopt = (
    update(Card)
    .where(_rows.c.address_id == bindparam("address"), _rows.c.subject == bindparam("what"))
    .values(message_id=bindparam("message"), wanted=_rows.c.wanted + 1, pending=True)
)
_copies = _rows.alias("copies")
_level = (
    update(Card)
    .where(_rows.c.subject == bindparam("what"))
    .values(
        wanted=select(func.max(_copies.c.wanted) + 1)
        .where(_copies.c.subject == bindparam("what"))
        .scalar_subquery(),
        anew=case((_rows.c.anew > _rows.c.shown, _rows.c.wanted), else_=0),
        pending=True,
    )
)
_failed = (
    select(Card.__table__)
    .where(_rows.c.error.not_in(["", "unreachable"]))  # who blocked the bot is no fault of it
    .order_by(_rows.c.address_id, _rows.c.subject)
)
_forget = delete(Card).where(_rows.c.address_id == bindparam("address"))
_forget_some = _forget.where(_rows.c.subject.in_(bindparam("subjects", expanding=True)))


class Cards(Collection):
    """Each card of each address: which message it is, what is wanted, what is shown."""

    def want(self, address_id: int, subject: str, *, anew: bool, note: str = "") -> None:
        """Want it drawn, with a note or without; made if it is not there."""
        self._run(
            self._upserting(_want_anew if anew else _want),
            address_id=address_id,
            subject=subject,
            message_id=None,
            wanted=1,
            shown=0,
            anew=1,
            pending=True,
            error="",
            note=note,
        )

    def want_everywhere(self, subject: str) -> set[tuple[int, str]]:
        """Want all its copies drawn; give the address and subject of each."""
        return _named(self._change(_want_everywhere, what=subject))

    def renew(self, channel: str, subjects: Sequence[str], note: str) -> set[tuple[int, str]]:
        """Want all copies on one channel sent afresh with a note; give address and subject."""
        return _named(self._change(_renew, which=list(subjects), where=channel, why=note))

    def pending(self) -> list[Row[Any]]:
        """Give the cards whose `wanted` is ahead of `shown`."""
        return self._all(_pending)

    def pending_on(self, channel: str, most: int) -> list[Row[Any]]:
        """Give address_id and subject of the cards that one channel must draw."""
        return self._all(_pending_on, where=channel, most=most)

    def of(self, address_id: int, subject: str) -> Row[Any] | None:
        """Give one card."""
        return self._one(_one, address=address_id, what=subject)

    def subjects_of(self, address_id: int) -> list[str]:
        """Name all cards of an address."""
        return [row.subject for row in self._all(_subjects_of, address=address_id)]

    def in_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give address_id and subject of all cards of those who take part in a visit."""
        return self._all(_in_visit, where=visit_id)

    def at(self, address_id: int, message_id: int) -> Row[Any] | None:
        """Give the card that this message is, if it is one."""
        return self._one(_by_message, address=address_id, message=message_id)

    def between(self, address_id: int, after: int, up_to: int) -> list[Row[Any]]:
        """Name the cards of an address that stand after one message and not after another."""
        return self._all(_between, address=address_id, after=after, up_to=up_to)

    def show(self, marks: Sequence[Mapping[str, Any]]) -> None:
        """Record what was shown: each address, what, seen, message, why."""
        # In the same order everywhere, as others may be changing some of these rows.
        self._run_all(_shown, sorted(marks, key=lambda mark: (mark["what"], mark["address"])))

    def failed(self) -> list[Row[Any]]:
        """Give the cards that could not be drawn, for the operator."""
        return self._all(_failed)

    def adopt(self, address_id: int, subject: str, message_id: int) -> None:
        """Take the message a tap came from as the card, after a send whose answer was lost."""
        self._run(_adopt, address=address_id, what=subject, message=message_id)

    def take(self, address_id: int, subject: str, message_id: int) -> None:
        """Have a message that was sent as a letter be the card from now on, and drawn."""
        self._run(
            self._upserting(_take),
            address_id=address_id,
            subject=subject,
            message_id=message_id,
            wanted=1,
            shown=0,
            anew=0,
            pending=True,
            error="",
            note="",
        )

    def level(self, subject: str) -> None:
        """Have no copy tell how often it was drawn: want all drawn once more, by one number."""
        self._run(_level, what=subject)

    def forget(self, address_id: int) -> None:
        """Draw nothing more for this address."""
        self._run(_forget, address=address_id)

    def forget_some(self, address_id: int, subjects: Sequence[str]) -> None:
        """Draw some cards of an address no more."""
        self._run(_forget_some, address=address_id, subjects=list(subjects))


def _named(rows: Sequence[Row[Any]]) -> set[tuple[int, str]]:
    return {(row.address_id, row.subject) for row in rows}
