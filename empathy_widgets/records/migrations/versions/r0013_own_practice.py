"""Sittings of one's own practice, which belong to no case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0013"
down_revision = "0012"

BEFORE = "mode IN ('self', 'handed over', 'proxy', 'paper', 'imported', 'rehearsal')"
AFTER = "mode IN ('own practice', 'self', 'handed over', 'proxy', 'paper', 'imported', 'rehearsal')"
MODES = "ck_administrations_mode_known"
FITS = "(mode = 'own practice') = (case_id IS NULL)"
FIT = "ck_administrations_own_without_case"


def upgrade() -> None:
    """Let a sitting belong to no case where it is one's own practice; none of those that are there is."""
    if op.get_bind().dialect.name == "sqlite":
        return rebuild(AFTER, own=True)
    op.alter_column("administrations", "case_id", nullable=True)
    op.drop_constraint(MODES, "administrations", type_="check")
    op.create_check_constraint(op.f(MODES), "administrations", AFTER)
    op.create_check_constraint(op.f(FIT), "administrations", FITS)


def downgrade() -> None:
    """Go back only where nobody has filled in a scale for themselves: there is no case to put such a sitting in."""
    if op.get_bind().execute(sa.text("SELECT count(*) FROM administrations WHERE case_id IS NULL")).scalar():
        raise RuntimeError("delete every sitting of one's own practice first: no case can hold it")
    if op.get_bind().dialect.name == "sqlite":
        return rebuild(BEFORE, own=False)
    op.drop_constraint(FIT, "administrations", type_="check")
    op.drop_constraint(MODES, "administrations", type_="check")
    op.create_check_constraint(op.f(MODES), "administrations", BEFORE)
    op.alter_column("administrations", "case_id", nullable=False)


def rebuild(modes: str, own: bool) -> None:
    """Make the table of sittings anew, which is how SQLite changes what a column may hold; rows keep their places."""
    op.create_table("administrations_new", *columns(own), *constraints(modes, own))
    listed = ", ".join(f'"{column.name}"' for column in columns(own))
    op.execute(f"INSERT INTO administrations_new ({listed}) SELECT {listed} FROM administrations ORDER BY rowid")
    op.drop_table("administrations")
    op.rename_table("administrations_new", "administrations")
    op.create_index("ix_administrations_case_id", "administrations", ["case_id"])
    op.create_index("ix_administrations_import_id", "administrations", ["import_id"])


def columns(own: bool) -> list[sa.Column[str] | sa.Column[int]]:
    """The columns of sittings, in the order in which earlier migrations added them."""
    return [
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=own),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("wording", sa.String(16), nullable=True),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("current_item", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("completed_at", sa.String(32), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("request", sa.String(200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.String(36), nullable=True),
    ]


def constraints(modes: str, own: bool) -> list[sa.Constraint]:
    """What sittings are held to."""
    return [
        sa.CheckConstraint(modes, name=MODES),
        *([sa.CheckConstraint(FITS, name=FIT)] if own else []),
        sa.CheckConstraint("status IN ('open', 'completed', 'voided')", name="ck_administrations_status_known"),
        sa.CheckConstraint("current_item BETWEEN 0 AND 1000", name="ck_administrations_place_range"),
        sa.CheckConstraint("revision >= 0", name="ck_administrations_revision_counted"),
        sa.CheckConstraint("length(void_reason) <= 2000", name="ck_administrations_reason_length"),
        sa.CheckConstraint(
            "(status = 'voided') = (void_reason IS NOT NULL)", name="ck_administrations_voided_with_reason"),
        sa.CheckConstraint(
            "status <> 'open' OR completed_at IS NULL", name="ck_administrations_open_without_end"),
        sa.CheckConstraint(
            "status <> 'completed' OR completed_at IS NOT NULL", name="ck_administrations_completed_with_end"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_administrations_case_id"),
        sa.ForeignKeyConstraint(["wording"], ["wordings.id"], name="fk_administrations_wording"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_administrations_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_administrations"),
        sa.UniqueConstraint("request", name="uq_administrations_request"),
        sa.UniqueConstraint("sequence", name="uq_administrations_sequence"),
    ]
