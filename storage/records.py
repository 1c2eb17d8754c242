"""The installation's own records: what failed, who did what, what is alive."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, tuple_, update

from storage.collection import Collection, upsert
from storage.ids import new_id
from storage.tables.messaging import (
    AuditEntry,
    Heartbeat,
    Installation,
    Keeper,
    ParkedUpdate,
    SeenUpdate,
    Upload,
)
from storage.tables.people import Address, Participant

_park = upsert(ParkedUpdate, "reference")
_parked = select(ParkedUpdate.__table__).order_by(ParkedUpdate.at)
_chats = (
    select(Address.channel, Address.chat_id)
    .join(Participant, Participant.person_id == Address.person_id)
    .where(Participant.visit_id == bindparam("visit"))
)
_empty_parked = (
    update(ParkedUpdate)
    .where(
        ParkedUpdate.at >= bindparam("since"),
        tuple_(ParkedUpdate.channel, ParkedUpdate.chat_id).in_(_chats)
        | ParkedUpdate.chat_id.is_(None),
    )
    .values(content={})
)
_forget_parked = delete(ParkedUpdate).where(ParkedUpdate.at < bindparam("before"))
_forget_seen = delete(SeenUpdate).where(SeenUpdate.at < bindparam("before"))
_confirm = upsert(SeenUpdate, "channel", "update_id", returning=["update_id"])
_seen_of = select(SeenUpdate.update_id).where(
    SeenUpdate.channel == bindparam("where"),
    SeenUpdate.update_id.in_(bindparam("ids", expanding=True)),
)
_last_confirmed = (
    select(SeenUpdate.at)
    .where(SeenUpdate.channel == bindparam("where"))
    .order_by(SeenUpdate.at.desc())
    .limit(1)
)
_audit = insert(AuditEntry)
_erased = select(AuditEntry.person_id).where(
    AuditEntry.act == "erased", AuditEntry.subject == "person"
)
_beat = upsert(Heartbeat, "part", update={"at": "new"})
_beats = select(Heartbeat.__table__)
_forget_beat = delete(Heartbeat).where(Heartbeat.part == bindparam("what"))
_keepers = select(Keeper.__table__)
_keep = upsert(Keeper, "name", update={"process": "new", "beat": "new", "resting": "new"})
_know = upsert(Installation, "name", update={"value": "new"})
_known = select(Installation.value).where(Installation.name == bindparam("what"))
_known_all = select(Installation.__table__).where(
    Installation.name.startswith(bindparam("start"), autoescape=False)
)
_uploaded = select(Upload.file_id).where(
    Upload.channel == bindparam("where"), Upload.recipe == bindparam("what")
)
_upload = upsert(Upload, "channel", "recipe", update={"file_id": "new"})


class Records(Collection):
    """Parked updates, the audit log, heartbeats, uploads, and facts about the installation."""

    def park(self, reference: str, **row: object) -> None:
        """Keep an update that failed: channel, update_id, chat_id, content, error, at."""
        self._run(self._upserting(_park), reference=reference, **row)

    def parked(self) -> list[Row[Any]]:
        """Give the parked updates, oldest first."""
        return self._all(_parked)

    def empty_parked(self, visit_id: int, since: datetime) -> None:
        """Keep nothing but reference and error of what a visit's people sent since an instant.

        What does not say whose it is counts as theirs.
        """
        self._run(_empty_parked, visit=visit_id, since=since)

    def forget_parked(self, before: datetime) -> None:
        """Remove the updates that were parked before an instant."""
        self._run(_forget_parked, before=before)

    def forget_seen(self, before: datetime) -> None:
        """Forget which updates were confirmed before an instant."""
        self._run(_forget_seen, before=before)

    def confirm(self, channel: str, update_id: int, now: datetime) -> bool:
        """Mark an update as handled; tell whether it was not yet."""
        confirm = self._upserting(_confirm)
        return bool(self._change(confirm, channel=channel, update_id=update_id, at=now))

    def unseen(self, channel: str, updates: Sequence[int]) -> list[int]:
        """Give those of these updates that no transaction has confirmed."""
        seen = {row.update_id for row in self._all(_seen_of, where=channel, ids=updates)}
        return [update for update in updates if update not in seen]

    def last_confirmed(self, channel: str) -> datetime | None:
        """Give when an update of a channel was last confirmed."""
        at: datetime | None = self._scalar(_last_confirmed, where=channel)
        return at

    def audit(
        self, act: str, subject: str, now: datetime, *, person: int | None, visit: int | None
    ) -> None:
        """Record who did what to what; never content."""
        self._run(
            _audit, id=new_id(), person_id=person, visit_id=visit, act=act, subject=subject, at=now
        )

    def erased(self) -> list[int]:
        """Give who was erased."""
        return [row.person_id for row in self._all(_erased)]

    def beat(self, part: str, now: datetime) -> None:
        """Record that a part is alive."""
        self._run(self._upserting(_beat), part=part, at=now)

    def forget_beat(self, part: str) -> None:
        """Forget that a part was alive."""
        self._run(_forget_beat, what=part)

    def beats(self) -> dict[str, datetime]:
        """Give when each part was last alive."""
        return {row.part: row.at for row in self._all(_beats)}

    def keepers(self) -> list[Row[Any]]:
        """Give who keeps each bot, and the clock."""
        return self._all(_keepers)

    def keep(self, name: str, process: str, now: datetime, *, resting: bool) -> None:
        """Record who keeps a bot, or that they ended in order."""
        self._run(self._upserting(_keep), name=name, process=process, beat=now, resting=resting)

    def know(self, name: str, value: str) -> None:
        """Remember a fact about the installation."""
        self._run(self._upserting(_know), name=name, value=value)

    def known(self, name: str) -> str:
        """Give a fact about the installation; empty if unknown."""
        return self._scalar(_known, what=name) or ""

    def known_all(self, beginning: str) -> dict[str, str]:
        """Give all facts whose names begin so, by what follows in their names."""
        rows = self._all(_known_all, start=beginning)
        return {row.name.removeprefix(beginning): row.value for row in rows}

    def uploaded(self, channel: str, recipe: str) -> str:
        """Give the file id under which a channel holds a drawing; empty if it does not."""
        return self._scalar(_uploaded, where=channel, what=recipe) or ""

    def upload(self, channel: str, recipe: str, file_id: str) -> None:
        """Remember the file id under which a channel holds a drawing."""
        self._run(self._upserting(_upload), channel=channel, recipe=recipe, file_id=file_id)
