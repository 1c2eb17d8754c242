"""Somebody on several channels: what they have seen, whether e-mail is welcome, how to switch."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what one bot on several channels needs."""
    op.add_column("addresses", sa.Column("seen_message", _big, nullable=True))
    op.add_column("addresses", sa.Column("seen_at", sa.DateTime(), nullable=True))
    op.add_column(
        "preferences", sa.Column("mail", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.create_table(
        "connect_codes",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("person_id", _big, nullable=False),
        sa.Column("address_id", _big, nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name="pk_connect_codes"),
    )
    op.create_index("ix_connect_codes_person_id", "connect_codes", ["person_id"])
    op.create_index("ix_connect_codes_expires_at", "connect_codes", ["expires_at"])
