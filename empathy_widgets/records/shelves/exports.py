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
from empathy_widgets.records.shelves.runs import RunShelf
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail

__all__ = ["ExportShelf"]

OWN = select(runs.c.id).where(runs.c.case_id.is_(None)).order_by(runs.c.sequence)


class OneMoment(CaseShelf, AdministrationShelf, RunShelf, HistoryShelf):
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
            )

    def instruments_given(self) -> dict[tuple[str, int], int]:
        """Every instrument a sitting was started of, by id and version of its form, and the highest item number
        answered in one; 0 for none."""
        highest = func.coalesce(func.max(responses.c.item), 0)
        form = administrations.c.instrument, func.coalesce(administrations.c.version, 1)
        given = select(*form, highest).select_from(administrations.outerjoin(responses))
        with self._reading(Action.EXPORT) as work:
            rows = work.connection.execute(given.group_by(*form)).all()
            return {(name, version): highest for name, version, highest in sorted(tuple(row) for row in rows)}

    def note_export(self, case_id: str | Iterable[str] | None, what: str) -> None:
        """Add a line to the trail for each case that is taken out of the workspace, all of them or none.

        Parameters
        ----------
        case_id : str, iterable of str, or None
            Whose. NotFound when one of them is not there any more. None is what people practised for themselves, with
            a line for each run.
        what : str
            What is taken, in words, such as "XLSX, with the label"; kept as the line's reason.
        """
        spoken_reason(what)
        with self._writing(Action.EXPORT) as work:
            own = work.connection.execute(OWN).scalars() if case_id is None else ()
            for run in list(own):
                work.record(trail.subject(runs, run), "export", None, {}, {}, what)
            for one in [case_id] if isinstance(case_id, str) else case_id or ():
                case = work.case(one)
                work.record(trail.subject(cases, case.id), "export", case.id, {}, {}, what)
