"""What waits to be sent or to fall due, and what came in."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, UniqueConstraint

from storage.tables.base import Base, Id, Json, Key, WithDefault


class TimelineEntry(Base):
    """What is owed at an instant; the key is stable, so that re-planning is a diff."""

    __tablename__ = "timeline"
    __table_args__ = (
        Index("ix_timeline_state_due", "state", "due"),
        Index("ix_timeline_visit_id", "visit_id"),
        Index("ix_timeline_participant_id", "participant_id"),
    )

    key: ColumnElement[Key]
    due: ColumnElement[datetime]
    kind: ColumnElement[str]
    visit_id: ColumnElement[int]
    participant_id: ColumnElement[int | None]
    args: ColumnElement[Json]
    state: ColumnElement[str]  # planned · done · dropped · failed
    settled_at: ColumnElement[datetime | None]
    reason: ColumnElement[str]  # why it was dropped or failed


class TimelineOverride(Base):
    """What a facilitator decided about one kind of entry on one day; re-planning keeps to it."""

    __tablename__ = "timeline_overrides"

    visit_id: ColumnElement[Id]
    about: ColumnElement[Key]  # kind, day and the reminder's key, as in the entries' keys
    act: ColumnElement[str]  # skip · move · now
    # By how many it is moved, to later or (negative) to earlier; with `now` the occurrence.
    seconds: ColumnElement[int]
    decided_by: ColumnElement[int | None]  # person
    at: ColumnElement[datetime]


class OutboxLetter(Base):
    """A letter on its way."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("unique_key"),
        Index("ix_outbox_state_not_before", "state", "not_before"),
        Index("ix_outbox_address_id", "address_id"),
    )

    id: ColumnElement[Id]
    address_id: ColumnElement[int]
    lane: ColumnElement[str]
    text_key: ColumnElement[str]
    args: ColumnElement[Json]
    buttons: ColumnElement[Any]
    attachment: ColumnElement[str]
    visit_id: ColumnElement[int | None]
    unique_key: ColumnElement[str]
    not_before: ColumnElement[datetime]
    expires_at: ColumnElement[datetime | None]
    state: ColumnElement[str]  # waiting · sent · dropped · parked
    attempts: ColumnElement[int]
    error: ColumnElement[str]
    created_at: ColumnElement[datetime]
    settled_at: ColumnElement[datetime | None]
    message_id: ColumnElement[int | None]


class Card(Base):
    """A living message: drawn anew from the state whenever `wanted` is ahead of `shown`."""

    __tablename__ = "cards"
    __table_args__ = (
        Index("ix_cards_pending", "pending"),
        Index("ix_cards_subject", "subject"),
    )

    address_id: ColumnElement[Id]
    subject: ColumnElement[Key]
    message_id: ColumnElement[int | None]
    wanted: ColumnElement[int]
    shown: ColumnElement[int]
    anew: ColumnElement[
        int
    ]  # the value of `wanted` from which the card must stand at the chat's end
    pending: ColumnElement[bool]
    error: ColumnElement[str]
    note: ColumnElement[
        WithDefault
    ]  # text key of a line above it, until the person acts; mostly none


class Upload(Base):
    """A picture or PDF that a channel already holds, to be sent again by its file id."""

    __tablename__ = "uploads"

    channel: ColumnElement[Key]
    recipe: ColumnElement[Key]
    file_id: ColumnElement[str]


class SeenUpdate(Base):
    """An update whose transaction is committed; the second time it comes it does nothing."""

    __tablename__ = "seen_updates"
    __table_args__ = (Index("ix_seen_updates_at", "at"),)

    channel: ColumnElement[Key]
    update_id: ColumnElement[Id]
    at: ColumnElement[datetime]


class ParkedUpdate(Base):
    """An update that failed, kept whole with its error until the operator has seen to it."""

    __tablename__ = "parked_updates"
    __table_args__ = (Index("ix_parked_updates_at", "at"),)

    reference: ColumnElement[Key]
    channel: ColumnElement[str]
    update_id: ColumnElement[int]
    chat_id: ColumnElement[int | None]
    content: ColumnElement[Json]
    error: ColumnElement[str]
    at: ColumnElement[datetime]


class AuditEntry(Base):
    """Who did what to whom, without content."""

    __tablename__ = "audit_log"

    id: ColumnElement[Id]
    person_id: ColumnElement[int | None]
    visit_id: ColumnElement[int | None]
    act: ColumnElement[str]
    subject: ColumnElement[str]
    at: ColumnElement[datetime]


class Heartbeat(Base):
    """That intake, clock and sender were alive at an instant."""

    __tablename__ = "heartbeats"

    part: ColumnElement[Key]
    at: ColumnElement[datetime]


class Keeper(Base):
    """Which process polls and sends for one bot, or wakes for all; on PostgreSQL by its clock."""

    __tablename__ = "keepers"

    name: ColumnElement[Key]  # the bot's channel, or `clock`
    process: ColumnElement[str]  # host and process id, for the operator
    beat: ColumnElement[datetime]
    resting: ColumnElement[bool]  # it ended in order: nothing of it is on its way


class Installation(Base):
    """Facts about this installation as a whole."""

    __tablename__ = "installation"

    name: ColumnElement[Key]
    value: ColumnElement[str]
