"""Certificates as issued."""

from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from storage.collection import Collection
from storage.tables.visits import Certificate

_rows = Certificate.__table__
_add = insert(Certificate)
_by_id = select(_rows).where(_rows.c.id == bindparam("which"))
_by_number = select(_rows).where(_rows.c.number == bindparam("which"))
_successor = select(_rows).where(_rows.c.replaces == bindparam("which"))
_of_participant = (
    select(_rows).where(_rows.c.participant_id == bindparam("who")).order_by(_rows.c.issued_at)
)
_of_visit = select(_rows).where(_rows.c.visit_id == bindparam("visit")).order_by(_rows.c.number)
_everything = select(_rows).order_by(_rows.c.year, _rows.c.sequence)
_last = select(func.max(_rows.c.sequence)).where(_rows.c.year == bindparam("when"))
_holders = select(_rows.c.participant_id).where(_rows.c.visit_id == bindparam("visit"))


class Certificates(Collection):
    """The register: certificates are added, revoked and replaced, never changed or removed."""

    def add(self, **row: object) -> None:
        """Write a certificate, with every column of `certificates`."""
        self._run(_add, **row)

    def next_sequence(self, year: int) -> int:
        """Give the next number of a year's sequence, from 1; the register must be held."""
        return int(self._scalar(_last, when=year) or 0) + 1

    def by_id(self, certificate_id: int) -> Row[Any] | None:
        """Give a certificate."""
        return self._one(_by_id, which=certificate_id)

    def by_number(self, number: str) -> Row[Any] | None:
        """Give a certificate by its number, written with dashes and capitals."""
        return self._one(_by_number, which=number)

    def successor(self, number: str) -> Row[Any] | None:
        """Give the certificate that took the place of this one."""
        return self._one(_successor, which=number)

    def of_participant(self, participant_id: int) -> list[Row[Any]]:
        """Give somebody's certificates, the newest last."""
        return self._all(_of_participant, who=participant_id)

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give a visit's certificates by their number."""
        return self._all(_of_visit, visit=visit_id)

    def everything(self) -> list[Row[Any]]:
        """Give all certificates in the order of their issue."""
        return self._all(_everything)

    def holders(self, visit_id: int) -> set[int]:
        """Give the participants of a visit who have a certificate."""
        return {int(row.participant_id) for row in self._all(_holders, visit=visit_id)}
