"""Files of answers taken in: which ones, when and by whom, and the sittings that came out of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0009"
down_revision = "0008"

BEFORE = "mode IN ('self', 'handed over', 'proxy', 'paper', 'rehearsal')"
AFTER = "mode IN ('self', 'handed over', 'proxy', 'paper', 'imported', 'rehearsal')"
CHECK = "ck_administrations_mode_known"


def upgrade() -> None:
    """Make the table, let sittings point to it, and let them have been imported; none of those that are there was."""
    op.create_table(
        "imports",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("sittings", sa.Integer(), nullable=False),
        sa.Column("taken_in_by", sa.Text(), nullable=False),
        sa.Column("taken_in_at", sa.String(32), nullable=False),
        sa.Column("undone_at", sa.String(32), nullable=True),
        sa.CheckConstraint("sittings >= 1", name="ck_imports_sittings_counted"),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.UniqueConstraint("sequence", name="uq_imports_sequence"),
    )
    if op.get_bind().dialect.name == "sqlite":
        return rebuild(AFTER, imported=True)
    op.add_column("administrations", sa.Column("import_id", sa.String(36), nullable=True))
    op.create_foreign_key("fk_administrations_import_id", "administrations", "imports", ["import_id"], ["id"])
    op.create_index("ix_administrations_import_id", "administrations", ["import_id"])
    op.drop_constraint(CHECK, "administrations", type_="check")
    op.create_check_constraint(op.f(CHECK), "administrations", AFTER)


def downgrade() -> None:
    """Call imported sittings paper forms, drop the column, then the table it points to."""
    op.execute("UPDATE administrations SET mode = 'paper' WHERE mode = 'imported'")
    if op.get_bind().dialect.name == "sqlite":
        rebuild(BEFORE, imported=False)
    else:
        op.drop_constraint(CHECK, "administrations", type_="check")
        op.create_check_constraint(op.f(CHECK), "administrations", BEFORE)
        op.drop_column("administrations", "import_id")
    op.drop_table("imports")


def rebuild(modes: str, imported: bool) -> None:
    """Make the table of sittings anew, which is how SQLite changes what a column may hold; rows keep their places."""
    names = [column.name for column in columns(imported=False)]
    op.create_table("administrations_new", *columns(imported), *constraints(modes, imported))
    listed = ", ".join(f'"{name}"' for name in names)
    op.execute(f"INSERT INTO administrations_new ({listed}) SELECT {listed} FROM administrations ORDER BY rowid")
    op.drop_table("administrations")
    op.rename_table("administrations_new", "administrations")
    op.create_index("ix_administrations_case_id", "administrations", ["case_id"])
    if imported:
        op.create_index("ix_administrations_import_id", "administrations", ["import_id"])


def columns(imported: bool) -> list[sa.Column[str] | sa.Column[int]]:
    """The columns of sittings, in the order in which earlier migrations added them."""
    return [
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(36), nullable=False),
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
        *([sa.Column("import_id", sa.String(36), nullable=True)] if imported else []),
    ]


def constraints(modes: str, imported: bool) -> list[sa.Constraint]:
    """What sittings are held to."""
    return [
        sa.CheckConstraint(modes, name=CHECK),
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
        *([sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_administrations_import_id")]
          if imported else []),
        sa.PrimaryKeyConstraint("id", name="pk_administrations"),
        sa.UniqueConstraint("request", name="uq_administrations_request"),
        sa.UniqueConstraint("sequence", name="uq_administrations_sequence"),
    ]
