"""A site's own reference samples: whom it compares with, as figures of a group."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table; a workspace that is there has no sample of its own yet."""
    op.create_table(
        "own_samples",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("collected", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("least_days", sa.Integer(), nullable=True),
        sa.Column("most_days", sa.Integer(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("retired_at", sa.String(32), nullable=True),
        sa.CheckConstraint("n >= 30", name="ck_own_samples_n_enough"),
        sa.CheckConstraint("origin IN ('class', 'repeated')", name="ck_own_samples_origin_known"),
        sa.PrimaryKeyConstraint("id", name="pk_own_samples"),
        sa.UniqueConstraint("sequence", name="uq_own_samples_sequence"),
    )


def downgrade() -> None:
    """Drop the table, and with it every sample a site made."""
    op.drop_table("own_samples")
