"""What was asked, who answered, and apart from that what was answered."""

from typing import Any

from sqlalchemy import JSON, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, Id, Instant, Json, Key, OptionalInstant, OptionalRef, Ref


class PromptRun(Base):
    """One asking of a prompt: its definition frozen, its seal while it is open."""

    __tablename__ = "prompt_runs"
    __table_args__ = (
        UniqueConstraint("visit_id", "prompt_key", "number"),
        Index("ix_prompt_runs_visit_id_state", "visit_id", "state"),
    )

    id: Mapped[Id]
    visit_id: Mapped[Ref]
    prompt_key: Mapped[str]
    number: Mapped[int]  # 1 for the first asking; re-opening a sealed prompt makes the next
    definition: Mapped[Json]  # bot.domain.plan.model.Prompt, as JSON
    state: Mapped[str]  # open · closed · retracted
    seal_key: Mapped[bytes | None] = mapped_column(LargeBinary)  # only while open and anonymous
    opened_at: Mapped[Instant]
    closes_at: Mapped[OptionalInstant]
    closed_at: Mapped[OptionalInstant]
    result_shown: Mapped[bool]
    opened_by: Mapped[OptionalRef]  # person; none: the schedule
    reopened: Mapped[int]  # how often it was opened again before it was sealed


class Asked(Base):
    """That a participant was asked and whether they answered; no time, no content."""

    __tablename__ = "asked"
    __table_args__ = (
        Index("ix_asked_participant_id", "participant_id"),
        {"sqlite_with_rowid": False},
    )

    run_id: Mapped[Id]
    participant_id: Mapped[Id]
    answered: Mapped[bool]
    changed: Mapped[int]  # how often an answer given was changed
    submitted: Mapped[bool]  # a form that can be changed until it is submitted, and was


class Answer(Base):
    """What was said. `author` is a participant's id, or a pseudonym where nobody may know.

    No row id, no time: rows lie in the order of their authors, which for an anonymous prompt
    is random.
    """

    __tablename__ = "answers"
    __table_args__ = ({"sqlite_with_rowid": False},)

    run_id: Mapped[Id]
    author: Mapped[Key]
    part: Mapped[Key]
    value: Mapped[Any] = mapped_column(JSON)


class Typed(Base):
    """Which answer a typed message became, so that editing the message changes the answer."""

    __tablename__ = "typed"
    __table_args__ = (Index("ix_typed_run_id", "run_id"), {"sqlite_with_rowid": False})

    address_id: Mapped[Id]
    message_id: Mapped[Id]
    run_id: Mapped[Ref]
    part: Mapped[str]


class SheetPage(Base):
    """What a facilitator's run sheet shows in one chat: a page and what it is about."""

    __tablename__ = "sheet_pages"

    address_id: Mapped[Id]
    visit_id: Mapped[Id]
    page: Mapped[str]  # main · list · item · missing · withdraw
    about: Mapped[str]  # a place in the list, a prompt's or method's key, or a run
