"""What was asked, who answered, and apart from that what was answered."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Index, UniqueConstraint

from storage.tables.base import Base, Id, Json, Key, NotYet, WithDefault


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
    seal_key: ColumnElement[bytes | None]  # if nobody is named; of an anonymous one only while open
    opened_at: ColumnElement[datetime]
    closes_at: ColumnElement[datetime | None]
    closed_at: ColumnElement[datetime | None]
    result_shown: ColumnElement[bool]
    opened_by: ColumnElement[int | None]  # person; none: the schedule
    reopened: ColumnElement[int]  # how often it was opened again before it was sealed
    phase: ColumnElement[WithDefault]  # voting · talking · again; empty: the first one
    ghost: ColumnElement[NotYet]  # only the team was asked, to rehearse


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
    proxy: ColumnElement[int | None]  # the person of the team to whom they told their answer
    # Of an anonymous prompt, while it is open; what is shown of it moves in steps:
    counted: ColumnElement[NotYet]  # the team was told that they answered
    shown: ColumnElement[NotYet]  # what they say is among what is shown of it live


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


class LiveAnswer(Base):
    """What the board may show of an anonymous prompt that is open: answers as of some steps ago.

    Emptied when it is sealed.
    """

    __tablename__ = "live_answers"
    __table_options__: ClassVar = {"sqlite_with_rowid": False}

    run_id: ColumnElement[Id]
    author: ColumnElement[Key]
    part: ColumnElement[Key]
    value: ColumnElement[Any]


class Curation(Base):
    """What a facilitator decided about one contribution: a text, a question, a word.

    No row id: what is held by itself would lie in the order in which people wrote it.
    """

    __tablename__ = "curations"
    __table_options__: ClassVar = {"sqlite_with_rowid": False}

    run_id: ColumnElement[Id]
    contribution: ColumnElement[Key]  # see bot.domain.contributions
    state: ColumnElement[str]  # shown · hidden · held (waits for a facilitator)
    starred: ColumnElement[bool]
    pinned: ColumnElement[bool]
    answered: ColumnElement[bool]
    into: ColumnElement[str]  # the contribution that it is counted as; empty: itself


class Pair(Base):
    """Who talks with whom between two votes: those with the same number."""

    __tablename__ = "pairs"

    run_id: ColumnElement[Id]
    participant_id: ColumnElement[Id]
    number: ColumnElement[int]


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


class CardPage(Base):
    """To which page a card of several was turned in one chat."""

    __tablename__ = "card_pages"
    __table_args__ = (Index("ix_card_pages_subject", "subject"),)

    address_id: ColumnElement[Id]
    subject: ColumnElement[Key]
    page: ColumnElement[str]
