"""Results of classes: figures of groups of five people or more, under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "class_results",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.String(32), nullable=False),
        sa.CheckConstraint("people >= 5", name="ck_class_results_people_enough"),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 40000", name="ck_class_results_text_length"),
        sa.PrimaryKeyConstraint("id", name="pk_class_results"),
        sa.UniqueConstraint("sequence", name="uq_class_results_sequence"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("class_results")
