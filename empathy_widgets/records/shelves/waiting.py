"""The shelf of what is waiting: everything left open in all cases, found without opening one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, Table, or_, select

from empathy_widgets.domain import Mode, Run, Status, Waiting
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.tables import LASTING, administrations, cases, run_events, runs
from empathy_widgets.records.shelves.administrations import as_administration
from empathy_widgets.records.shelves.cases import as_case
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import as_run, read_json
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction

__all__ = ["WaitingShelf"]


class WaitingShelf(Shelf):
    """What a person who comes back finds first."""

    def waiting(self, most: int) -> Waiting:
        """What is left open in all cases that are not archived, and in one's own practice.

        Parameters
        ----------
        most : int
            How many at most of each: sittings to finish, runs to finish, and finished runs with a mark or a day to look
            back on that still stands.
        """
        with self._reading(Action.READ_WAITING) as work:
            sittings = work.connection.execute(open_sittings().limit(most + 1)).all()
            rows = work.connection.execute(standing(runs).where(
                runs.c.status == Status.OPEN.value).limit(most + 1)).all()
            lasting = [id for id in still_standing(work) if id not in {row.id for row in rows}]
            kept = work.connection.execute(standing(runs).where(
                runs.c.id.in_(lasting), runs.c.status == Status.COMPLETED.value).limit(most + 1)).all()
            more = max(len(sittings), len(rows), len(kept)) > most
            found = [*rows[:most], *kept[:most]]
            whose = {row.case_id for row in (*sittings[:most], *found)} - {None}
            named = work.connection.execute(select(cases).where(cases.c.id.in_(whose)))
            return Waiting(
                sittings=tuple(as_administration(row._mapping, ()) for row in sittings[:most]),
                runs=tuple(with_their_events(work, found)), cases=tuple(as_case(row) for row in named), more=more)


def standing(table: Table) -> Select[Any]:
    """The rows of a table that belong to nobody or to a case that is not archived, the newest first."""
    return select(table).outerjoin(cases, cases.c.id == table.c.case_id).where(
        or_(table.c.case_id.is_(None), cases.c.archived_at.is_(None))).order_by(table.c.sequence.desc())


def open_sittings() -> Select[Any]:
    """Sittings that are waiting to be finished."""
    return standing(administrations).where(
        administrations.c.status == Status.OPEN.value, administrations.c.mode != Mode.REHEARSAL.value)


def still_standing(work: Transaction) -> list[str]:
    """The ids of runs that are marked for supervision or have a day to look back on that nobody looked back on yet."""
    marked: dict[str, bool] = {}
    dated: dict[str, bool] = {}
    events = select(run_events.c.run_id, run_events.c.kind, run_events.c.body).where(LASTING)
    for id, kind, text in work.connection.execute(events.order_by(run_events.c.run_id, run_events.c.number)):
        body = read_json(text)
        if kind == "supervision":
            marked[id] = bool(body.get("on"))
        elif kind == "review":
            dated[id] = dated.get(id, False) and not body.get("outcome")
        elif body.get("field") == "date":
            dated[id] = bool(body.get("text"))
    return [id for id in marked | dated if marked.get(id) or dated.get(id)]


def with_their_events(work: Transaction, rows: Iterable[Row[Any]]) -> list[Run]:
    """Runs with their events, in the order of their rows."""
    events: dict[str, list[Row[Any]]] = {row.id: [] for row in rows}
    given = select(run_events).where(run_events.c.run_id.in_(list(events))).order_by(run_events.c.number)
    for event in work.connection.execute(given):
        if event.run_id not in events:  # index and table of a flipped byte disagree
            raise damaged()
        events[event.run_id].append(event)
    return [as_run(row._mapping, events[row.id]) for row in rows]
