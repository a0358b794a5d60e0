"""What a database says when it cannot, turned into an error a person can act on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from empathy_widgets.errors import (
    ImpossibleResponse, NotAllowed, NotFound, RecordsError, StaleWrite, WorkspaceBusy, WorkspaceDamaged, WorkspaceFull,
    WorkspaceOutdated,
)
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.strings import _

__all__ = ["busy", "damaged", "outdated", "spoken", "translated"]

ROOM = 1 << 20
"""Free bytes below which a file that cannot be opened or written is put down to a full disk."""

SQLITE = {5: "busy", 6: "busy", 8: "read only", 10: "input", 11: "damaged", 13: "full", 14: "cannot open",
          19: "constraint", 26: "damaged"}
"""Primary result codes, https://www.sqlite.org/rescode.html."""

POSTGRES = {"55P03": "busy", "40001": "busy", "40P01": "busy", "57014": "busy", "53300": "busy", "57P01": "busy",
            "57P02": "busy", "57P03": "busy", "25P03": "busy", "53100": "full", "42P01": "outdated",
            "42703": "outdated", "3F000": "outdated", "3D000": "outdated", "25006": "read only", "42501": "read only"}
"""SQLSTATE codes, PostgreSQL documentation, appendix A."""


def busy() -> WorkspaceBusy:
    """Another writer held the workspace too long."""
    return WorkspaceBusy(_("The workspace is busy and nothing was saved. Please try again in a moment."))


def damaged() -> WorkspaceDamaged:
    """The file is not sound."""
    return WorkspaceDamaged(_(
        "The workspace's file is not sound, so nothing was read or saved. Run `empathy doctor`, and put the newest "
        "sound copy from its backups folder in its place.",
    ))


def unwritable() -> WorkspaceDamaged:
    """The disk did not take or give what it was asked for."""
    return WorkspaceDamaged(_(
        "The disk could not be read or written, so nothing was saved. Run `empathy doctor`, and copy the backups "
        "folder to another disk.",
    ))


def outdated() -> WorkspaceOutdated:
    """There is no workspace here yet, or its tables are another version's."""
    return WorkspaceOutdated(_(
        "This workspace is not prepared for this version of the workbook. Start the workbook with `empathy serve` "
        "(or `empathy lab`): that prepares it.",
    ))


def full() -> WorkspaceFull:
    """No room."""
    return WorkspaceFull(_(
        "The disk is full, so this was not saved. Make some room on it and try again; everything saved before is kept.",
    ))


def read_only() -> NotAllowed:
    """The file or database may only be read."""
    return NotAllowed(_(
        "The workspace can only be read, so nothing was saved. Run `empathy doctor` to see which permission it lacks.",
    ))


def unreachable() -> WorkspaceBusy:
    """The database server does not answer."""
    return WorkspaceBusy(_(
        "The database cannot be reached and nothing was saved. Please try again in a moment; if it stays away, run "
        "`empathy doctor`.",
    ))


def constraint(kind: str) -> RecordsError | ImpossibleResponse:
    """What a constraint refused, by its kind."""
    if kind == "foreign key":
        return NotFound(_("What this belongs to is not there any more, so nothing was saved. Please reload the page."))
    if kind == "unique":
        return StaleWrite(_("Somebody else saved this first, so nothing was changed. Please reload the page."))
    return ImpossibleResponse(_("This is outside what can be kept, so it was not saved. Please reload the page."))


def spoken(error: BaseException, file: Path | None) -> Exception:
    """The workbook's error for a database's one.

    Parameters
    ----------
    error : BaseException
        From SQLAlchemy or the driver under it.
    file : Path or None
        The SQLite file, to tell a missing one from one that cannot be opened; None for PostgreSQL.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if file is not None:
        return of_sqlite(code, str(cause), file)
    state = getattr(cause, "sqlstate", None) or ""
    if state.startswith("23"):
        return constraint({"23503": "foreign key", "23505": "unique"}.get(state, "check"))
    if state.startswith("08") or (not state and isinstance(error, DBAPIError)):
        return unreachable()
    if state.startswith("28"):
        return unreachable()
    return of_kind(POSTGRES.get(state, "damaged"))


def of_sqlite(code: int | None, text: str, file: Path) -> Exception:
    """The workbook's error for a SQLite result code; ``text`` tells missing tables from unreadable rows."""
    kind = SQLITE.get((code or 0) & 0xFF, "")
    if kind == "constraint":  # pysqlite3 gives no extended code, and then SQLite's own words tell which it was
        words = text.partition(" constraint failed")[0].lower()
        return constraint({787: "foreign key", 1555: "unique", 2067: "unique"}.get(code or 0, words))
    if kind == "cannot open" and not file.exists():
        return outdated()
    if kind in ("cannot open", "input"):
        return full() if shutil.disk_usage(file.parent).free < ROOM else unwritable()
    if text.startswith(("no such table", "no such column")) or "has no column" in text:
        return outdated()
    return of_kind(kind or "damaged")


def of_kind(kind: str) -> Exception:
    """The error of a kind in the two tables above."""
    return {"busy": busy, "full": full, "outdated": outdated, "read only": read_only}.get(kind, damaged)()


@contextmanager
def translated(file: Path | None) -> Iterator[None]:
    """Let no SQLAlchemy or driver error out: each becomes one of the workbook's own.

    A row that makes no sense as one of the domain's nouns, or is no text, was not written by the workbook: damage.
    """
    try:
        yield
    except drivers(file) as error:
        raise spoken(error, file) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise damaged() from error


def drivers(file: Path | None) -> tuple[type[Exception], ...]:
    """SQLAlchemy's errors, and those of the driver itself, which events and the backup call meet without it."""
    if file is None:
        import psycopg  # slow to load, and only there for workspaces on PostgreSQL

        return (SQLAlchemyError, psycopg.Error)
    return (SQLAlchemyError, sqlite3.Error)
