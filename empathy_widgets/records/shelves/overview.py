"""The shelf that looks over all cases at once, for a list of them: what it reads does not grow with their answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, Subquery, func, select

from empathy_widgets.domain import CaseSummary, Mode, Overview, Status
from empathy_widgets.records.database.checks import storable
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import administrations, cases
from empathy_widgets.records.shelves.cases import as_case
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction

__all__ = ["OverviewShelf"]

LONGEST_SEARCH = 200
COUNT = select(func.count()).select_from(cases)
NEWEST = select(cases.c.id).order_by(cases.c.sequence.desc())
Some = Select[tuple[str]] | list[str]
"""The ids of the cases that are wanted, or what finds them."""


class OverviewShelf(Shelf):
    """Cases as a list shows them, without opening one."""

    def overview(self, newest: int, words: str = "") -> Overview:
        """The newest cases, oldest first, each with how many sittings it has; no answer is read.

        Parameters
        ----------
        newest : int
            How many cases at most.
        words : str
            Only cases whose code and label hold each of these words, upper and lower case alike; "" for every case. At
            most 200 characters.
        """
        wanted = storable(words, LONGEST_SEARCH).lower().split()
        with self._reading(Action.READ_CASES) as work:
            count = work.connection.execute(COUNT).scalar_one()
            found = matching(work, wanted) if wanted else None
            some = NEWEST.limit(newest) if found is None else found[-newest:]
            rows = work.connection.execute(summaries(some)).all()
            return Overview(
                cases=tuple(as_summary(row) for row in rows), found=count if found is None else len(found), count=count)


def matching(work: Transaction, words: list[str]) -> list[str]:
    """The ids of the cases that hold every word, oldest first; decided here, since SQLite lowers only ASCII letters."""
    rows = work.connection.execute(select(cases.c.id, cases.c.code, cases.c.label).order_by(cases.c.sequence))
    return [id for id, code, label in rows if all(word in f"{code} {label}".lower() for word in words)]


def counted(some: Some) -> Subquery:
    """How many sittings each of some cases has by where they stand, and the number of the last one begun here."""
    status, mode, number = administrations.c.status, administrations.c.mode, administrations.c.sequence
    return select(
        administrations.c.case_id,
        func.count().filter(status == Status.COMPLETED.value).label("completed"),
        func.count().filter(status == Status.OPEN.value).label("open"),
        func.coalesce(func.max(number).filter(mode != Mode.IMPORTED.value), func.max(number)).label("last"),
    ).where(
        administrations.c.case_id.in_(some), mode != Mode.REHEARSAL.value, status != Status.VOIDED.value,
    ).group_by(administrations.c.case_id).subquery()


def summaries(some: Some) -> Select[Any]:
    """The rows of some cases and what is counted of them."""
    of, last = counted(some), administrations.alias()
    return (
        select(cases, of.c.completed, of.c.open, last.c.started_at)
        .select_from(cases.outerjoin(of, of.c.case_id == cases.c.id).outerjoin(last, last.c.sequence == of.c.last))
        .where(cases.c.id.in_(some)).order_by(cases.c.sequence)
    )


def as_summary(row: Row[Any]) -> CaseSummary:
    """A row as the rest of the workbook knows it."""
    if (row.completed is None) != (row.started_at is None):  # index and table of a flipped byte disagree
        raise damaged()
    return CaseSummary(
        case=as_case(row), completed=row.completed or 0, open=row.open or 0, last_started_at=row.started_at)
