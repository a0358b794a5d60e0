"""Runs and their events: scenes played, sequences mirrored, topics talked over, problems worked on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    run_table()
    event_table()


def downgrade() -> None:
    """Drop the tables, those that point to others first."""
    op.drop_table("run_events")
    op.drop_table("runs")


def run_table() -> None:
    """Make the runs of cases, and those people made for themselves."""
    op.create_table(
        "runs",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("content", sa.String(60), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint(
            "kind IN ('role-play', 'mirroring', 'discussion', 'problem')", name="ck_runs_kind_known",
        ),
        sa.CheckConstraint("status IN ('open', 'completed', 'voided')", name="ck_runs_status_known"),
        sa.CheckConstraint("revision >= 0", name="ck_runs_revision_counted"),
        sa.CheckConstraint("length(settings) <= 8000", name="ck_runs_settings_length"),
        sa.CheckConstraint("length(void_reason) <= 2000", name="ck_runs_reason_length"),
        sa.CheckConstraint("(status = 'voided') = (void_reason IS NOT NULL)", name="ck_runs_voided_with_reason"),
        sa.CheckConstraint("status <> 'open' OR ended_at IS NULL", name="ck_runs_open_without_end"),
        sa.CheckConstraint("status <> 'completed' OR ended_at IS NOT NULL", name="ck_runs_completed_with_end"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_runs_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.UniqueConstraint("request", name="uq_runs_request"),
        sa.UniqueConstraint("sequence", name="uq_runs_sequence"),
    )
    op.create_index("ix_runs_case_id", "runs", ["case_id"])


def event_table() -> None:
    """Make the events of runs."""
    op.create_table(
        "run_events",
        sa.Column("run_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint("length(body) <= 40000", name="ck_run_events_body_length"),
        sa.CheckConstraint("number BETWEEN 1 AND 10000", name="ck_run_events_number_counted"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_run_events_run_id"),
        sa.PrimaryKeyConstraint("run_id", "number", name="pk_run_events"),
        sa.UniqueConstraint("run_id", "request", name="uq_run_events_run_id"),
    )
