"""Visits, their plan versions, presence and certificates."""

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


class Visit(Base):
    """A peer-learning visit; its truth is the newest plan version."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Id]
    key: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[Instant]
    bot: Mapped[WithDefault]  # the channel whose bot runs it; empty: the first one


class PlanVersion(Base):
    """One immutable state of a visit's plan."""

    __tablename__ = "plan_versions"

    visit_id: Mapped[Id]
    number: Mapped[Id]
    plan: Mapped[Json]  # bot.domain.plan.model.Plan, as JSON
    created_at: Mapped[Instant]


class DayWord(Base):
    """The word on the screen with which people check in on one day."""

    __tablename__ = "day_words"

    visit_id: Mapped[Id]
    day: Mapped[Key]
    word: Mapped[str]


class CheckIn(Base):
    """That someone was there on a day, from when, and who says so. A facilitator's mark wins."""

    __tablename__ = "check_ins"

    participant_id: Mapped[Id]
    day: Mapped[Key]
    since: Mapped[Instant]
    present: Mapped[bool]
    source: Mapped[str]  # word · facilitator
    reason: Mapped[str]
    marked_by: Mapped[OptionalRef]  # person


class AttendanceList(Base):
    """What a facilitator's attendance list shows: a day, a page from 0, and who is chosen."""

    __tablename__ = "attendance_lists"

    person_id: Mapped[Id]
    visit_id: Mapped[Id]
    day: Mapped[str]
    page: Mapped[int]
    participant_id: Mapped[OptionalRef]


class Certificate(Base):
    """A certificate as issued; it survives the erasure of its person where the law asks for it."""

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("participant_id", "replaces"),
        Index("ix_certificates_token", "token"),
        Index("ix_certificates_visit_id", "visit_id"),
        Index("ix_certificates_year_sequence", "year", "sequence"),
    )

    id: Mapped[Id]
    number: Mapped[str]
    sequence: Mapped[int]
    year: Mapped[int]
    visit_id: Mapped[Ref]
    participant_id: Mapped[Ref]
    replaces: Mapped[str]  # the number of the one this takes the place of
    kind: Mapped[str]  # attendance · completion
    token: Mapped[str]  # the unguessable part of the verification link, drawn on the PDF
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)  # all that is printed, as of the issue
    issued_at: Mapped[Instant]
    revoked_at: Mapped[OptionalInstant]
