"""The shelf that looks over all cases at once, for a list of them: what it reads does not grow with their answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, func, select

from empathy_widgets.domain import NO_ACTIVITY, Administration, CaseOrder, CaseSummary, Mode, Overview, Status
from empathy_widgets.errors import NotFound
from empathy_widgets.records.database.checks import known_id, storable
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import administrations, cases, responses, runs
from empathy_widgets.records.shelves.administrations import as_administration
from empathy_widgets.records.shelves.cases import as_case
from empathy_widgets.records.shelves.owned_rows import by_owner
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.strings import _

__all__ = ["OverviewShelf"]

LONGEST_SEARCH = 200
COUNT = select(func.count(), func.count(cases.c.archived_at)).select_from(cases)
ALL = select(cases.c.id, cases.c.code, cases.c.label, cases.c.sequence).order_by(cases.c.sequence.desc())
STEP = 4
"""How many rows are read for each case that is looked for, at first: a case mostly has a few sittings."""


class OverviewShelf(Shelf):
    """Cases as a list shows them, without opening one."""

    def overview(
        self, most: int, words: str = "", *, order: CaseOrder | str = CaseOrder.RECENT, archived: bool = False,
    ) -> Overview:
        """The first cases of a list, each with how many sittings and runs it has; no answer is read.

        Parameters
        ----------
        most : int
            How many cases at most.
        words : str
            Only cases whose code and label hold each of these words, upper and lower case alike; "" for every case. At
            most 200 characters.
        order : CaseOrder
            How the list is sorted.
        archived : bool
            Whether the list is that of the archived cases; else none of them stands on it.
        """
        wanted, order = storable(words, LONGEST_SEARCH).lower().split(), known_order(order)
        with self._reading(Action.READ_CASES) as work:
            every, away = work.connection.execute(COUNT).one()
            count = away if archived else every - away
            here = cases.c.archived_at.is_not(None) if archived else cases.c.archived_at.is_(None)
            if wanted or order not in (CaseOrder.RECENT, CaseOrder.NEWEST):
                ids = matching(work, here, wanted, order)
            else:
                ids = (recent if order is CaseOrder.RECENT else newest)(work, here, most)
            rows = {row.id: row for row in work.connection.execute(summaries(ids[:most]))}
            return Overview(
                cases=tuple(as_summary(rows[id]) for id in ids[:most]), found=len(ids) if wanted else count,
                count=count, archived=away)

    def last_completed(self, case_ids: Iterable[str]) -> tuple[Administration, ...]:
        """Of each of these cases the sitting that was begun last among those completed, with its responses.

        Rehearsals do not count, and a case without a completed sitting has none.
        """
        some = [known_id(id) for id in case_ids]
        done = administrations.c.status == Status.COMPLETED.value, administrations.c.mode != Mode.REHEARSAL.value
        with self._reading(Action.READ_SITTINGS) as work:
            last = select(func.max(administrations.c.sequence)).where(
                administrations.c.case_id.in_(some), *done).group_by(administrations.c.case_id)
            rows = work.connection.execute(
                select(administrations).where(administrations.c.sequence.in_(last))).all()
            given = select(responses).where(responses.c.administration_id.in_([row.id for row in rows]))
            answers = by_owner(work, given.order_by(responses.c.item), "administration_id", rows)
            return tuple(as_administration(row._mapping, answers[row.id]) for row in rows)


def known_order(order: Any) -> CaseOrder:
    """An order; NotFound when there is no such one."""
    try:
        return CaseOrder(order)
    except ValueError:
        raise NotFound(_("There is no such order. Please choose one from the list.")) from None


def newest(work: Transaction, here: ColumnElement[bool], most: int) -> list[str]:
    """The ids of the cases made last, the latest first."""
    return list(work.connection.execute(ALL.with_only_columns(cases.c.id).where(here).limit(most)).scalars())


def recent(work: Transaction, here: ColumnElement[bool], most: int) -> list[str]:
    """The ids of the cases used last, the latest first: made, or a sitting or a run of theirs begun."""
    used: dict[str, int] = {}
    for table in (administrations, runs):
        walk = select(table.c.case_id, table.c.sequence).join(cases, cases.c.id == table.c.case_id)
        for id, sequence in met(work, walk.where(here).order_by(table.c.sequence.desc()), most):
            used[id] = max(used.get(id, 0), sequence)
    made = ALL.with_only_columns(cases.c.id, cases.c.sequence).where(here)
    for id, sequence in met(work, made, most):
        used[id] = max(used.get(id, 0), sequence)
    return sorted(used, key=lambda id: used[id], reverse=True)[:most]


def met(work: Transaction, walk: Select[Any], most: int) -> list[tuple[str, int]]:
    """The first cases a walk meets, each where it is met first; reads on until there are enough, or no more."""
    limit, first = most, dict[str, int]()
    while True:
        limit *= STEP
        rows = work.connection.execute(walk.limit(limit)).all()
        first = {}
        for id, sequence in rows:
            first.setdefault(id, sequence)
        if len(first) >= most or len(rows) < limit:
            return list(first.items())[:most]


def matching(work: Transaction, here: ColumnElement[bool], words: list[str], order: CaseOrder) -> list[str]:
    """The ids of the cases that hold every word, in order; decided here, since SQLite lowers only ASCII letters."""
    found = [row for row in work.connection.execute(ALL.where(here))
             if all(word in f"{row.code} {row.label}".lower() for word in words)]
    if order is CaseOrder.CODE:
        found.sort(key=lambda row: row.code)
    elif order is CaseOrder.LABEL:
        found.sort(key=lambda row: (not row.label, row.label.lower(), row.code))
    elif order is CaseOrder.RECENT:
        used = last_used(work)
        found.sort(key=lambda row: -max(row.sequence, used.get(row.id, 0)))
    return [row.id for row in found]


def last_used(work: Transaction) -> dict[str, int]:
    """The number of the last sitting or run of every case that has one."""
    used: dict[str, int] = {}
    for table in (administrations, runs):
        for id, last in work.connection.execute(
                select(table.c.case_id, func.max(table.c.sequence)).group_by(table.c.case_id)):
            used[id] = max(used.get(id, 0), last)
    return used


def counted(some: list[str]) -> Subquery:
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


def counted_runs(some: list[str]) -> Subquery:
    """How many runs each of some cases has, without those set aside, and the number of the last one begun here."""
    did = runs.c.status != Status.VOIDED.value, runs.c.kind.not_in(NO_ACTIVITY)
    return select(
        runs.c.case_id, func.count().label("runs"), func.max(runs.c.sequence).label("last"),
    ).where(runs.c.case_id.in_(some), *did).group_by(runs.c.case_id).subquery()


def summaries(some: list[str]) -> Select[Any]:
    """The rows of some cases and what is counted of them."""
    of, last = counted(some), administrations.alias()
    ran, last_run = counted_runs(some), runs.alias()
    return (
        select(cases, of.c.completed, of.c.open, last.c.started_at, ran.c.runs, last_run.c.started_at.label("run_at"))
        .select_from(cases.outerjoin(of, of.c.case_id == cases.c.id).outerjoin(last, last.c.sequence == of.c.last)
                     .outerjoin(ran, ran.c.case_id == cases.c.id)
                     .outerjoin(last_run, last_run.c.sequence == ran.c.last))
        .where(cases.c.id.in_(some))
    )


def as_summary(row: Row[Any]) -> CaseSummary:
    """A row as the rest of the workbook knows it."""
    if (row.completed is None) != (row.started_at is None) or (row.runs is None) != (row.run_at is None):
        raise damaged()  # index and table of a flipped byte disagree
    return CaseSummary(
        case=as_case(row), completed=row.completed or 0, open=row.open or 0, last_started_at=row.started_at,
        runs=row.runs or 0, last_run_at=row.run_at)
