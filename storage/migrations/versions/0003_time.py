"""What people prefer, say and are told about time; calendars; announcements."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what the right message at the right local time needs."""
    op.create_table(
        "preferences",
        _id("person_id"),
        _text("quiet"),
        sa.Column("fewer", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name="pk_preferences"),
    )
    op.create_table(
        "rsvps",
        _id("participant_id"),
        _text("day"),
        _text("says"),
        _instant("at"),
        sa.PrimaryKeyConstraint("participant_id", "day", name="pk_rsvps"),
    )
    op.create_table(
        "intentions",
        _id("participant_id"),
        _text("text"),
        _instant("at"),
        sa.PrimaryKeyConstraint("participant_id", name="pk_intentions"),
    )
    op.create_table(
        "calendar_feeds",
        _id("participant_id"),
        _text("token"),
        _instant("made_at"),
        sa.PrimaryKeyConstraint("participant_id", name="pk_calendar_feeds"),
        sa.UniqueConstraint("token", name="uq_calendar_feeds_token"),
    )
    op.create_table(
        "announcements",
        _id("id"),
        _id("visit_id"),
        sa.Column("author_id", _big, nullable=True),
        _text("text"),
        _text("state"),
        sa.Column("leaves_at", sa.DateTime(), nullable=True),
        _instant("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_index("ix_announcements_visit_id", "announcements", ["visit_id"])
    op.create_table(
        "timeline_overrides",
        _id("visit_id"),
        _text("about"),
        _text("act"),
        sa.Column("seconds", _big, nullable=False),
        sa.Column("decided_by", _big, nullable=True),
        _instant("at"),
        sa.PrimaryKeyConstraint("visit_id", "about", name="pk_timeline_overrides"),
    )
    op.add_column(
        "asked", sa.Column("nudged", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, _big, autoincrement=False, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=False)
