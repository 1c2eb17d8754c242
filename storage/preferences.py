"""How people want to be written to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from storage.collection import Collection, upsert
from storage.tables.people import Participant
from storage.tables.people import Preferences as Preference

_rows = Preference.__table__
_of = select(Preference.__table__).where(_rows.c.person_id == bindparam("who"))
_in_visit = (
    select(Preference.__table__)
    .join(Participant, Participant.person_id == _rows.c.person_id)
    .where(Participant.visit_id == bindparam("where"))
)
_paused_in = (
    select(_rows.c.person_id)
    .join(Participant, Participant.person_id == _rows.c.person_id)
    .where(Participant.visit_id == bindparam("where"), _rows.c.paused_until > bindparam("now"))
)
_set_quiet = upsert(Preference, "person_id", update={"quiet": "new"})
_set_fewer = upsert(Preference, "person_id", update={"fewer": "new"})
_set_pause = upsert(Preference, "person_id", update={"paused_until": "new"})
_set_mail = upsert(Preference, "person_id", update={"mail": "new"})
_NOTHING_CHOSEN: dict[str, Any] = {
    "quiet": "",
    "fewer": False,
    "paused_until": None,
    "mail": True,
}


class Preferences(Collection):
    """One row for everybody who ever chose something; nobody else has one."""

    def of(self, person_id: int) -> Row[Any] | None:
        """Give what somebody chose: quiet, fewer, paused_until, mail; none if nothing."""
        return self._one(_of, who=person_id)

    def in_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give what everybody in a visit chose; nothing for who chose nothing."""
        return self._all(_in_visit, where=visit_id)

    def paused_in(self, visit_id: int, now: datetime) -> set[int]:
        """Give the people of a visit who want nothing to come just now."""
        return {row.person_id for row in self._all(_paused_in, where=visit_id, now=now)}

    def set_quiet(self, person_id: int, quiet: str) -> None:
        """Record somebody's own quiet hours; empty: those of the plan again."""
        self._put(_set_quiet, person_id, quiet=quiet)

    def set_fewer(self, person_id: int, fewer: bool) -> None:
        """Record whether somebody wants fewer messages."""
        self._put(_set_fewer, person_id, fewer=fewer)

    def set_pause(self, person_id: int, until: datetime) -> None:
        """Record until when nothing is to come; an instant that is past ends a pause."""
        self._put(_set_pause, person_id, paused_until=until)

    def set_mail(self, person_id: int, mail: bool) -> None:
        """Record whether somebody wants an e-mail when something waits for them."""
        self._put(_set_mail, person_id, mail=mail)

    def _put(self, statement: Any, person_id: int, **chosen: object) -> None:  # noqa: ANN401 - an upsert
        values = {**_NOTHING_CHOSEN, **chosen}
        self._run(self._upserting(statement), person_id=person_id, **values)
