"""What was asked, who answered, and apart from that what was answered."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Index, UniqueConstraint

from storage.tables.base import Base, Id, Json, Key, NotYet


class PromptRun(Base):
    """One asking of a prompt: its definition frozen, its seal while it is open."""

    __tablename__ = "prompt_runs"
    __table_args__ = (
        UniqueConstraint("visit_id", "prompt_key", "number"),
        Index("ix_prompt_runs_visit_id_state", "visit_id", "state"),
    )

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    prompt_key: ColumnElement[str]
    number: ColumnElement[int]  # 1 for the first asking; re-opening a sealed prompt makes the next
    definition: ColumnElement[Json]  # bot.domain.plan.model.Prompt, as JSON
    state: ColumnElement[str]  # open · closed · retracted
    seal_key: ColumnElement[bytes | None]  # only while open and anonymous
    opened_at: ColumnElement[datetime]
    closes_at: ColumnElement[datetime | None]
    closed_at: ColumnElement[datetime | None]
    result_shown: ColumnElement[bool]
    opened_by: ColumnElement[int | None]  # person; none: the schedule
    reopened: ColumnElement[int]  # how often it was opened again before it was sealed


class Asked(Base):
    """That a participant was asked and whether they answered; no time, no content."""

    __tablename__ = "asked"
    __table_args__ = (Index("ix_asked_participant_id", "participant_id"),)
    __table_options__: ClassVar = {"sqlite_with_rowid": False}

    run_id: ColumnElement[Id]
    participant_id: ColumnElement[Id]
    answered: ColumnElement[bool]
    changed: ColumnElement[int]  # how often an answer given was changed
    submitted: ColumnElement[bool]  # a form that can be changed until it is submitted, and was
    nudged: ColumnElement[NotYet]  # they were reminded that it is open; once for a prompt, ever


class Answer(Base):
    """What was said. `author` is a participant's id, or a pseudonym where nobody may know.

    No row id, no time: rows lie in the order of their authors, which for an anonymous prompt
    is random.
    """

    __tablename__ = "answers"
    __table_options__: ClassVar = {"sqlite_with_rowid": False}

    run_id: ColumnElement[Id]
    author: ColumnElement[Key]
    part: ColumnElement[Key]
    value: ColumnElement[Any]


class Typed(Base):
    """Which answer a typed message became, so that editing the message changes the answer."""

    __tablename__ = "typed"
    __table_args__ = (Index("ix_typed_run_id", "run_id"),)
    __table_options__: ClassVar = {"sqlite_with_rowid": False}

    address_id: ColumnElement[Id]
    message_id: ColumnElement[Id]
    run_id: ColumnElement[int]
    part: ColumnElement[str]


class SheetPage(Base):
    """What a facilitator's run sheet shows in one chat: a page and what it is about."""

    __tablename__ = "sheet_pages"

    address_id: ColumnElement[Id]
    visit_id: ColumnElement[Id]
    page: ColumnElement[str]  # main · list · item · missing · withdraw
    about: ColumnElement[str]  # a place in the list, a prompt's or method's key, or a run
