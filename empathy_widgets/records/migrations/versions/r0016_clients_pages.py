"""Clients' pages: the links to them by case, what clients write there, and where wrong codes are counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the three tables; a workspace that is there has no client's page yet."""
    make_links()
    make_lines()
    make_tries()


def make_links() -> None:
    """The links to clients' pages; one of a case stands."""
    op.create_table(
        "client_links",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("revoked_at", sa.String(32), nullable=True),
        sa.Column("opened_on", sa.String(10), nullable=True),
        sa.Column("browsers", sa.Integer(), nullable=False),
        sa.CheckConstraint("browsers >= 0", name="ck_client_links_browsers_counted"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_client_links_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_client_links"),
        sa.UniqueConstraint("code_hash", name="uq_client_links_code_hash"),
        sa.UniqueConstraint("sequence", name="uq_client_links_sequence"),
    )
    op.create_index("ix_client_links_case_id", "client_links", ["case_id"])
    standing = sa.text("revoked_at IS NULL")
    op.create_index("uq_client_links_standing", "client_links", ["case_id"], unique=True, sqlite_where=standing,
                    postgresql_where=standing)


def make_lines() -> None:
    """What clients write there."""
    op.create_table(
        "client_lines",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("link_id", sa.String(36), nullable=False),
        sa.Column("run_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("request", sa.String(200), nullable=False),
        sa.Column("shared_at", sa.String(32), nullable=True),
        sa.CheckConstraint("length(body) <= 40000", name="ck_client_lines_body_length"),
        sa.CheckConstraint("number BETWEEN 1 AND 20000", name="ck_client_lines_number_counted"),
        sa.CheckConstraint("shared_at IS NULL OR body IS NOT NULL", name="ck_client_lines_shared_with_body"),
        sa.ForeignKeyConstraint(["link_id"], ["client_links.id"], name="fk_client_lines_link_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_client_lines_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_client_lines"),
        sa.UniqueConstraint("link_id", "number", name="uq_client_lines_link_id"),
        sa.UniqueConstraint("link_id", "request", name="uq_client_lines_request"),
    )
    op.create_index("ix_client_lines_run_id", "client_lines", ["run_id"])


def make_tries() -> None:
    """Where wrong codes are counted."""
    op.create_table(
        "client_tries",
        sa.Column("who", sa.String(32), nullable=False),
        sa.Column("since", sa.String(32), nullable=False),
        sa.Column("newest", sa.String(32), nullable=False),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.CheckConstraint("failed_tries >= 0", name="ck_client_tries_tries_counted"),
        sa.PrimaryKeyConstraint("who", name="pk_client_tries"),
    )


def downgrade() -> None:
    """Drop the three tables, and with them every line that was not shared."""
    op.drop_table("client_tries")
    op.drop_index("ix_client_lines_run_id", "client_lines")
    op.drop_table("client_lines")
    op.drop_index("uq_client_links_standing", "client_links")
    op.drop_index("ix_client_links_case_id", "client_links")
    op.drop_table("client_links")
