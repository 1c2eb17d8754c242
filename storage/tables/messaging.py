"""What waits to be sent or to fall due, and what came in."""

from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import (
    Base,
    Id,
    Instant,
    Json,
    Key,
    OptionalInstant,
    OptionalRef,
    Ref,
    WithDefault,
)


class TimelineEntry(Base):
    """What is owed at an instant; the key is stable, so that re-planning is a diff."""

    __tablename__ = "timeline"
    __table_args__ = (
        Index("ix_timeline_state_due", "state", "due"),
        Index("ix_timeline_visit_id", "visit_id"),
        Index("ix_timeline_participant_id", "participant_id"),
    )

    key: Mapped[Key]
    due: Mapped[Instant]
    kind: Mapped[str]
    visit_id: Mapped[Ref]
    participant_id: Mapped[OptionalRef]
    args: Mapped[Json]
    state: Mapped[str]  # planned · done · dropped · failed
    settled_at: Mapped[OptionalInstant]
    reason: Mapped[str]  # why it was dropped or failed


class OutboxLetter(Base):
    """A letter on its way."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("unique_key"),
        Index("ix_outbox_state_not_before", "state", "not_before"),
        Index("ix_outbox_address_id", "address_id"),
    )

    id: Mapped[Id]
    address_id: Mapped[Ref]
    lane: Mapped[str]
    text_key: Mapped[str]
    args: Mapped[Json]
    buttons: Mapped[Any] = mapped_column(JSON)
    attachment: Mapped[str]
    visit_id: Mapped[OptionalRef]
    unique_key: Mapped[str]
    not_before: Mapped[Instant]
    expires_at: Mapped[OptionalInstant]
    state: Mapped[str]  # waiting · sent · dropped · parked
    attempts: Mapped[int]
    error: Mapped[str]
    created_at: Mapped[Instant]
    settled_at: Mapped[OptionalInstant]
    message_id: Mapped[OptionalRef]


class Card(Base):
    """A living message: drawn anew from the state whenever `wanted` is ahead of `shown`."""

    __tablename__ = "cards"
    __table_args__ = (
        Index("ix_cards_pending", "pending"),
        Index("ix_cards_subject", "subject"),
    )

    address_id: Mapped[Id]
    subject: Mapped[Key]
    message_id: Mapped[OptionalRef]
    wanted: Mapped[int]
    shown: Mapped[int]
    anew: Mapped[int]  # the value of `wanted` from which the card must stand at the chat's end
    pending: Mapped[bool]
    error: Mapped[str]
    note: Mapped[WithDefault]  # text key of a line above it, until the person acts; mostly none


class Upload(Base):
    """A picture or PDF that a channel already holds, to be sent again by its file id."""

    __tablename__ = "uploads"

    channel: Mapped[Key]
    recipe: Mapped[Key]
    file_id: Mapped[str]


class SeenUpdate(Base):
    """An update whose transaction is committed; the second time it comes it does nothing."""

    __tablename__ = "seen_updates"
    __table_args__ = (Index("ix_seen_updates_at", "at"),)

    channel: Mapped[Key]
    update_id: Mapped[Id]
    at: Mapped[Instant]


class ParkedUpdate(Base):
    """An update that failed, kept whole with its error until the operator has seen to it."""

    __tablename__ = "parked_updates"
    __table_args__ = (Index("ix_parked_updates_at", "at"),)

    reference: Mapped[Key]
    channel: Mapped[str]
    update_id: Mapped[Ref]
    chat_id: Mapped[OptionalRef]
    content: Mapped[Json]
    error: Mapped[str]
    at: Mapped[Instant]


class AuditEntry(Base):
    """Who did what to whom, without content."""

    __tablename__ = "audit_log"

    id: Mapped[Id]
    person_id: Mapped[OptionalRef]
    visit_id: Mapped[OptionalRef]
    act: Mapped[str]
    subject: Mapped[str]
    at: Mapped[Instant]


class Heartbeat(Base):
    """That intake, clock and sender were alive at an instant."""

    __tablename__ = "heartbeats"

    part: Mapped[Key]
    at: Mapped[Instant]


class Keeper(Base):
    """Which process polls and sends for one bot, or wakes for all; on PostgreSQL by its clock."""

    __tablename__ = "keepers"

    name: Mapped[Key]  # the bot's channel, or `clock`
    process: Mapped[str]  # host and process id, for the operator
    beat: Mapped[Instant]
    resting: Mapped[bool]  # it ended in order: nothing of it is on its way


class Installation(Base):
    """Facts about this installation as a whole."""

    __tablename__ = "installation"

    name: Mapped[Key]
    value: Mapped[str]
