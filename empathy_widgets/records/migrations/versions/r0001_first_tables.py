"""The first tables: a workspace, its cases, sittings, answers, hand-overs, wordings and audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    site_tables()
    trail_tables()
    case_table()
    sitting_table()
    answer_tables()


def downgrade() -> None:
    """Drop the tables, those that point to others first."""
    for name in (
        "handovers", "requests", "responses", "administrations", "cases", "audit_head", "audit", "wording_items",
        "wordings", "workspace",
    ):
        op.drop_table(name)


def site_tables() -> None:
    """Make the workspace itself and the wordings a site loads."""
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("pin", sa.Text(), nullable=True),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(32), nullable=True),
        sa.CheckConstraint("kind IN ('work', 'demonstration')", name="ck_workspace_kind_known"),
        sa.CheckConstraint("failed_tries >= 0", name="ck_workspace_tries_counted"),
        sa.CheckConstraint("id = 1", name="ck_workspace_single"),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
    )
    op.create_table(
        "wordings",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("instructions", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("loaded_by", sa.Text(), nullable=False),
        sa.Column("loaded_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wordings"),
        sa.UniqueConstraint("sequence", name="uq_wordings_sequence"),
    )
    op.create_table(
        "wording_items",
        sa.Column("wording_id", sa.String(16), nullable=False),
        sa.Column("item", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("item BETWEEN 1 AND 1000", name="ck_wording_items_item_range"),
        sa.ForeignKeyConstraint(["wording_id"], ["wordings.id"], name="fk_wording_items_wording_id"),
        sa.PrimaryKeyConstraint("wording_id", "item", name="pk_wording_items"),
    )


def trail_tables() -> None:
    """Make the audit trail and its end."""
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("sequence >= 1", name="ck_audit_sequence_counted"),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit"),
        sa.UniqueConstraint("hash", name="uq_audit_hash"),
    )
    op.create_index("ix_audit_case_id", "audit", ["case_id"])
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_audit_head_single"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )


def case_table() -> None:
    """Make the cases."""
    op.create_table(
        "cases",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(label) <= 2000", name="ck_cases_label_length"),
        sa.CheckConstraint("revision >= 0", name="ck_cases_revision_counted"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("code", name="uq_cases_code"),
        sa.UniqueConstraint("sequence", name="uq_cases_sequence"),
    )


def sitting_table() -> None:
    """Make the sittings of cases."""
    op.create_table(
        "administrations",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("wording", sa.String(16), nullable=True),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("current_item", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("completed_at", sa.String(32), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint(
            "(status = 'voided') = (void_reason IS NOT NULL)", name="ck_administrations_voided_with_reason",
        ),
        sa.CheckConstraint(
            "mode IN ('self', 'handed over', 'proxy', 'paper', 'rehearsal')", name="ck_administrations_mode_known",
        ),
        sa.CheckConstraint(
            "status <> 'completed' OR completed_at IS NOT NULL", name="ck_administrations_completed_with_end",
        ),
        sa.CheckConstraint("status <> 'open' OR completed_at IS NULL", name="ck_administrations_open_without_end"),
        sa.CheckConstraint("status IN ('open', 'completed', 'voided')", name="ck_administrations_status_known"),
        sa.CheckConstraint("current_item BETWEEN 0 AND 1000", name="ck_administrations_place_range"),
        sa.CheckConstraint("length(void_reason) <= 2000", name="ck_administrations_reason_length"),
        sa.CheckConstraint("revision >= 0", name="ck_administrations_revision_counted"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_administrations_case_id"),
        sa.ForeignKeyConstraint(["wording"], ["wordings.id"], name="fk_administrations_wording"),
        sa.PrimaryKeyConstraint("id", name="pk_administrations"),
        sa.UniqueConstraint("request", name="uq_administrations_request"),
        sa.UniqueConstraint("sequence", name="uq_administrations_sequence"),
    )
    op.create_index("ix_administrations_case_id", "administrations", ["case_id"])


def answer_tables() -> None:
    """Make answers, the requests they came by, and screens handed over."""
    op.create_table(
        "responses",
        sa.Column("administration_id", sa.String(36), nullable=False),
        sa.Column("item", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.String(32), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint("(choice IS NULL) = declined", name="ck_responses_choice_or_declined"),
        sa.CheckConstraint("choice BETWEEN -1000 AND 1000", name="ck_responses_choice_range"),
        sa.CheckConstraint("elapsed_ms BETWEEN 0 AND 86400000", name="ck_responses_elapsed_range"),
        sa.CheckConstraint("item BETWEEN 1 AND 1000", name="ck_responses_item_range"),
        sa.CheckConstraint("revision >= 0", name="ck_responses_revision_counted"),
        sa.ForeignKeyConstraint(["administration_id"], ["administrations.id"], name="fk_responses_administration_id"),
        sa.PrimaryKeyConstraint("administration_id", "item", name="pk_responses"),
    )
    op.create_table(
        "requests",
        sa.Column("administration_id", sa.String(36), nullable=False),
        sa.Column("request", sa.String(200), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["administration_id"], ["administrations.id"], name="fk_requests_administration_id"),
        sa.ForeignKeyConstraint(["sequence"], ["audit.sequence"], name="fk_requests_sequence"),
        sa.PrimaryKeyConstraint("administration_id", "request", name="pk_requests"),
        sa.UniqueConstraint("sequence", name="uq_requests_sequence"),
    )
    op.create_table(
        "handovers",
        sa.Column("seat", sa.String(200), nullable=False),
        sa.Column("administration_id", sa.String(36), nullable=False),
        sa.Column("since", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["administration_id"], ["administrations.id"], name="fk_handovers_administration_id"),
        sa.PrimaryKeyConstraint("seat", name="pk_handovers"),
    )
