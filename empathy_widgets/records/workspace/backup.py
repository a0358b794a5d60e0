"""Copies of a workspace that are known to open: taken while it is in use, checked, and kept ten deep.

A backup is always a SQLite file, also of a workspace on PostgreSQL: the same tables, the same rows. It can be opened
as a workspace by putting it in a folder under the workspace file's name.
"""

from __future__ import annotations

import datetime
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Select, column, select, table

from empathy_widgets.errors import WorkspaceDamaged
from empathy_widgets.places import sync_folder
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.engine import open_sqlite, reading, writing
from empathy_widgets.records.database.failures import outdated, translated
from empathy_widgets.records.database.migrate import found_schema, upgrade
from empathy_widgets.records.database.tables import SCHEMA
from empathy_widgets.records.workspace.verify import complaints
from empathy_widgets.strings import _

__all__ = ["ASIDE", "KEPT", "backups", "clear_away", "copy_rows", "must_tell_its_story", "new_file", "newest_has",
           "take"]

KEPT = 10
ASIDE = "empathy-restore-"
"""What the folder of a copy set aside is called."""


def take(engine: Engine, file: Path | None, folder: Path) -> Path:
    """Copy the workspace behind ``engine`` into ``folder`` and return the copy; older ones beyond ten are deleted.

    WorkspaceDamaged when the copy does not pass SQLite's own integrity check; then it is deleted again.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC)
    target = folder / f"workspace-{now:%Y%m%dT%H%M%S.%fZ}.sqlite"
    part = target.with_suffix(".part")
    new_file(part)
    try:
        if file is None:
            copy_postgres(engine, part)
        else:
            with translated(file), closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True)) as source:
                with closing(sqlite3.connect(part)) as copy:
                    source.backup(copy)
                    copy.execute("PRAGMA journal_mode=delete")  # one file, nothing beside it
        must_be_sound(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(folder)
    for old in backups(folder)[:-KEPT]:
        old.unlink()
    return target


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, oldest first."""
    return sorted(folder.glob("workspace-*.sqlite"))


def newest_has(folder: Path, end: str) -> bool:
    """Whether the newest backup already ends with the line of the audit trail whose hash is ``end``."""
    newest = backups(folder)[-1:]
    try:
        with closing(sqlite3.connect(f"{newest[0].as_uri()}?mode=ro", uri=True)) as copy:
            return bool(copy.execute("SELECT hash FROM audit_head").fetchone() == (end,))
    except (IndexError, sqlite3.Error):
        return False


def must_be_sound(file: Path) -> None:
    """Refuse a copy that SQLite finds unsound, or that differs from what is on the disk."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise WorkspaceDamaged(_(
            "The workspace could not be copied soundly, so nothing was changed. Run `empathy doctor`.",
        ))
    with file.open("rb") as written:
        os.fsync(written.fileno())


def must_tell_its_story(file: Path) -> None:
    """Refuse a copy whose audit trail and tables differ; one with an older version's tables is checked on restoring."""
    with reading(open_sqlite(file), file) as connection:
        found = complaints(connection) if found_schema(connection) == SCHEMA else []
    if found:
        raise WorkspaceDamaged(_(
            "The copy was made, and its history does not fit it: {first} Run `empathy doctor`.").format(first=found[0]))


def copy_postgres(engine: Engine, target: Path) -> None:
    """Write one moment of a PostgreSQL workspace into a new SQLite file with the same version's tables."""
    with reading(engine, None) as source:
        schema = found_schema(source)
        if schema is None:
            raise outdated()
        copy = open_sqlite(target)
        with writing(copy, target) as connection:
            upgrade(connection, to=schema)
            copy_rows(source, connection)


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row of every table ``target`` has, in an order that foreign keys allow; ``target`` is empty."""
    names = MetaData()
    names.reflect(target)
    for found in names.sorted_tables:
        if found.name == "alembic_version":
            continue
        wanted: Select[*tuple[Any, ...]] = select(
            *[column(name) for name in found.columns.keys()]).select_from(table(found.name))
        rows = [dict(row._mapping) for row in source.execute(wanted)]
        if rows:
            target.execute(found.insert(), rows)


def new_file(file: Path) -> None:
    """Make an empty file that only its owner may read and write; nothing when it is there."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return


def clear_away(folder: Path) -> None:
    """Delete the copies that restores left when the program was killed; the caller holds the lock."""
    for left in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
