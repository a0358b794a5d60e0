"""Putting a backup in the place of what is there now: proved sound on a copy first, then swapped in one transaction."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import MetaData, select, text

from empathy_widgets.domain import Actor, Role
from empathy_widgets.errors import EmpathyError, ExchangeError, NotAllowed, NotFound, WorkspaceDamaged
from empathy_widgets.files import open_to_read
from empathy_widgets.records.database.client_tables import client_links
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.engine import reading, writing
from empathy_widgets.records.database.failures import translated
from empathy_widgets.records.database.lock import locked
from empathy_widgets.records.database.tables import audit_head, handovers, workspace
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.seats import note_of_seat
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.records.workspace.backup import ASIDE, clear_away, copy_rows, new_file
from empathy_widgets.records.workspace.doctor import problems
from empathy_widgets.records.workspace.workspace import Kind, Workspace, usable_folder
from empathy_widgets.strings import _

__all__ = ["restore"]

SQLITE_HEAD = b"SQLite format 3\0"


def restore(place: Workspace, file: Path) -> Path:
    """Put the backup ``file`` in the place of a prepared workspace, and return the backup made of it just before.

    The backup is copied aside, moved to this program's version and checked to the last line of its history; only then
    is the workspace's content replaced, all of it or nothing. Pages that are open carry on with what is there now.

    Raises
    ------
    NotFound
        There is no such file.
    NotAllowed
        It is no backup of a workspace, or one of a demonstration for a place of work.
    WorkspaceDamaged
        It is not sound; the text says where.
    WorkspaceOutdated
        A newer program made it.
    """
    with usable_folder(), locked(place.folder / "prepare.lock"), opened_backup(Path(file)) as backup:
        return put_in_place(place, backup)


def put_in_place(place: Workspace, backup: BinaryIO) -> Path:
    """Make the opened backup ready aside, then swap it in; the backup made just before is returned.

    A screen that is handed over now is not freed by a backup that knows nothing of it: it is signed out. A client's
    page that was closed since the backup stays closed.
    """
    clear_away(place.folder)
    with tempfile.TemporaryDirectory(prefix=ASIDE, dir=place.folder) as folder:
        copy = type(place)(Path(folder) / "copy", "")
        copy.folder.mkdir(mode=0o700)
        new_file(copy.sqlite_file)
        with copy.sqlite_file.open("wb") as own:
            shutil.copyfileobj(backup, own)
        make_ready(copy, place.kind)
        sign_out(copy, screens_handed_over(place))
        close_pages(copy, pages_open(place))
        before = place.backup()
        if place.database_file is None:
            into_postgres(copy, place)
        else:
            into_sqlite(copy.sqlite_file, place.database_file)
    return before


def screens_handed_over(place: Workspace) -> list[str]:
    """The seats of every screen that is handed over just now, as far as what is there can still be read."""
    try:
        with reading(place.engine, place.database_file) as connection:
            return list(connection.execute(select(handovers.c.seat)).scalars())
    except EmpathyError:
        return []


def sign_out(copy: Workspace, seats: list[str]) -> None:
    """Sign out those seats that the copy does not know as handed over: nobody entered the PIN there."""
    now, program = datetime.datetime.now(datetime.UTC), Actor(name="system", role=Role.SYSTEM)
    with writing(copy.engine, copy.database_file) as connection:
        work = Transaction(connection, program, now, Action.RESTORE, writes=True)
        known = set(connection.execute(select(handovers.c.seat)).scalars())
        for seat in sorted(set(seats) - known):
            note_of_seat(work, seat, {"signed_out_at": now}, "sign out")


def pages_open(place: Workspace) -> list[str]:
    """The clients' pages that are not closed just now, as far as what is there can still be read."""
    try:
        with reading(place.engine, place.database_file) as connection:
            return list(connection.execute(
                select(client_links.c.id).where(client_links.c.revoked_at.is_(None))).scalars())
    except EmpathyError:
        return []


def close_pages(copy: Workspace, open_now: list[str]) -> None:
    """Close those clients' pages of the copy that are not open now: a code that was called back stays so."""
    now, program = datetime.datetime.now(datetime.UTC), Actor(name="system", role=Role.SYSTEM)
    with writing(copy.engine, copy.database_file) as connection:
        work = Transaction(connection, program, now, Action.RESTORE, writes=True)
        for row in connection.execute(select(client_links).where(client_links.c.revoked_at.is_(None))).all():
            if row.id not in open_now:
                work.change(client_links, {"id": row.id}, row, {"revoked_at": now}, "close client page", row.case_id)


@contextmanager
def opened_backup(file: Path) -> Iterator[BinaryIO]:
    """Open a backup once, at its start; what is no SQLite file is refused before anything is done with it."""
    try:
        opened = open_to_read(file)
    except ExchangeError as error:
        raise NotFound(str(error)) from None
    with opened:
        if opened.read(len(SQLITE_HEAD)) != SQLITE_HEAD:
            raise NotAllowed(_("This file is no backup of a workspace. Choose one from the backups folder."))
        opened.seek(0)
        yield opened


def make_ready(copy: Workspace, kind: Kind) -> None:
    """Bring the copy to this version, find it sound, and add the line of history that says it was restored."""
    try:
        found = copy.kind
    except EmpathyError:
        found = None
    if found is None and (wrong := unsound(copy.sqlite_file)):
        raise WorkspaceDamaged(wrong)
    copy.prepare(kind)
    if complaints := problems(copy):
        raise WorkspaceDamaged(_(
            "This backup is not sound, so nothing was changed: {first} Please choose another."
        ).format(first=complaints[0]))
    note(copy)


def unsound(file: Path) -> str | None:
    """A sentence when SQLite cannot read the file as a workspace; None when only the version may be at fault."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            known = opened.execute("SELECT count(*) FROM sqlite_master WHERE name = 'audit'").fetchone() == (1,)
    except sqlite3.Error:
        sound = known = False
    if sound and known:
        return None
    return _("This backup is not sound or holds no workspace, so nothing was changed. Please choose another.")


def note(copy: Workspace) -> None:
    """Add one line to the history: what is here from now on is what a backup held."""
    now = datetime.datetime.now(datetime.UTC)
    with writing(copy.engine, copy.database_file) as connection:
        end = connection.execute(select(audit_head.c.sequence, audit_head.c.hash)).one()
        trail.append(connection, (end.sequence, end.hash), at=now, actor="system", action="restore backup",
                     subject=trail.subject(workspace, 1), old=trail.as_json({}), new=trail.as_json({}))


def into_sqlite(source: Path, target: Path) -> None:
    """Replace the content of a SQLite file in one transaction of its own."""
    with translated(target), closing(sqlite3.connect(source)) as new, closing(sqlite3.connect(target)) as old:
        old.execute("PRAGMA busy_timeout=5000")
        old.execute("PRAGMA secure_delete=1")
        old.execute("PRAGMA synchronous=FULL")
        new.backup(old)


def into_postgres(source: Workspace, target: Workspace) -> None:
    """Replace every row of a PostgreSQL workspace in one transaction."""
    with reading(source.engine, source.database_file) as rows, writing(target.engine, None) as connection:
        connection.execute(text("LOCK TABLE audit_head IN ACCESS EXCLUSIVE MODE"))  # writers wait and see the new end
        names = MetaData()
        names.reflect(connection)
        for table in reversed(names.sorted_tables):
            if table.name != "alembic_version":
                connection.execute(table.delete())
        copy_rows(rows, connection)
