"""The shelf of plans: one open plan a case, kept as events; what was planned before stays as it was.

Everything in a plan is for the clinician alone, and so is every method here; what of it a client may read,
`domain.plan_events.for_the_client` takes out.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select

from empathy_widgets.domain import Plan, PlanEvent, Status, plan_body_fits
from empathy_widgets.errors import NotAllowed, NotFound
from empathy_widgets.records.database.checks import known_id, storable_json, storable_request
from empathy_widgets.records.database.plan_tables import plan_events, plans
from empathy_widgets.records.shelves.owned_rows import by_owner, same_message
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.run_rows import must_follow, read_json
from empathy_widgets.records.shelves.shelf import Shelf
from empathy_widgets.records.shelves.transaction import Transaction
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["PlanShelf"]

LONGEST_BODY = 40_000
PLAN = select(plans).where(plans.c.id == bindparam("id"))
EVENTS = select(plan_events).where(plan_events.c.plan_id == bindparam("id")).order_by(plan_events.c.number)
NEWEST = select(func.count(), func.max(plan_events.c.number)).where(plan_events.c.plan_id == bindparam("id"))
SENT = select(plan_events).where(
    plan_events.c.plan_id == bindparam("id"), plan_events.c.request == bindparam("request"))
ADD = insert(plan_events)


class PlanShelf(Shelf):
    """Plans are begun, carried on and ended; none is changed afterwards, and none goes but with its case."""

    def start_plan(self, case_id: str, *, request: str | None = None) -> Plan:
        """Begin a plan of a case; one that was open ends with this and stays as it was.

        The same ``request``, a page's own id of its message, returns the plan it began and writes nothing.
        """
        request = storable_request(request)
        with self._writing(Action.START_PLAN) as work:
            case = work.case(case_id)
            if request is not None and (earlier := begun_by(work, request)) is not None:
                if earlier.case_id != case.id:
                    raise NotAllowed(_("This was started already and belongs elsewhere. Please reload the page."))
                return with_events(work, earlier)
            still = select(plans).where(plans.c.case_id == case.id, plans.c.status == Status.OPEN.value)
            for old in work.connection.execute(still).all():
                ended(work, old)
            row: dict[str, Any] = {
                "id": str(uuid.uuid4()), "sequence": work.sequence, "case_id": case.id, "status": Status.OPEN.value,
                "revision": 0, "started_at": work.now, "ended_at": None, "request": request}
            work.add(plans, row["id"], row, "start plan", case.id)
        return as_plan(row, ())

    def add_plan_event(
        self, plan_id: str, kind: str, body: dict[str, Any], *, case_id: str, request: str | None = None,
        after: int | None = None,
    ) -> PlanEvent:
        """Keep one event of a plan; when this returns, it is on the disk.

        Parameters
        ----------
        plan_id, case_id : str
            The plan, and the case the page shows: a plan of another case is refused.
        kind, body : str, dict
            One of the events in `domain.plan_events`; at most 40,000 characters as text.
        request : str or None
            The page's own id of this message: sent again, it returns what it did the first time and writes nothing.
        after : int or None
            The number of the newest event the page knew, 0 for none; None does not ask.

        Raises
        ------
        StaleWrite
            Another page added an event after ``after``.
        NotAllowed
            The plan has ended or is of another case, or this actor may not.
        """
        request = storable_request(request)
        if not isinstance(kind, str) or not isinstance(body, dict) or not plan_body_fits(kind, body):
            raise NotAllowed(_("This page sent something that cannot be kept. Please reload it and try once more."))
        row: dict[str, Any] = {"kind": kind, "body": storable_json(body, LONGEST_BODY), "request": request}
        with self._writing(Action.WRITE_PLAN) as work:
            plan = of_case(work, plan_id, case_id)
            if request is not None and (earlier := sent_before(work, plan, row)) is not None:
                return as_event(earlier._mapping)
            if plan.status != Status.OPEN:
                raise NotAllowed(_("This plan has ended and cannot be changed. Reload the page to see the newest."))
            count, newest = work.connection.execute(NEWEST, {"id": plan.id}).one()
            must_follow(count, newest or 0, after)
            row |= {"plan_id": plan.id, "number": count + 1, "at": work.now}
            work.connection.execute(ADD, row)
            work.record(
                trail.subject(plan_events, plan.id, row["number"]), f"plan: {kind}", plan.case_id, None,
                trail.facts(row))
        return as_event(row)

    def sent_plan_event(self, plan_id: str, request: str) -> PlanEvent | None:
        """The event a page's message added before, by the page's own id of it; None when it never arrived."""
        with self._reading(Action.READ_PLANS) as work:
            row = work.connection.execute(SENT, {"id": found(work, plan_id).id, "request": request}).first()
            return None if row is None else as_event(row._mapping)

    def plan(self, id: str) -> Plan:
        """The plan of this id with its events in order."""
        with self._reading(Action.READ_PLANS) as work:
            return with_events(work, found(work, id))

    def plans(self, case_id: str) -> tuple[Plan, ...]:
        """The plans of a case with their events, oldest first."""
        with self._reading(Action.READ_PLANS) as work:
            wanted = select(plans).where(plans.c.case_id == work.case(case_id).id).order_by(plans.c.sequence)
            rows = work.connection.execute(wanted).all()
            given = select(plan_events).where(plan_events.c.plan_id.in_([row.id for row in rows]))
            events = by_owner(work, given.order_by(plan_events.c.number), "plan_id", rows)
            return tuple(as_plan(row._mapping, events[row.id]) for row in rows)

    def end_plan(self, plan_id: str, *, case_id: str) -> Plan:
        """End a plan; ending it again changes nothing."""
        with self._writing(Action.END_PLAN) as work:
            old = of_case(work, plan_id, case_id)
            if old.status == Status.OPEN:
                ended(work, old)
            return with_events(work, found(work, old.id))


def found(work: Transaction, plan_id: Any) -> Row[Any]:
    """The row of a plan; NotFound when there is none."""
    row = work.connection.execute(PLAN, {"id": known_id(plan_id)}).first()
    if row is None:
        raise NotFound(_("There is no such plan any more. Please open it from the case again."))
    return row


def of_case(work: Transaction, plan_id: Any, case_id: Any) -> Row[Any]:
    """The row of a plan of this case."""
    row = found(work, plan_id)
    if row.case_id != known_id(case_id):
        raise NotAllowed(_("This page belongs to another case, so nothing was saved. Please open the case again."))
    return row


def begun_by(work: Transaction, request: str) -> Row[Any] | None:
    """The plan a page's request began, when it is a repeated one."""
    return work.connection.execute(select(plans).where(plans.c.request == request)).first()


