"""Visits, their plan versions, presence and certificates."""

from datetime import datetime

from sqlalchemy import ColumnElement, Index, UniqueConstraint

from storage.tables.base import Base, Id, Json, Key, NotYet, WithDefault


class Visit(Base):
    """A peer-learning visit; its truth is the newest plan version."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("key"),)

    id: ColumnElement[Id]
    key: ColumnElement[str]
    version: ColumnElement[int]
    created_at: ColumnElement[datetime]
    bot: ColumnElement[WithDefault]  # the channel whose bot runs it; empty: the first one
    ghost: ColumnElement[NotYet]  # the team rehearses: what it opens reaches nobody else


class PlanVersion(Base):
    """One immutable state of a visit's plan."""

    __tablename__ = "plan_versions"

    visit_id: ColumnElement[Id]
    number: ColumnElement[Id]
    plan: ColumnElement[Json]  # bot.domain.plan.model.Plan, as JSON
    created_at: ColumnElement[datetime]


class DayWord(Base):
    """The word on the screen with which people check in on one day."""

    __tablename__ = "day_words"

    visit_id: ColumnElement[Id]
    day: ColumnElement[Key]
    word: ColumnElement[str]


class CheckIn(Base):
    """That someone was there on a day, from when, and who says so. A facilitator's mark wins."""

    __tablename__ = "check_ins"

    participant_id: ColumnElement[Id]
    day: ColumnElement[Key]
    since: ColumnElement[datetime]
    present: ColumnElement[bool]
    source: ColumnElement[str]  # word · facilitator
    reason: ColumnElement[str]
    marked_by: ColumnElement[int | None]  # person


class Rsvp(Base):
    """What somebody said, before a day, about coming to it."""

    __tablename__ = "rsvps"

    participant_id: ColumnElement[Id]
    day: ColumnElement[Key]
    says: ColumnElement[str]  # there · late · excused
    at: ColumnElement[datetime]


class Intention(Base):
    """When and where somebody means to take part, in their own words; shown to nobody else."""

    __tablename__ = "intentions"

    participant_id: ColumnElement[Id]
    text: ColumnElement[str]
    at: ColumnElement[datetime]


class CalendarFeed(Base):
    """The address, open to whoever knows it, at which somebody's calendar asks for their days."""

    __tablename__ = "calendar_feeds"
    __table_args__ = (UniqueConstraint("token"),)

    participant_id: ColumnElement[Id]
    token: ColumnElement[str]
    made_at: ColumnElement[datetime]


class Announcement(Base):
    """A message of a facilitator to everybody in a visit."""

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_visit_id", "visit_id"),)

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    author_id: ColumnElement[int | None]  # person
    text: ColumnElement[str]
    state: ColumnElement[str]  # draft · waiting · sent · withdrawn
    leaves_at: ColumnElement[datetime | None]
    written_at: ColumnElement[datetime]


class Board(Base):
    """The page that is shared in the call: its secret address, and what it shows.

    A new visit's board follows the prompts; `run_id` holds it on one. A spotlight ends with what
    the board showed when it began.
    """

    __tablename__ = "boards"
    __table_args__ = (UniqueConstraint("token"),)

    visit_id: ColumnElement[Id]
    token: ColumnElement[str]
    made_at: ColumnElement[datetime]
    run_id: ColumnElement[int | None]
    results: ColumnElement[Json]  # {run: whether its results are shown}, where the team said so
    dark: ColumnElement[bool]  # nothing is shown but the visit's title
    spotlight_run: ColumnElement[int | None]
    spotlight: ColumnElement[str]  # a contribution
    spotlight_during: ColumnElement[int | None]  # the run that the board showed then


class Cue(Base):
    """Where the team is in the plan of a visit: what comes next if they say so, what they skip."""

    __tablename__ = "cues"

    visit_id: ColumnElement[Id]
    next: ColumnElement[str]  # a prompt's or method's key; empty: the first that was not opened
    skipped: ColumnElement[Json]  # {key: True}
    led_by: ColumnElement[int | None]  # person: who has the lead just now; none: nobody said


class LiveAct(Base):
    """What the team did on the run sheet, newest last, so that the last one can be undone."""

    __tablename__ = "live_acts"
    __table_args__ = (Index("ix_live_acts_visit_id", "visit_id"),)

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    act: ColumnElement[str]
    about: ColumnElement[str]
    before: ColumnElement[Json]  # what is needed to undo it
    at: ColumnElement[datetime]


class Note(Base):
    """What a facilitator wants to remember for the report; only the team sees it."""

    __tablename__ = "notes"
    __table_args__ = (Index("ix_notes_visit_id", "visit_id"),)

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    run_id: ColumnElement[int | None]
    author_id: ColumnElement[int | None]  # person
    text: ColumnElement[str]
    written_at: ColumnElement[datetime]


class Hand(Base):
    """A raised hand, or who had the floor; who lowers it has no row."""

    __tablename__ = "hands"
    __table_args__ = (
        Index("ix_hands_visit_id", "visit_id"),
        Index("ix_hands_raised_at", "raised_at"),
    )

    id: ColumnElement[Id]
    visit_id: ColumnElement[int]
    participant_id: ColumnElement[int]
    state: ColumnElement[str]  # raised · speaking · spoken
    raised_at: ColumnElement[datetime]


class AttendanceList(Base):
    """What a facilitator's attendance list shows: a day, a page from 0, and who is chosen."""

    __tablename__ = "attendance_lists"

    person_id: ColumnElement[Id]
    visit_id: ColumnElement[Id]
    day: ColumnElement[str]
    page: ColumnElement[int]
    participant_id: ColumnElement[int | None]


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

    id: ColumnElement[Id]
    number: ColumnElement[str]
    sequence: ColumnElement[int]
    year: ColumnElement[int]
    visit_id: ColumnElement[int]
    participant_id: ColumnElement[int]
    replaces: ColumnElement[str]  # the number of the one this takes the place of
    kind: ColumnElement[str]  # attendance · completion
    token: ColumnElement[str]  # the unguessable part of the verification link, drawn on the PDF
    facts: ColumnElement[Json]  # all that is printed, as of the issue
    issued_at: ColumnElement[datetime]
    revoked_at: ColumnElement[datetime | None]
