"""The shelf of what is waiting: everything left open in all cases, found without opening one."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from sqlalchemy import Select, Table, func, or_, select

from empathy_widgets.domain import NO_ACTIVITY, Mode, PlannedMeasure, Status, Waiting
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.plan_tables import plan_events, plans
from empathy_widgets.records.database.tables import LASTING, administrations, cases, run_events, runs
from empathy_widgets.records.shelves.administrations import as_administration
from empathy_widgets.records.shelves.cases import as_case
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import read_json, with_their_events
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
            How many at most of each: sittings to finish, runs to finish, finished runs with a mark or a day to look
            back on that still stands, and days to measure again.
        """
        with self._reading(Action.READ_WAITING) as work:
            sittings = work.connection.execute(open_sittings().limit(most + 1)).all()
            rows = work.connection.execute(standing(runs).where(
                runs.c.status == Status.OPEN.value, runs.c.kind.not_in(NO_ACTIVITY)).limit(most + 1)).all()
            lasting = [id for id in still_standing(work) if id not in {row.id for row in rows}]
            kept = work.connection.execute(standing(runs).where(
                runs.c.id.in_(lasting), runs.c.status == Status.COMPLETED.value).limit(most + 1)).all()
            measures = planned_measures(work)
            more = max(map(len, (sittings, rows, kept, measures))) > most
            found = [*rows[:most], *kept[:most]]
            whose = {row.case_id for row in (*sittings[:most], *found)} | {one.case_id for one in measures[:most]}
            named = work.connection.execute(select(cases).where(cases.c.id.in_(whose - {None})))
            return Waiting(
                sittings=tuple(as_administration(row._mapping, ()) for row in sittings[:most]),
                runs=tuple(with_their_events(work, found)), measures=tuple(measures[:most]),
                cases=tuple(as_case(row) for row in named), more=more)


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


def planned_measures(work: Transaction) -> list[PlannedMeasure]:
    """The days open plans of cases that are not archived name to measure again, the soonest first."""
    said = select(plans.c.id, plans.c.case_id, plan_events.c.body).join(
        plan_events, plan_events.c.plan_id == plans.c.id).join(cases, cases.c.id == plans.c.case_id).where(
        plans.c.status == Status.OPEN.value, cases.c.archived_at.is_(None), plan_events.c.kind == "measure")
    last = {row.id: (row.case_id, read_json(row.body))  # of each plan what was said last
            for row in work.connection.execute(said.order_by(plans.c.sequence, plan_events.c.number))}
    named = {id: told for id, told in last.items() if told[1].get("on")}
    done = administrations.c.status == Status.COMPLETED.value, administrations.c.mode != Mode.REHEARSAL.value
    of = administrations.c.case_id, administrations.c.instrument
    at = {(case, instrument): moment for case, instrument, moment in work.connection.execute(
        select(*of, func.max(administrations.c.completed_at)).where(
            administrations.c.case_id.in_({case for case, _body in named.values()}), *done).group_by(*of))}
    try:
        found = [PlannedMeasure(
            plan=id, case_id=case, instrument=body["instrument"], title=body["title"], on=body["on"],
            measured_at=at.get((case, body["instrument"]))) for id, (case, body) in named.items()]
    except (KeyError, ValidationError):
        raise damaged() from None
    return sorted(found, key=lambda one: one.on)
