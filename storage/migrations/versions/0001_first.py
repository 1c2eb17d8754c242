"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# SQLite only makes a rowid alias, the quickest key it has, of a column named INTEGER.
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create all tables."""
    _create_people()
    _create_visits()
    _create_prompts()
    _create_messaging()


def _create_people() -> None:
    op.create_table(
        "addresses",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("chat_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_addresses"),
        sa.UniqueConstraint("channel", "chat_id", name="uq_addresses_channel_chat_id"),
    )
    op.create_index("ix_addresses_person_id", "addresses", ["person_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("certificate_name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "invitations",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("visit_id", BIG, nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.Column("used_by", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint(
            "person_id", "visit_id", "role", name="uq_invitations_person_id_visit_id_role"
        ),
        sa.UniqueConstraint("token_hash", name="uq_invitations_token_hash"),
        sa.UniqueConstraint(
            "visit_id", "role", "reference", name="uq_invitations_visit_id_role_reference"
        ),
    )
    op.create_table(
        "roles",
        sa.Column("person_id", BIG, autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("visit_id", BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "role", "visit_id", name="pk_roles"),
    )
    op.create_table(
        "participants",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=True),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_participants"),
        sa.UniqueConstraint("visit_id", "person_id", name="uq_participants_visit_id_person_id"),
        sa.UniqueConstraint("visit_id", "reference", name="uq_participants_visit_id_reference"),
    )
    op.create_index("ix_participants_person_id", "participants", ["person_id"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("visit_id", BIG, nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_person_id", "consents", ["person_id"], unique=False)
    op.create_table(
        "dialogues",
        sa.Column("person_id", BIG, autoincrement=False, nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("visit_id", BIG, nullable=True),
        sa.Column("run_id", BIG, nullable=True),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_dialogues"),
    )


def _create_visits() -> None:
    op.create_table(
        "visits",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", BIG, nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.UniqueConstraint("key", name="uq_visits_key"),
    )
    op.create_table(
        "plan_versions",
        sa.Column("visit_id", BIG, autoincrement=False, nullable=False),
        sa.Column("number", BIG, autoincrement=False, nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "number", name="pk_plan_versions"),
    )
    op.create_table(
        "day_words",
        sa.Column("visit_id", BIG, autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "day", name="pk_day_words"),
    )
    op.create_table(
        "check_ins",
        sa.Column("participant_id", BIG, autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("marked_by", BIG, nullable=True),
        sa.PrimaryKeyConstraint("participant_id", "day", name="pk_check_ins"),
    )
    op.create_table(
        "attendance_lists",
        sa.Column("person_id", BIG, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIG, autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("page", BIG, nullable=False),
        sa.Column("participant_id", BIG, nullable=True),
        sa.PrimaryKeyConstraint("person_id", "visit_id", name="pk_attendance_lists"),
    )
    op.create_table(
        "certificates",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", BIG, nullable=False),
        sa.Column("year", BIG, nullable=False),
        sa.Column("visit_id", BIG, nullable=False),
        sa.Column("participant_id", BIG, nullable=False),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
        sa.UniqueConstraint("number", name="uq_certificates_number"),
        sa.UniqueConstraint(
            "participant_id", "replaces", name="uq_certificates_participant_id_replaces"
        ),
    )
    op.create_index("ix_certificates_token", "certificates", ["token"], unique=False)


def _create_prompts() -> None:
    op.create_table(
        "prompt_runs",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIG, nullable=False),
        sa.Column("prompt_key", sa.Text(), nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("seal_key", sa.LargeBinary(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("result_shown", sa.Boolean(), nullable=False),
        sa.Column("opened_by", BIG, nullable=True),
        sa.Column("reopened", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prompt_runs"),
        sa.UniqueConstraint(
            "visit_id", "prompt_key", "number", name="uq_prompt_runs_visit_id_prompt_key_number"
        ),
    )
    op.create_index(
        "ix_prompt_runs_visit_id_state", "prompt_runs", ["visit_id", "state"], unique=False
    )
    op.create_table(
        "asked",
        sa.Column("run_id", BIG, autoincrement=False, nullable=False),
        sa.Column("participant_id", BIG, autoincrement=False, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("changed", BIG, nullable=False),
        sa.Column("submitted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "participant_id", name="pk_asked"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        sa.Column("run_id", BIG, autoincrement=False, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "author", "part", name="pk_answers"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "typed",
        sa.Column("address_id", BIG, autoincrement=False, nullable=False),
        sa.Column("message_id", BIG, autoincrement=False, nullable=False),
        sa.Column("run_id", BIG, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address_id", "message_id", name="pk_typed"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_typed_run_id", "typed", ["run_id"], unique=False)
    op.create_table(
        "sheet_pages",
        sa.Column("address_id", BIG, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIG, autoincrement=False, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address_id", "visit_id", name="pk_sheet_pages"),
    )


def _create_messaging() -> None:
    op.create_table(
        "timeline",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("visit_id", BIG, nullable=False),
        sa.Column("participant_id", BIG, nullable=True),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_timeline"),
    )
    op.create_index("ix_timeline_state_due", "timeline", ["state", "due"], unique=False)
    op.create_index("ix_timeline_visit_id", "timeline", ["visit_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("address_id", BIG, nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("attachment", sa.Text(), nullable=False),
        sa.Column("visit_id", BIG, nullable=True),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", BIG, nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("message_id", BIG, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("unique_key", name="uq_outbox_unique_key"),
    )
    op.create_index("ix_outbox_address_id", "outbox", ["address_id"], unique=False)
    op.create_index("ix_outbox_state_not_before", "outbox", ["state", "not_before"], unique=False)
    op.create_table(
        "cards",
        sa.Column("address_id", BIG, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", BIG, nullable=True),
        sa.Column("wanted", BIG, nullable=False),
        sa.Column("shown", BIG, nullable=False),
        sa.Column("anew", BIG, nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address_id", "subject", name="pk_cards"),
    )
    op.create_index("ix_cards_pending", "cards", ["pending"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("recipe", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "recipe", name="pk_uploads"),
    )
    op.create_table(
        "seen_updates",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("update_id", BIG, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "update_id", name="pk_seen_updates"),
    )
    op.create_table(
        "parked_updates",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("update_id", BIG, nullable=False),
        sa.Column("chat_id", BIG, nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_parked_updates"),
    )
    op.create_table(
        "audit_log",
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("visit_id", BIG, nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_table(
        "heartbeats",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("part", name="pk_heartbeats"),
    )
    op.create_table(
        "installation",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_installation"),
    )
