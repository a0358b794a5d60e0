"""Plans in the memory of one program."""

from __future__ import annotations

import uuid
from typing import Any

from site_in_memory import found, now

from empathy_widgets.domain import Plan, PlanEvent, Status


class PlansInMemory:
    """The part of a store that keeps plans; the newest of a case is open."""

    kept: Any

    def start_plan(self, case_id, *, request=None) -> Plan:
        return self._once(request, lambda: self._start_plan(case_id))

    def _start_plan(self, case_id) -> Plan:
        for plan in self.plans(case_id):
            self.end_plan(plan.id, case_id=case_id)
        return self._keep_plan(Plan(id=str(uuid.uuid4()), case_id=case_id, status=Status.OPEN, started_at=now()))

    def add_plan_event(self, plan_id, kind, body, *, case_id, request=None, after=None) -> PlanEvent:
        return self._once(request, lambda: self._add_plan_event(self.plan(plan_id), kind, body))

    def _add_plan_event(self, plan, kind, body) -> PlanEvent:
        event = PlanEvent(number=len(plan.events) + 1, kind=kind, body=body, at=now())
        self._keep_plan(plan, events=(*plan.events, event))
        return event

    def sent_plan_event(self, plan_id, request) -> PlanEvent | None:
        return self.kept.requests.get(request)

    def plan(self, id) -> Plan:
        return found(self.kept.plans, id)

    def plans(self, case_id) -> tuple[Plan, ...]:
        return tuple(plan for plan in self.kept.plans.values() if plan.case_id == case_id)

    def end_plan(self, plan_id, *, case_id) -> Plan:
        return self._keep_plan(self.plan(plan_id), status=Status.COMPLETED, ended_at=now())

    def _keep_plan(self, plan, **changes) -> Plan:
        self.kept.plans[plan.id] = plan.model_copy(update=changes)
        return self.kept.plans[plan.id]
