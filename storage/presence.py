"""Who was there, and by which word."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from storage.collection import Collection, upsert
from storage.tables.people import Participant
from storage.tables.visits import AttendanceList, CheckIn, DayWord

_check_ins = CheckIn.__table__
_participants = Participant.__table__
_check_in = upsert(CheckIn, "participant_id", "day")
_mark = upsert(
    CheckIn,
    "participant_id",
    "day",
    update={
        "since": "new",
        "present": "new",
        "source": "new",
        "reason": "new",
        "marked_by": "new",
    },
)
_one = select(CheckIn.__table__).where(
    _check_ins.c.participant_id == bindparam("who"), _check_ins.c.day == bindparam("when")
)
_of_participant = select(CheckIn.__table__).where(_check_ins.c.participant_id == bindparam("who"))
_of_visit = (
    select(CheckIn.__table__)
    .join(_participants, _participants.c.id == _check_ins.c.participant_id)
    .where(_participants.c.visit_id == bindparam("visit"))
)
_add_word = upsert(DayWord, "visit_id", "day")
_words = select(DayWord.day, DayWord.word).where(DayWord.visit_id == bindparam("visit"))
_list = select(AttendanceList.__table__).where(
    AttendanceList.person_id == bindparam("who"), AttendanceList.visit_id == bindparam("visit")
)
_show = upsert(
    AttendanceList,
    "person_id",
    "visit_id",
    update={"day": "new", "page": "new", "participant_id": "new"},
)


class Presence(Collection):
    """Check-ins, words of the day, and attendance lists on screen."""

    def check_in(self, participant_id: int, day: str, now: datetime) -> None:
        """Record that somebody gave the word; what is recorded for the day already stays."""
        self._run(
            self._upserting(_check_in),
            participant_id=participant_id,
            day=day,
            since=now,
            present=True,
            source="word",
            reason="",
            marked_by=None,
        )

    def mark(  # noqa: PLR0913 - what a mark consists of, all named
        self,
        *,
        participant_id: int,
        day: str,
        present: bool,
        reason: str,
        marked_by: int,
        now: datetime,
    ) -> None:
        """Record what a facilitator says; it takes the place of what was recorded before."""
        self._run(
            self._upserting(_mark),
            participant_id=participant_id,
            day=day,
            since=now,
            present=present,
            source="facilitator",
            reason=reason,
            marked_by=marked_by,
        )

    def on(self, participant_id: int, day: str) -> Row[Any] | None:
        """Give what is recorded for somebody on a day."""
        return self._one(_one, who=participant_id, when=day)

    def of_participant(self, participant_id: int) -> dict[str, Row[Any]]:
        """Give what is recorded for somebody, by the keys of the days."""
        return {row.day: row for row in self._all(_of_participant, who=participant_id)}

    def of_visit(self, visit_id: int) -> dict[tuple[int, str], Row[Any]]:
        """Give what is recorded in a visit, by participant and day."""
        return {(row.participant_id, row.day): row for row in self._all(_of_visit, visit=visit_id)}

    def add_words(self, visit_id: int, words: Mapping[str, str]) -> None:
        """Write the words of days; a day that has one keeps it."""
        for day, word in words.items():
            self._run(self._upserting(_add_word), visit_id=visit_id, day=day, word=word)

    def words(self, visit_id: int) -> dict[str, str]:
        """Give the words of a visit by the keys of its days."""
        return {row.day: row.word for row in self._all(_words, visit=visit_id)}

    def show(
        self, person_id: int, visit_id: int, *, day: str, page: int, participant_id: int | None
    ) -> None:
        """Remember what somebody's attendance list shows: day, page (from 0), and who is chosen."""
        self._run(
            self._upserting(_show),
            person_id=person_id,
            visit_id=visit_id,
            day=day,
            page=page,
            participant_id=participant_id,
        )

    def shown(self, person_id: int, visit_id: int) -> Row[Any] | None:
        """Give what somebody's attendance list shows."""
        return self._one(_list, who=person_id, visit=visit_id)
