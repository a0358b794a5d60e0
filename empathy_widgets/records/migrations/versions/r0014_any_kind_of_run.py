"""Runs of any kind: which kinds there are is the program's to know, and no table's, so that a new one changes none."""

from __future__ import annotations

import re

from alembic import op

__all__ = ["down_revision", "downgrade", "revision", "upgrade"]

revision = "0014"
down_revision = "0013"

BEFORE = "kind IN ('role-play', 'mirroring', 'discussion', 'problem')"
AFTER = "length(kind) BETWEEN 1 AND 20"
KNOWN, NAMED = "kind_known", "kind_named"
TABLES = ("contents", "runs")


def upgrade() -> None:
    """Take the list of kinds out of both tables; a kind has a name, which is all they ask."""
    for name in TABLES:
        change(name, (KNOWN, BEFORE), (NAMED, AFTER))


def downgrade() -> None:
    """Put the list back; what is of a kind it does not know goes, for no earlier program can read it."""
    op.execute(f"DELETE FROM run_events WHERE run_id IN (SELECT id FROM runs WHERE NOT ({BEFORE}))")
    for name in reversed(TABLES):
        op.execute(f"DELETE FROM {name} WHERE NOT ({BEFORE})")
        change(name, (NAMED, AFTER), (KNOWN, BEFORE))


def change(table: str, old: tuple[str, str], new: tuple[str, str]) -> None:
    """Put one check of a table in another's place: each is a name and a condition."""
    if op.get_bind().dialect.name == "sqlite":
        return made_anew(table, old, new)
    op.drop_constraint(f"ck_{table}_{old[0]}", table, type_="check")
    op.create_check_constraint(op.f(f"ck_{table}_{new[0]}"), table, new[1])


def made_anew(table: str, old: tuple[str, str], new: tuple[str, str]) -> None:
    """Make a table by its own words with one check in another's place, which is how SQLite changes what it holds."""
    run = op.get_bind().exec_driver_sql
    words = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = ? AND sql IS NOT NULL"
    [(made,)] = run(words, (table, "table"))
    indexes = [row[0] for row in run(words, (table, "index"))]
    before, after = (f"CONSTRAINT ck_{table}_{name} CHECK ({condition})" for name, condition in (old, new))
    if before not in made:
        raise RuntimeError(f"the table {table} is not as the migration before left it")
    run(re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE {table}_new", made.replace(before, after)))
    run(f"INSERT INTO {table}_new SELECT * FROM {table} ORDER BY rowid")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)
    for index in indexes:
        run(index)
