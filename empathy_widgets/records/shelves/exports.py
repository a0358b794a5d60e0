"""The shelf of exports: all that is kept of a case as it was at one moment, and the line that says it was taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from empathy_widgets.domain.store import Everything
from empathy_widgets.records.database.checks import spoken_reason
from empathy_widgets.records.database.tables import administrations, cases, responses, runs
from empathy_widgets.records.shelves.administrations import AdministrationShelf
from empathy_widgets.records.shelves.cases import CaseShelf
from empathy_widgets.records.shelves.history import HistoryShelf
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.plans import PlanShelf
from empathy_widgets.records.shelves.runs import RunShelf
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail

__all__ = ["ExportShelf"]

OWN = {table: select(table.c.id).where(table.c.case_id.is_(None)).order_by(table.c.sequence)
       for table in (administrations, runs)}


class OneMoment(CaseShelf, AdministrationShelf, RunShelf, PlanShelf, HistoryShelf):
    """The shelves that read, inside a transaction somebody else began: all of them see the same moment."""

    def __init__(self, work: Transaction) -> None:
        self._work = work

    @contextmanager
    def _reading(self, action: Action) -> Iterator[Transaction]:
        self._work.must(action)
        yield self._work


class ExportShelf(Shelf):
    """What leaves the workspace, and the record of it."""

    def everything(self, case_id: str, *, history: bool = False) -> Everything:
        """All that is kept of a case as it was at one moment; the lines of its history only when asked for."""
        with self._reading(Action.EXPORT) as work:
            look = OneMoment(work)
            return (
                look.case(case_id), look.administrations(case_id, include_voided=True),
                look.runs(case_id, include_voided=True), look.audit(case_id) if history else (),
                look.plans(case_id),
            )

    def instruments_given(self) -> dict[tuple[str, int], int]:
        """Every instrument a sitting was started of, by id and version of its form, and the highest item number
        answered in one; 0 for none. One's own practice does not count: it goes out by itself."""
        highest = func.coalesce(func.max(responses.c.item), 0)
        form = administrations.c.instrument, func.coalesce(administrations.c.version, 1)
        given = select(*form, highest).select_from(administrations.outerjoin(responses))
        with self._reading(Action.EXPORT) as work:
            rows = work.connection.execute(
                given.where(administrations.c.case_id.is_not(None)).group_by(*form)).all()
            return {(name, version): highest for name, version, highest in sorted(tuple(row) for row in rows)}

    def note_export(
        self, case_id: str | Iterable[str] | None, what: str, *, own: Iterable[str] | None = None,
    ) -> None:
        """Add a line to the trail for each case that is taken out of the workspace, all of them or none.

        Parameters
        ----------
        case_id : str, iterable of str, or None
            Whose. NotFound when one of them is not there any more. None is what people practised for themselves, with
            a line for each sitting and run.
        what : str
            What is taken, in words, such as "XLSX, with the label"; kept as the line's reason.
        own : iterable of str or None
            Of one's own practice only these sittings and runs, by id; None for all of it.
        """
        spoken_reason(what)
        some = None if own is None else set(own)
        with self._writing(Action.EXPORT) as work:
            for table, ids in OWN.items() if case_id is None else ():
                kept = list(work.connection.execute(ids).scalars())
                for id in (one for one in kept if some is None or one in some):
                    work.record(trail.subject(table, id), "export", None, {}, {}, what)
            for one in [case_id] if isinstance(case_id, str) else case_id or ():
                case = work.case(one)
                work.record(trail.subject(cases, case.id), "export", case.id, {}, {}, what)
