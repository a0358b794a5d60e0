"""What is kept of single browsers, and where wrong PINs are counted.

Each handed-over screen has a count of its own; everybody who signs in while a screen is handed over shares one, kept in
the workspace's row. So whoever holds a handed-over screen can make nobody wait but themselves, and a browser that
forgets who it was finds the count where it left it.
"""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.records.database.tables import seats, workspace
from empathy_widgets.records.shelves import pin as pins
from empathy_widgets.records.shelves.transaction import Transaction

__all__ = ["WORKSPACE", "note_of_seat", "note_of_workspace", "tried"]

WORKSPACE = select(workspace).where(workspace.c.id == 1)
NOTHING = {"failed_tries": 0, "locked_until": None}


def tried(work: Transaction, pin: Any, seat: str | None, case_id: str | None = None) -> str | None:
    """Try a PIN on a handed-over screen, or with ``seat`` None at signing in; a wrong try is counted and kept.

    Returns
    -------
    str or None
        None when it is right, else the sentence that refuses it.
    """
    known = work.connection.execute(WORKSPACE).one()
    counted = known if seat is None else of_seat(work, seat)
    count, locked_until = (0, None) if counted is None else (counted.failed_tries, counted.locked_until)
    left = pins.left(locked_until, count, work.now)
    if left > 0:
        return pins.told_to_wait(left)
    if pins.right(known.pin, pin):
        if count:
            note(work, seat, NOTHING, "right pin", case_id)
        return None
    wait = pins.wait_after(count + 1)
    locked_until = work.now + datetime.timedelta(seconds=wait) if wait else None
    note(work, seat, {"failed_tries": count + 1, "locked_until": locked_until}, "wrong pin", case_id)
    return pins.told_to_wait(wait) if wait else pins.told_wrong(count + 1)


def of_seat(work: Transaction, seat: str) -> Row[Any] | None:
    """What is kept of a browser; None where there is nothing yet."""
    return work.connection.execute(select(seats).where(seats.c.seat == seat)).first()


def note(work: Transaction, seat: str | None, values: dict[str, Any], action: str, case_id: str | None) -> None:
    """Change a count where it is kept."""
    if seat is None:
        note_of_workspace(work, values, action, case_id)
    else:
        note_of_seat(work, seat, values, action, case_id)


def note_of_workspace(work: Transaction, values: dict[str, Any], action: str, case_id: str | None = None) -> None:
    """Change the workspace's one row."""
    work.change(workspace, {"id": 1}, work.connection.execute(WORKSPACE).one(), values, action, case_id)


def note_of_seat(work: Transaction, seat: str, values: dict[str, Any], action: str, case_id: str | None = None) -> None:
    """Change what is kept of a browser, or begin to keep it."""
    row = of_seat(work, seat)
    if row is None:
        work.add(seats, seat, {"seat": seat, **NOTHING, "signed_out_at": None, **values}, action, case_id)
    else:
        work.change(seats, {"seat": seat}, row, values, action, case_id)
