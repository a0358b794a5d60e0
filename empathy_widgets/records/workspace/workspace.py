"""A workspace: the folder, with the SQLite file in it or the PostgreSQL database beside it, of one site's work."""

from __future__ import annotations

import datetime
import errno
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, insert, select, text

from empathy_widgets.errors import NotAllowed
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.engine import (
    SETTINGS, journal_mode, open_postgres, open_sqlite, postgres_url, reading, sweep, writing,
)
from empathy_widgets.records.database.failures import full, outdated, translated
from empathy_widgets.records.database.lock import locked
from empathy_widgets.records.database.migrate import found_schema, must_not_be_newer, upgrade
from empathy_widgets.records.database.tables import SCHEMA, audit_head, workspace
from empathy_widgets.records.workspace import backup
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["Kind", "Workspace", "usable_folder"]

Kind = Literal["work", "demonstration"]
ROLLBACK = b"\x01\x01"
"""What bytes 18 and 19 of a SQLite file say that has no write-ahead log (sqlite.org/fileformat2.html, 1.3.3)."""
ADVISORY_LOCK = 0x656D7061
"""The name of the preparation's lock on PostgreSQL: any number, the same for every program."""


class Workspace:
    """Where records are kept. Making this object, or a `Store` on it, opens nothing and creates nothing.

    Parameters
    ----------
    folder : Path or str
        Holds ``workspace.sqlite`` and ``backups/``; with a database address the backups and the lock only.
    database_url : str or None
        Address of a PostgreSQL database; None reads EMPATHY_DATABASE_URL, an empty text means the SQLite file.
    """

    def __init__(self, folder: Path | str, database_url: str | None = None) -> None:
        self.folder = Path(os.path.expanduser(folder)).absolute()
        address = os.environ.get("EMPATHY_DATABASE_URL", "") if database_url is None else database_url
        self.database_url = postgres_url(address) if address else None
        self.database_file = None if self.database_url else self.folder / "workspace.sqlite"
        self.backups_folder = self.folder / "backups"

    @classmethod
    def default(cls) -> Workspace:
        """The workspace EMPATHY_WORKSPACE names, else the one in this person's own folder for programs."""
        from platformdirs import user_data_dir  # only where nobody named a folder

        return cls(os.environ.get("EMPATHY_WORKSPACE") or user_data_dir("empathy-workbook"))

    @cached_property
    def engine(self) -> Engine:
        """One engine, so that each statement is compiled once; it holds no connection between operations."""
        return open_sqlite(self.sqlite_file) if self.database_url is None else open_postgres(self.database_url)

    @property
    def sqlite_file(self) -> Path:
        """The file everything is in; ask only where the workspace is no PostgreSQL database."""
        if self.database_file is None:
            raise RuntimeError("this workspace is a PostgreSQL database")
        return self.database_file

    @cached_property
    def _fixed(self) -> tuple[Kind, str]:
        with reading(self.engine, self.database_file) as connection:
            row = connection.execute(select(workspace.c.kind, workspace.c.name)).first()
        if row is None:
            raise outdated()
        return row.kind, row.name

    @property
    def kind(self) -> Kind:
        """Whether this is somebody's work or a made-up clinic; set once, when it is first prepared."""
        return self._fixed[0]

    @property
    def name(self) -> str:
        """What this workspace was called when it was first prepared."""
        return self._fixed[1]

    def prepare(self, kind: Kind = "work", name: str | None = None) -> None:
        """Make the workspace, or move it to this program's version after a backup; prepared, it stays as it is.

        Parameters
        ----------
        kind : "work" or "demonstration"
            NotAllowed when it is the other: a demonstration never becomes work.
        name : str or None
            For a new workspace; None takes the folder's.

        Raises
        ------
        WorkspaceOutdated
            A newer program used it; nothing is changed.
        WorkspaceDamaged
            It is not sound, or no sound backup could be made; nothing is changed.
        """
        with usable_folder():
            own_folder(self.folder)
            with locked(self.folder / "prepare.lock"):
                backup.clear_away(self.folder)
                if self.database_file is not None:
                    backup.new_file(self.database_file)
                    self.database_file.chmod(0o600)
                    forget_foreign_log(self.database_file)
                    set_journal(self.database_file)
                self._prepare(kind, self.folder.name if name is None else name)

    def _prepare(self, kind: Kind, name: str) -> None:
        with reading(self.engine, self.database_file) as connection:
            schema = may_prepare(connection, kind)
            end = None if schema is None else connection.execute(select(audit_head.c.hash)).scalar()
        if schema is not None and not backup.newest_has(self.backups_folder, end or ""):
            self.backup()
        if schema != SCHEMA:
            with writing(self.engine, self.database_file, rebuilding=True) as connection:
                if self.database_file is None:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": ADVISORY_LOCK})
                schema = may_prepare(connection, kind)
                upgrade(connection)
                if schema is None:
                    first_rows(connection, kind, name)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Keep the write-ahead log for this block, as the server does while pages open the file for a moment each.

        SQLite moves the log into the file and removes it when the last connection closes. With one that stays, which
        does nothing and holds no lock a writer needs, an answer waits for the disk twice instead of five times.
        """
        if self.database_file is None or journal_mode() != "wal":
            yield
            return
        with translated(self.database_file):
            idle = sqlite3.connect(f"{self.database_file.as_uri()}?mode=rw", uri=True)
        with closing(idle):
            with translated(self.database_file):
                idle.execute("PRAGMA schema_version").fetchone()  # opens the log; connecting alone does not
            yield

    def backup(self) -> Path:
        """Copy the workspace into its backups folder while it is in use, and return the checked copy."""
        with reading(self.engine, self.database_file) as connection:
            if found_schema(connection) is None:
                raise outdated()
        with usable_folder():
            return backup.take(self.engine, self.database_file, self.backups_folder)

    def tidy(self) -> None:
        """Take what was deleted out of the file's empty pages and out of its journal.

        SQLite rewrites the whole file; WorkspaceBusy when somebody else writes all the while, and then it can be asked
        again. PostgreSQL frees the rows for its own use; its write-ahead log forgets in its own time.
        """
        with translated(self.database_file), self.engine.connect() as connection:
            sweep(connection.execution_options(isolation_level="AUTOCOMMIT"))

    def keep_only_a_new_backup(self) -> int:
        """Take a backup of what is there now, delete every older one, and return how many were deleted."""
        older = backup.backups(self.backups_folder)
        self.backup()
        for file in older:
            file.unlink(missing_ok=True)
        return len(older)

    def checked_backup(self) -> Path:
        """Take a backup and check it to the last line of its history; WorkspaceDamaged when that does not fit."""
        copy = self.backup()
        backup.must_tell_its_story(copy)
        return copy

    @property
    def backup_count(self) -> int:
        """How many backups lie in the backups folder."""
        return len(backup.backups(self.backups_folder))


def may_prepare(connection: Connection, kind: Kind) -> str | None:
    """The version of the tables, None where there are none yet, unless they are a newer program's or another kind."""
    schema = found_schema(connection)
    must_not_be_newer(schema)
    if schema is not None and connection.execute(select(workspace.c.kind)).scalar() != kind:
        raise NotAllowed(_(
            "A demonstration and real work never share a workspace. Please choose another folder with --workspace.",
        ))
    return schema