def sent_before(work: Transaction, plan: Row[Any], row: dict[str, Any]) -> Row[Any] | None:
    """The event a repeated request added; None when it is a new one, NotAllowed when it says something else."""
    return same_message(work.connection.execute(SENT, {"id": plan.id, "request": row["request"]}).first(), row)


def ended(work: Transaction, old: Row[Any]) -> None:
    """End a plan that is open."""
    values = {"status": Status.COMPLETED.value, "ended_at": work.now, "revision": old.revision + 1}
    work.change(plans, {"id": old.id}, old, values, "end plan", old.case_id)


def with_events(work: Transaction, row: Row[Any]) -> Plan:
    """A plan with its events."""
    return as_plan(row._mapping, work.connection.execute(EVENTS, {"id": row.id}).all())


def as_plan(row: Any, events: Iterable[Row[Any]]) -> Plan:
    """A row and its events as the rest of the workbook knows them."""
    names = ("id", "case_id", "status", "revision", "started_at", "ended_at")
    return Plan(**{name: row[name] for name in names}, events=tuple(as_event(event._mapping) for event in events))


def as_event(row: Any) -> PlanEvent:
    """A row of events as the rest of the workbook knows it."""
    return PlanEvent(number=row["number"], kind=row["kind"], body=read_json(row["body"]), at=row["at"])
