"""What people say of coming, and how they mean to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from storage.collection import Collection, upsert
from storage.tables.people import Participant
from storage.tables.visits import Intention, Rsvp

_rows = Rsvp.__table__
_participants = Participant.__table__
_intentions = Intention.__table__
_say = upsert(Rsvp, "participant_id", "day", update={"says": "new", "at": "new"})
_of_participant = select(_rows.c.day, _rows.c.says).where(
    _rows.c.participant_id == bindparam("who")
)
_of_visit = (
    select(_rows.c.participant_id, _rows.c.day, _rows.c.says)
    .join(_participants, _participants.c.id == _rows.c.participant_id)
    .where(_participants.c.visit_id == bindparam("visit"))
)
_of_day = (
    select(_rows.c.participant_id, _rows.c.says)
    .join(_participants, _participants.c.id == _rows.c.participant_id)
    .where(
        _participants.c.visit_id == bindparam("visit"),
        _participants.c.state == "joined",
        _rows.c.day == bindparam("when"),
    )
)
_intend = upsert(Intention, "participant_id", update={"text": "new", "at": "new"})
_intention = select(_intentions.c.text).where(_intentions.c.participant_id == bindparam("who"))
_forget = delete(Intention).where(_intentions.c.participant_id == bindparam("who"))


class Rsvps(Collection):
    """One answer for each participant and day, the newest; and one plan of each participant."""

    def say(self, participant_id: int, day: str, says: str, now: datetime) -> None:
        """Record what somebody says of a day: there, late or excused."""
        self._run(self._upserting(_say), participant_id=participant_id, day=day, says=says, at=now)

    def of_participant(self, participant_id: int) -> Mapping[str, str]:
        """Give what somebody said, by the keys of the days."""
        rows = self._all(_of_participant, who=participant_id)
        return {row.day: row.says for row in rows}

    def of_visit(self, visit_id: int) -> list[Row[Any]]:
        """Give participant_id, day and says of everything that was said in a visit."""
        return self._all(_of_visit, visit=visit_id)

    def of_day(self, visit_id: int, day: str) -> Mapping[int, str]:
        """Give what was said of a day by those who take part, by participant."""
        rows = self._all(_of_day, visit=visit_id, when=day)
        return {row.participant_id: row.says for row in rows}

    def intend(self, participant_id: int, text: str, now: datetime) -> None:
        """Keep when and where somebody means to take part, in the place of what was there."""
        self._run(self._upserting(_intend), participant_id=participant_id, text=text, at=now)

    def intention(self, participant_id: int) -> str:
        """Give when and where somebody means to take part, in their words; empty: not said."""
        return str(self._scalar(_intention, who=participant_id) or "")

    def forget_intention(self, participant_id: int) -> None:
        """Keep it no longer."""
        self._run(_forget, who=participant_id)
