"""Plans of cases and their events: what is aimed at, goals, steps, and when to measure again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make both tables; a workspace that is there has no plan yet."""
    op.create_table(
        "plans",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint("status IN ('open', 'completed')", name="ck_plans_status_known"),
        sa.CheckConstraint("revision >= 0", name="ck_plans_revision_counted"),
        sa.CheckConstraint("(status = 'completed') = (ended_at IS NOT NULL)", name="ck_plans_completed_with_end"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_plans_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("request", name="uq_plans_request"),
        sa.UniqueConstraint("sequence", name="uq_plans_sequence"),
    )
    op.create_index("ix_plans_case_id", "plans", ["case_id"])
    op.create_table(
        "plan_events",
        sa.Column("plan_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("request", sa.String(200), nullable=True),
        sa.CheckConstraint("length(body) <= 40000", name="ck_plan_events_body_length"),
        sa.CheckConstraint("number BETWEEN 1 AND 10000", name="ck_plan_events_number_counted"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_plan_events_plan_id"),
        sa.PrimaryKeyConstraint("plan_id", "number", name="pk_plan_events"),
        sa.UniqueConstraint("plan_id", "request", name="uq_plan_events_plan_id"),
    )


def downgrade() -> None:
    """Drop both tables, and with them every plan."""
    op.drop_table("plan_events")
    op.drop_index("ix_plans_case_id", "plans")
    op.drop_table("plans")
