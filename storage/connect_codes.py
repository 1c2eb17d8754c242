"""One-use codes with which people come to another channel, known by their hash."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.collection import Collection
from storage.tables.people import ConnectCode

_rows = ConnectCode.__table__
_this = _rows.c.code_hash == bindparam("hashed")
_one = select(_rows).where(_this)
_add = insert(ConnectCode)
_use = update(ConnectCode).where(_this).values(used_at=bindparam("now"))
_forget_of = delete(ConnectCode).where(_rows.c.person_id == bindparam("whose"))
_forget_before = delete(ConnectCode).where(_rows.c.expires_at < bindparam("before"))


class ConnectCodes(Collection):
    """Which person each code brings to another channel."""

    def add(self, code_hash: str, *, person_id: int, address_id: int, expires_at: datetime) -> None:
        """Keep a new code of somebody; those before it open nothing any more."""
        self._run(_forget_of, whose=person_id)
        self._run(
            _add,
            code_hash=code_hash,
            person_id=person_id,
            address_id=address_id,
            expires_at=expires_at,
            used_at=None,
        )

    def of(self, code_hash: str) -> Row[Any] | None:
        """Give what a code opens."""
        return self._one(_one, hashed=code_hash)

    def use(self, code_hash: str, now: datetime) -> None:
        """Record that it was used."""
        self._run(_use, hashed=code_hash, now=now)

    def forget_before(self, before: datetime) -> None:
        """Remove the codes that expired before an instant."""
        self._run(_forget_before, before=before)
