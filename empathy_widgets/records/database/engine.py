"""Connections: one short-lived one an operation, durable and strict on both databases.

SQLite: https://docs.sqlalchemy.org/en/20/dialects/sqlite.html (transactions are begun by us, so that a write takes its
lock first and never meets "database is locked" half-way), https://www.sqlite.org/pragma.html#pragma_synchronous.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, RootTransaction, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from empathy_widgets.errors import RecordsError, WorkspaceBusy
from empathy_widgets.records.database.driver import sqlite3
from empathy_widgets.records.database.failures import busy, spoken, translated
from empathy_widgets.strings import _

__all__ = ["SETTINGS", "WAIT_MS", "journal_mode", "open_postgres", "open_sqlite", "postgres_url", "reading", "sweep",
           "writing"]

WAIT_MS = 5000
"""How long one attempt waits for another writer, milliseconds."""

SOUND_WAL = (3, 51, 3)
"""The first SQLite whose WAL mode cannot corrupt a file two connections write (https://www.sqlite.org/wal.html)."""


def journal_mode() -> str:
    """The journal this SQLite library can be trusted with: ``wal`` from 3.51.3 on, else ``delete``."""
    return "wal" if sqlite3.sqlite_version_info >= SOUND_WAL else "delete"


SETTINGS = {
    "busy_timeout": WAIT_MS,
    "foreign_keys": 1,
    "secure_delete": 1,
    "synchronous": 2 if journal_mode() == "wal" else 3,
    "trusted_schema": 0,
}
"""Set on every connection. Synchronous is FULL; with a rollback journal EXTRA, which is FULL and syncs the folder too,
so that a journal that was removed cannot come back after a power cut and undo an answer shown as saved. What is deleted
or replaced is overwritten with zeros, so that a deleted case cannot be read out of the file."""

POSTGRES_SETTINGS = {
    "lock_timeout": f"{WAIT_MS}ms",
    "idle_in_transaction_session_timeout": "60s",
    "synchronous_commit": "on",
    "timezone": "UTC",
}


def open_sqlite(file: Path) -> Engine:
    """An engine for an existing file; it never creates one. Nothing is opened until the first operation.

    Engines differ in their file alone: each statement is compiled once a process, and in a page's kernel, which is
    forked, not even once.
    """
    address = f"file:{quote(str(file))}?mode=rw"

    def connect() -> Any:
        return sqlite3.connect(address, uri=True, timeout=WAIT_MS / 1000, isolation_level=None)

    engine = copy.copy(pattern())
    del engine.dispatch  # who listens to one engine does not hear another
    event.listen(engine, "begin", begin)
    engine.pool = NullPool(connect, dialect=engine.dialect, events=[(set_pragmas, "connect")])
    return engine


@cache
def pattern() -> Engine:
    """What every engine of a file is a copy of; it has seen a database in memory, and so knows this SQLite."""
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlite3, poolclass=NullPool,
        creator=lambda: sqlite3.connect(":memory:", isolation_level=None),
    )
    engine.connect().close()
    return engine


def set_pragmas(connection: sqlite3.Connection, record: Any) -> None:
    """Make this connection strict and durable; these settings live as long as the connection."""
    connection.executescript(";".join(f"PRAGMA {name}={value}" for name, value in SETTINGS.items()))


def begin(connection: Connection) -> None:
    """Begin as SQLite needs it: a write asks for the lock first, so a transaction that began can finish."""
    immediate = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def postgres_url(text: str) -> URL:
    """The address of a PostgreSQL database with the driver named; RecordsError when it is something else."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername.split("+")[0] not in ("postgresql", "postgres"):
        raise RecordsError(_(
            "EMPATHY_DATABASE_URL must be the address of a PostgreSQL database, such as postgresql://user@host/name.",
        ))
    return url.set(drivername="postgresql+psycopg")


def open_postgres(url: URL) -> Engine:
    """An engine for a PostgreSQL database. Nothing is opened until the first operation."""
    settings = " ".join(f"-c {name}={value}" for name, value in POSTGRES_SETTINGS.items())
    own = url.query.get("options", "")
    return create_engine(
        url.difference_update_query(["options"]), poolclass=NullPool, isolation_level="READ COMMITTED",
        connect_args={"options": f"{own} {settings}".strip(), "connect_timeout": WAIT_MS // 1000},
    )


@contextmanager
def reading(engine: Engine, file: Path | None) -> Iterator[Connection]:
    """One consistent look at the workspace, in the workbook's own errors."""
    options = {} if file is not None else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with translated(file), engine.connect() as connection:
        with connection.execution_options(**options).begin():
            yield connection


@contextmanager
def writing(engine: Engine, file: Path | None, rebuilding: bool = False) -> Iterator[Connection]:
    """One transaction, committed when the block ends and undone when it raises, in the workbook's own errors.

    ``rebuilding`` is for migrations: SQLite cannot rebuild a table others point to while it watches foreign keys.
    """
    with translated(file), locked(engine, file, rebuilding) as connection, begun_in(connection):
        yield connection


def begun_in(connection: Connection) -> RootTransaction:
    """The transaction a connection is in."""
    transaction = connection.get_transaction()
    if transaction is None:
        raise RuntimeError("the connection has begun nothing")
    return transaction


def sweep(connection: Connection) -> None:
    """Rewrite the file without its empty pages and empty the journal; ``connection`` commits by itself."""
    driver = driver_of(connection)
    if connection.dialect.name == "sqlite":
        driver.execute("PRAGMA temp_store=MEMORY")  # the copy made on the way never reaches a disk
        driver.execute("VACUUM")
        if driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:  # it says so in a row and raises nothing
            raise busy()
    else:
        driver.execute("VACUUM")


def driver_of(connection: Connection) -> Any:
    """The database driver's own connection: sqlite3's or psycopg's."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver


def locked(engine: Engine, file: Path | None, rebuilding: bool) -> Connection:
    """A connection that has begun to write, asked for once more when the lock did not come in time."""
    try:
        return begun(engine, rebuilding)
    except OperationalError as error:
        if not isinstance(spoken(error, file), WorkspaceBusy):
            raise
    return begun(engine, rebuilding)


def begun(engine: Engine, rebuilding: bool) -> Connection:
    """A connection inside a transaction that writes."""
    connection = engine.connect().execution_options(writing=True)
    try:
        if rebuilding and engine.dialect.name == "sqlite":
            driver_of(connection).execute("PRAGMA foreign_keys=OFF")
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection
