"""The audit trail: one line for each changed row, each line sealed with the one before it.

A line says which row of which table changed (``subject``), what it held before and holds now (JSON of the changed
columns), who changed it, when and why. `verify` reads the same lines to work out what the tables must hold. When a
case is erased, its lines stay in the chain and lose what they held; the line that says so keeps a seal of what is left
of each.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, insert, select, update

from empathy_widgets.domain import AuditEntry
from empathy_widgets.records.database.tables import audit, audit_head

__all__ = ["CONTENT", "ERASE", "FIRST_HASH", "append", "changed", "entry", "facts", "head", "seal", "stripped",
           "as_json", "subject"]

FIRST_HASH = "0" * 64
"""What the first line is sealed with."""

DIGESTED = ("pin", "body", "settings", "text", "code_hash")
"""Columns the trail proves and does not repeat: a secret, people's own words, which go when their case goes, and the
long text of a content file."""

UNTOLD = ("opened_on", "browsers")
"""Columns the trail does not tell of: when a client opened their page is theirs, and a line would say the minute."""

CONTENT = ("old", "new", "reason", "salt")
"""What a line loses when its case is erased."""

ERASE = "erase case"
"""The action of a tombstone: its ``new`` maps the sequence of each line that lost what it held to the seal of the
rest."""

LOCKED_HEAD = select(audit_head.c.sequence, audit_head.c.hash).with_for_update()
ADD = insert(audit)
MOVE_HEAD = update(audit_head).where(audit_head.c.id == 1).values(sequence=bindparam("to"), hash=bindparam("seal"))


def subject(table: Table, *key: object) -> str:
    """The name of a row in the trail, such as ``responses/<administration>/3``."""
    return "/".join([table.name, *map(str, key)])


def facts(row: Row[Any] | dict[str, Any]) -> dict[str, Any]:
    """A row as the trail keeps it: times as UTC text; of what was said and written, and of content, only a digest."""
    columns = row if isinstance(row, dict) else row._mapping
    return {name: fact(name, value) for name, value in columns.items() if name not in UNTOLD}


def fact(name: str, value: Any) -> Any:
    """One column as the trail keeps it."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if name in DIGESTED and value is not None:
        return hashlib.sha256(value.encode()).hexdigest()
    return value


def changed(old: dict[str, Any], new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both sides of a change without the columns that stayed."""
    names = [name for name in new if old.get(name) != new[name]]
    return {name: old.get(name) for name in names}, {name: new[name] for name in names}


def as_json(row: dict[str, Any] | None) -> str | None:
    """A row as JSON that both databases keep character for character."""
    return None if row is None else json.dumps(row, sort_keys=True)


def seal(line: dict[str, Any]) -> str:
    """The SHA-256 of a line and of the hash before it, in hexadecimal; lines of older versions have no salt."""
    names = ("sequence", "at", "actor", "action", "subject", "case_id", "old", "new", "reason", "previous_hash")
    sealed = [fact(name, line[name]) for name in names] + ([line["salt"]] if line.get("salt") is not None else [])
    return hashlib.sha256(json.dumps(sealed, default=repr).encode()).hexdigest()


def stripped(line: dict[str, Any]) -> dict[str, Any]:
    """A line as it stays when its case is erased: what happened when and by whom, and nothing of what it held."""
    return {**line, **dict.fromkeys(CONTENT)}


def head(connection: Connection) -> tuple[int, str] | None:
    """Lock the end of the trail and return its sequence and hash; None when there is none.

    On PostgreSQL this lock puts one writer after the other; on SQLite BEGIN IMMEDIATE has done so already.
    """
    row = connection.execute(LOCKED_HEAD).first()
    return None if row is None else (row.sequence, row.hash)


def append(connection: Connection, end: tuple[int, str], **line: Any) -> tuple[int, str]:
    """Add one line after ``end`` and return the new end; the caller's transaction commits it."""
    line = {"case_id": None, "old": None, "new": None, "reason": None, **line}
    line |= {"sequence": end[0] + 1, "previous_hash": end[1], "salt": secrets.token_hex(16)}
    line["hash"] = seal(line)
    connection.execute(ADD, line)
    connection.execute(MOVE_HEAD, {"to": line["sequence"], "seal": line["hash"]})
    return line["sequence"], line["hash"]


def entry(row: Row[Any]) -> AuditEntry:
    """A line of the table as the rest of the workbook knows it."""
    return AuditEntry(**row._mapping)
