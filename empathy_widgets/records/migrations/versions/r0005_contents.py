"""The text of the content file a run was started from, kept once for all its runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, and let runs point to it; runs that are there keep no text."""
    op.create_table(
        "contents",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.String(32), nullable=False),
        sa.CheckConstraint(
            "kind IN ('role-play', 'mirroring', 'discussion', 'problem')", name="ck_contents_kind_known",
        ),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 100000", name="ck_contents_text_length"),
        sa.PrimaryKeyConstraint("id", name="pk_contents"),
        sa.UniqueConstraint("sequence", name="uq_contents_sequence"),
    )
    op.execute(  # SQLite adds a column together with its foreign key only so
        "ALTER TABLE runs ADD COLUMN version VARCHAR(16) CONSTRAINT fk_runs_version REFERENCES contents (id)")


def downgrade() -> None:
    """Drop the column, then the table it points to."""
    with op.batch_alter_table("runs") as runs:
        runs.drop_column("version")
    op.drop_table("contents")
