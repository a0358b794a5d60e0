"""A salt for each line of the trail, so that an erased case cannot be guessed from what is left of its lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; lines that are there keep their seal without it."""
    op.add_column("audit", sa.Column("salt", sa.String(32), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("audit", "salt")
