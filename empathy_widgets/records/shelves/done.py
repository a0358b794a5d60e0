"""The shelf of what was done, counted: nothing of what was said or answered is read."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, func, or_, select

from empathy_widgets.domain import NO_ACTIVITY, Done, Mode, RunKind, Status
from empathy_widgets.records.database.tables import administrations, runs
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import whose
from empathy_widgets.records.shelves.shelf import Shelf

__all__ = ["DoneShelf"]


class DoneShelf(Shelf):
    """What a case did, or people did for themselves, in numbers."""

    def done(self, case_id: str | None) -> tuple[Done, ...]:
        """How many runs of each content and sittings of each instrument a case has, or with None one's own practice.

        Lessons belong to no case and are counted with every one. Rehearsals and what was set aside do not count.
        """
        with self._reading(Action.READ_RUNS) as work:
            case_id = whose(work, case_id)
            own_lessons = (runs.c.kind == RunKind.LESSON.value) & runs.c.case_id.is_(None)
            of, sitting = runs.c, administrations.c
            ran = select(of.kind, of.content, *counted(runs)).where(
                or_(of.case_id == case_id, own_lessons), of.kind.not_in(NO_ACTIVITY), here(runs),
            ).group_by(of.kind, of.content)
            sat = select(sitting.instrument, *counted(administrations)).where(
                sitting.case_id == case_id, sitting.mode != Mode.REHEARSAL.value, here(administrations),
            ).group_by(sitting.instrument)
            return (
                *(Done(kind=row.kind, content=row.content, open=row.open, completed=row.completed)
                  for row in work.connection.execute(ran)),
                *(Done(kind=None, content=row.instrument, open=row.open, completed=row.completed)
                  for row in work.connection.execute(sat)))


def counted(table: Table) -> list[ColumnElement[int]]:
    """How many rows are open, and how many finished."""
    return [func.count().filter(table.c.status == status.value).label(name)
            for name, status in (("open", Status.OPEN), ("completed", Status.COMPLETED))]


def here(table: Table) -> ColumnElement[bool]:
    """Not set aside."""
    return table.c.status != Status.VOIDED.value
