"""The version of the form a sitting was given in; sittings that are there were given in the first."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column. It stays empty where a sitting is older than it, so that its line in the trail still fits."""
    op.add_column("administrations", sa.Column("version", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("administrations", "version")