def first_rows(connection: Connection, kind: Kind, name: str) -> None:
    """Name a new workspace and begin its audit trail."""
    now = datetime.datetime.now(datetime.UTC)
    row = {"id": 1, "kind": kind, "name": name, "created_at": now, "pin": None, "failed_tries": 0, "locked_until": None}
    connection.execute(insert(workspace), row)
    connection.execute(insert(audit_head), {"id": 1, "sequence": 0, "hash": trail.FIRST_HASH})
    trail.append(
        connection, (0, trail.FIRST_HASH), at=now, actor="system", action="prepare workspace",
        subject=trail.subject(workspace, 1), new=trail.as_json(trail.facts(row)),
    )


def own_folder(folder: Path) -> None:
    """Make the folder for its owner only; one that was there keeps its mode unless it is empty."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def forget_foreign_log(file: Path) -> None:
    """Delete a write-ahead log that another file left, as when a backup was put in its place by hand.

    SQLite would write such a log into the file that lies there now. A file with a log of its own says so in its
    header; a backup never does. Only looked at where there is a log: closing the file lets go of every lock this
    process has on it, so nobody prepares a workspace while keeping it open.
    """
    log = file.with_name(f"{file.name}-wal")
    if not log.exists():
        return
    with file.open("rb") as opened:
        says = opened.read(20)[18:]
    if says == ROLLBACK:
        log.unlink()
        file.with_name(f"{file.name}-shm").unlink(missing_ok=True)


def set_journal(file: Path) -> None:
    """Give the file the journal this SQLite library can be trusted with."""
    with translated(file), closing(sqlite3.connect(file, timeout=SETTINGS["busy_timeout"] / 1000)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != journal_mode():
            connection.execute(f"PRAGMA journal_mode={journal_mode()}")


@contextmanager
def usable_folder() -> Iterator[None]:
    """Say in words when the folder cannot be made or written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full() from error
        raise NotAllowed(_(
            "The workspace's folder cannot be used. Choose another with --workspace, or set its permissions right.",
        )) from error
