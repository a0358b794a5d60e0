"""What is kept of one browser: its own wrong PINs, and that it was signed out from elsewhere."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; wrong PINs that were counted for the whole workspace count for signing in from now on."""
    op.create_table(
        "seats",
        sa.Column("seat", sa.String(200), nullable=False),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(32), nullable=True),
        sa.Column("signed_out_at", sa.String(32), nullable=True),
        sa.CheckConstraint("failed_tries >= 0", name="ck_seats_tries_counted"),
        sa.PrimaryKeyConstraint("seat", name="pk_seats"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("seats")
