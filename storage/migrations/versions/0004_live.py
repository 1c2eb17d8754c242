"""The live session: steps of anonymous results, curation, the board, the cockpit, hands, pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what running a session live needs."""
    _grow()
    _answers()
    _visits()


def _grow() -> None:
    op.add_column("prompt_runs", sa.Column("phase", sa.Text(), nullable=False, server_default=""))
    op.add_column("prompt_runs", _flag("ghost", default=True))
    op.add_column("visits", _flag("ghost", default=True))
    op.add_column("asked", _maybe("proxy"))
    for name in ("counted", "shown"):
        op.add_column("asked", _flag(name, default=True))


def _answers() -> None:
    op.create_table(
        "live_answers",
        _id("run_id"),
        _text("author"),
        _text("part"),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "author", "part", name="pk_live_answers"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "curations",
        _id("run_id"),
        _text("contribution"),
        _text("state"),
        _flag("starred"),
        _flag("pinned"),
        _flag("answered"),
        _text("into"),
        sa.PrimaryKeyConstraint("run_id", "contribution", name="pk_curations"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "card_pages",
        _id("address_id"),
        _text("subject"),
        _text("page"),
        sa.PrimaryKeyConstraint("address_id", "subject", name="pk_card_pages"),
    )
    op.create_index("ix_card_pages_subject", "card_pages", ["subject"])
    op.create_table(
        "pairs",
        _id("run_id"),
        _id("participant_id"),
        sa.Column("number", _big, nullable=False),
        sa.PrimaryKeyConstraint("run_id", "participant_id", name="pk_pairs"),
    )


def _visits() -> None:
    op.create_table(
        "boards",
        _id("visit_id"),
        _text("token"),
        _instant("made_at"),
        _maybe("run_id"),
        sa.Column("results", sa.JSON(), nullable=False),
        _flag("dark"),
        _maybe("spotlight_run"),
        _text("spotlight"),
        _maybe("spotlight_during"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_boards"),
        sa.UniqueConstraint("token", name="uq_boards_token"),
    )
    op.create_table(
        "cues",
        _id("visit_id"),
        _text("next"),
        sa.Column("skipped", sa.JSON(), nullable=False),
        _maybe("led_by"),
        sa.PrimaryKeyConstraint("visit_id", name="pk_cues"),
    )
    op.create_table(
        "live_acts",
        _id("id"),
        _id("visit_id"),
        _text("act"),
        _text("about"),
        sa.Column("before", sa.JSON(), nullable=False),
        _instant("at"),
        sa.PrimaryKeyConstraint("id", name="pk_live_acts"),
    )
    op.create_index("ix_live_acts_visit_id", "live_acts", ["visit_id"])
    op.create_table(
        "notes",
        _id("id"),
        _id("visit_id"),
        _maybe("run_id"),
        _maybe("author_id"),
        _text("text"),
        _instant("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_visit_id", "notes", ["visit_id"])
    op.create_table(
        "hands",
        _id("id"),
        _id("visit_id"),
        _id("participant_id"),
        _text("state"),
        _instant("raised_at"),
        sa.PrimaryKeyConstraint("id", name="pk_hands"),
    )
    op.create_index("ix_hands_visit_id", "hands", ["visit_id"])
    op.create_index("ix_hands_raised_at", "hands", ["raised_at"])


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, _big, autoincrement=False, nullable=False)


def _maybe(name: str) -> sa.Column[int]:
    return sa.Column(name, _big, nullable=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _flag(name: str, *, default: bool = False) -> sa.Column[bool]:
    return sa.Column(
        name, sa.Boolean(), nullable=False, server_default=sa.false() if default else None
    )


def _instant(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(), nullable=False)
