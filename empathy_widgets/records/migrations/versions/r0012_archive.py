"""When a case was archived, and where to find the events that last: marks, agreements and looking back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0012"
down_revision = "0011"

LASTING = sa.text("kind IN ('agree', 'review', 'supervision')")


def upgrade() -> None:
    """Add the column and the index; no case that is there is archived."""
    op.add_column("cases", sa.Column("archived_at", sa.String(32), nullable=True))
    op.create_index(
        "ix_run_events_lasting", "run_events", ["run_id", "number"], sqlite_where=LASTING, postgresql_where=LASTING)


def downgrade() -> None:
    """Drop both: archived cases stand in the list again."""
    op.drop_index("ix_run_events_lasting", "run_events")
    op.drop_column("cases", "archived_at")
