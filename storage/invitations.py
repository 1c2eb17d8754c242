"""Invitations: one-use links, known by the hash of their token."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.collection import Collection
from storage.ids import new_id
from storage.tables.people import Invitation

_rows = Invitation.__table__
_this = _rows.c.id == bindparam("which")
_all = select(Invitation.__table__)

_add = insert(Invitation)
_by_token = _all.where(_rows.c.token_hash == bindparam("hashed"))
_of_visit = _all.where(_rows.c.visit_id == bindparam("visit")).order_by(_rows.c.id)
_of_person = _all.where(_rows.c.person_id == bindparam("whose")).order_by(_rows.c.id.desc())
_by_reference = _all.where(
    _rows.c.visit_id == bindparam("visit"),
    _rows.c.role == bindparam("what"),
    _rows.c.reference == bindparam("known_as"),
)
_of_installation = _all.where(_rows.c.visit_id.is_(None))
_renew = (
    update(Invitation)
    .where(_this)
    .values(token_hash=bindparam("hashed"), used_at=None, used_by=None)
)
_use = (
    update(Invitation).where(_this).values(used_at=bindparam("now"), used_by=bindparam("address"))
)
_hand_over = update(Invitation).where(_this).values(person_id=bindparam("to_whom"))
_remove = delete(Invitation).where(_this)


class Invitations(Collection):
    """Who was invited to what, and whether the link was opened."""

    def add(  # noqa: PLR0913 - an invitation has this many sides, all named
        self,
        token_hash: str,
        *,
        person_id: int,
        visit_id: int | None,
        role: str,
        reference: str,
        now: datetime,
        expires_at: datetime | None = None,
    ) -> None:
        """Invite a person to a visit, or with no visit to run the installation."""
        self._run(
            _add,
            id=new_id(),
            token_hash=token_hash,
            person_id=person_id,
            visit_id=visit_id,
            role=role,
            reference=reference,
            created_at=now,
            expires_at=expires_at,
            used_at=None,
            used_by=None,
        )

    def by_token(self, token_hash: str) -> Row[Any] | None:
        """Give what a token opens."""
        return self._one(_by_token, hashed=token_hash)

    def by_reference(self, visit_id: int, role: str, reference: str) -> Row[Any] | None:
        """Give the invitation of somebody in a visit's people file or team."""
        return self._one(_by_reference, visit=visit_id, what=role, known_as=reference)

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give all invitations to a visit."""
        return self._all(_of_visit, visit=visit_id)

    def of_person(self, person_id: int) -> list[Row[Any]]:
        """Give a person's invitations, the newest first."""
        return self._all(_of_person, whose=person_id)

    def of_installation(self) -> list[Row[Any]]:
        """Give the invitations to run the installation."""
        return self._all(_of_installation)

    def renew(self, invitation_id: int, token_hash: str) -> None:
        """Put another token in place of the old, as if it had never been opened."""
        self._run(_renew, which=invitation_id, hashed=token_hash)

    def use(self, invitation_id: int, address_id: int, now: datetime) -> None:
        """Bind it to the account that opened it."""
        self._run(_use, which=invitation_id, address=address_id, now=now)

    def release(self, invitation_id: int) -> None:
        """Undo `use`: it was opened by somebody else."""
        self._run(_use, which=invitation_id, address=None, now=None)

    def hand_over(self, invitation_id: int, person_id: int) -> None:
        """Let it be for another person whom we know already."""
        self._run(_hand_over, which=invitation_id, to_whom=person_id)

    def remove(self, invitation_id: int) -> None:
        """Take it back."""
        self._run(_remove, which=invitation_id)
