"""The addresses at which people's calendars ask for their days."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from storage.collection import Collection, upsert
from storage.tables.visits import CalendarFeed

_rows = CalendarFeed.__table__
_of = select(_rows).where(_rows.c.participant_id == bindparam("who"))
_by_token = select(_rows).where(_rows.c.token == bindparam("which"))
_give = upsert(CalendarFeed, "participant_id", update={"token": "new", "made_at": "new"})
_take_away = delete(CalendarFeed).where(_rows.c.participant_id == bindparam("who"))


class Calendars(Collection):
    """At most one address for each participant; another one takes the place of the old."""

    def of(self, participant_id: int) -> Row[Any] | None:
        """Give somebody's address."""
        return self._one(_of, who=participant_id)

    def by_token(self, token: str) -> Row[Any] | None:
        """Find whose address it is."""
        return self._one(_by_token, which=token)

    def give(self, participant_id: int, token: str, now: datetime) -> None:
        """Give somebody an address; the one they had opens nothing any more."""
        self._run(self._upserting(_give), participant_id=participant_id, token=token, made_at=now)

    def take_away(self, participant_id: int) -> None:
        """Let somebody's address open nothing any more."""
        self._run(_take_away, who=participant_id)
