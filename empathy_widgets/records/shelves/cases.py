"""The shelf of cases."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from sqlalchemy import Row, select

from empathy_widgets.domain import Case
from empathy_widgets.errors import NotFound, StaleWrite
from empathy_widgets.records.database.checks import storable, storable_revision
from empathy_widgets.records.database.tables import cases
from empathy_widgets.records.shelves.codes import new_code, spelled
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["CaseShelf"]


class CaseShelf(Shelf):
    """Cases: made, named and found."""

    def create_case(self, label: str = "") -> Case:
        """Make a case under a fresh random code.

        Parameters
        ----------
        label : str
            What the clinician wants to see beside the code, at most 2000 characters; kept as typed.
        """
        row: dict[str, Any] = {"id": str(uuid.uuid4()), "label": storable(label), "revision": 0}
        with self._writing(Action.CREATE_CASE) as work:
            row |= {"sequence": work.sequence, "code": free_code(work), "created_at": work.now}
            work.add(cases, row["id"], row, "create case", row["id"])
        return as_case({**row, "archived_at": None})

    def relabel_case(self, case_id: str, label: str, revision: int) -> Case:
        """Change a case's label; StaleWrite when somebody changed it after ``revision``."""
        storable_revision(revision)
        storable(label)
        with self._writing(Action.RELABEL_CASE) as work:
            old = work.case(case_id)
            if old.revision != revision:
                raise StaleWrite(_(
                    "Somebody else changed this label first, so yours was not saved. Reload the page to see theirs.",
                ))
            values = {"label": label, "revision": revision + 1}
            return as_case(work.change(cases, {"id": old.id}, old, values, "relabel case", old.id))

    def archive_case(self, case_id: str) -> Case:
        """Take a case off the list without changing anything in it; one that is archived stays as it is."""
        with self._writing(Action.ARCHIVE) as work:
            old = work.case(case_id)
            return as_case(old) if old.archived_at is not None else set_archived(work, old, work.now, "archive case")

    def unarchive_case(self, case_id: str) -> Case:
        """Put an archived case back on the list; one that stands there stays as it is."""
        with self._writing(Action.ARCHIVE) as work:
            old = work.case(case_id)
            return as_case(old) if old.archived_at is None else set_archived(work, old, None, "unarchive case")

    def case(self, case_id: str) -> Case:
        """The case of this id; NotFound when there is none."""
        with self._reading(Action.READ_CASES) as work:
            return as_case(work.case(case_id))

    def case_by_code(self, code: str) -> Case:
        """The case of this code, however it was typed; NotFound when there is none."""
        with self._reading(Action.READ_CASES) as work:
            row = work.connection.execute(select(cases).where(cases.c.code == spelled(storable(code)))).first()
            if row is None:
                raise NotFound(_("No case goes by this code. Please check the two words and the number."))
            return as_case(row)

    def cases(self) -> tuple[Case, ...]:
        """All cases, oldest first."""
        with self._reading(Action.READ_CASES) as work:
            return tuple(as_case(row) for row in work.connection.execute(select(cases).order_by(cases.c.sequence)))


def set_archived(work: Transaction, old: Row[Any], moment: datetime.datetime | None, action: str) -> Case:
    """Note when a case was archived; its revision is its label's, and stays."""
    return as_case(work.change(cases, {"id": old.id}, old, {"archived_at": moment}, action, old.id))


def free_code(work: Transaction) -> str:
    """A code no case of this workspace has."""
    while True:
        code = new_code()
        if work.connection.execute(select(cases.c.id).where(cases.c.code == code)).first() is None:
            return code


def as_case(row: Row[Any] | dict[str, Any]) -> Case:
    """A row as the rest of the workbook knows it."""
    columns = row if isinstance(row, dict) else row._mapping
    return Case(**{name: columns[name] for name in Case.model_fields})
