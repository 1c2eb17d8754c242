"""Several bots and processes, notes on cards, and indexes for a large programme."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


INDEXES = (
    ("cards", "subject"),
    ("asked", "participant_id"),
    ("roles", "visit_id"),
    ("dialogues", "run_id"),
    ("dialogues", "visit_id"),
    ("timeline", "participant_id"),
    ("consents", "visit_id"),
    ("seen_updates", "at"),
    ("parked_updates", "at"),
    ("certificates", "visit_id"),
    ("certificates", "year", "sequence"),
)


def upgrade() -> None:
    """Add what more than one bot and more than one process need."""
    op.create_table(
        "keepers",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("beat", sa.DateTime(), nullable=False),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_keepers"),
    )
    op.add_column("visits", sa.Column("bot", sa.Text(), nullable=False, server_default=""))
    op.add_column("cards", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    for table, *columns in INDEXES:
        op.create_index("_".join(["ix", table, *columns]), table, columns)
