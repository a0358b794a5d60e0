"""The labels of an instrument's choices in a wording's own language, where the wording brought them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; wordings that are there have no labels of their own."""
    op.add_column("wordings", sa.Column("choices", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("wordings", "choices")
