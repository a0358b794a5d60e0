"""When a wording was retired: it is offered no longer, and what was given in it stays readable."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; no wording that is there is retired."""
    op.add_column("wordings", sa.Column("retired_at", sa.String(32), nullable=True))


def downgrade() -> None:
    """Drop the column: retired wordings are offered again."""
    op.drop_column("wordings", "retired_at")
