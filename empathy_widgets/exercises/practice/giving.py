"""Giving a practice to a case: what a reason can begin with, what is known about giving, and what cannot be given."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

from empathy_widgets.domain import Fact, Practice, Run, Status
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.page.facts import told
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.play.plan import PlanState, plan_state
from empathy_widgets.play.practice import Practised, unseen
from empathy_widgets.strings import _
from empathy_widgets.widgets import AssignForm

__all__ = ["assign_form", "beginnings", "must_be_givable", "open_plan", "show_given"]

LONGEST = datetime.timedelta(days=366)


def grounds() -> tuple[Fact, ...]:
    """What is known about giving a reason, looking first, and how well and how often."""
    return (
        Fact(says=_("A review of 59 studies: where a reason was given and difficulties were talked over, people did "
                    "more between sessions. That they went together does not show which led to which."),
             source="Cognitive Behaviour Therapy (2024), a mixed-methods review of work between sessions, "
                    "doi:10.1080/16506073.2024.2369939", grade="low"),
        Fact(says=_("How well it was done and how much of it both went with a better outcome, over 17 studies; later "
                    "on, how well went with more, in three studies with wide margins. Asking how well first is our "
                    "choice."),
             source="Kazantzis and others (2016), Behavior Therapy, 47(5), 755–772, doi:10.1016/j.beth.2016.05.002",
             grade="low"),
        Fact(says=_("Among 66 people in cognitive therapy, how a task was given went with more of it being done; "
                    "looking at it afterwards did not. Looking first is our choice: what somebody wrote should be "
                    "read."),
             source="Conklin and others (2018), Cognitive Therapy and Research, 42(1), 16–23, "
                    "doi:10.1007/s10608-017-9873-6", grade="low"),
    )


def assign_form(page: Page, run: Run, practice: Practice) -> AssignForm | None:
    """The form of a case's practice; None without a case, where nobody gives anything to anybody."""
    if run.case_id is None:
        return None
    return AssignForm(
        run=run.id, practice={
            "id": practice.id, "days": practice.days, "dose": practice.dose.model_dump(mode="json")},
        beginnings=beginnings(open_plan(page, run.case_id), practice),
        grounds=[told(fact) for fact in grounds()])


def show_given(form: AssignForm, state: Practised, run: Run) -> None:
    """Whether it still stands, and what nobody looked at together yet."""
    form.called_off = state.called_off
    form.unseen = unseen(run.events)


def open_plan(page: Page, case: str) -> PlanState | None:
    """What stands in the case's open plan; None without one, or where a newer program kept it."""
    plans = page.store.plans(case)
    if not plans or plans[-1].status is not Status.OPEN:
        return None
    try:
        return plan_state(plans[-1].events)
    except (ImpossibleMove, KeyError):
        return None


def beginnings(plan: PlanState | None, practice: Practice) -> list[str]:
    """Beginnings of a reason, three at most: what the plan aims at by this practice first."""
    content = f"practices/{practice.id}"
    aims = {step.target for step in plan.steps if step.content == content} if plan else set()
    aimed = [_("Because we aim at this: {aim}").format(aim=target.says or target.label)
             for target in plan.targets if target.id in aims] if plan else []
    general = [_("Because you told me that "), _("So that what we tried here has a place in your days: ")]
    return [*aimed, *general][:3]


def must_be_givable(body: dict[str, Any]) -> None:
    """Refuse what no calendar and no sheet could hold; the ImpossibleMove says what to change."""
    try:
        start, end = (datetime.date.fromisoformat(body[name]) for name in ("start", "end"))
        if body.get("at"):
            datetime.time.fromisoformat(body["at"])
    except ValueError:
        raise ImpossibleMove(_("One of the days or the hour is not in the calendar. Please choose it again.")) from None
    if not body["reason"].strip():
        raise ImpossibleMove(_("Please say in one sentence why. It stands on the client's sheet."))
    if end < start:
        raise ImpossibleMove(_("The last day lies before the first. Please choose a later one."))
    if end - start > LONGEST:
        raise ImpossibleMove(_("A practice is given for a year at most. Please choose an earlier last day."))
    days = {(start + datetime.timedelta(days=after)).weekday() for after in range(min((end - start).days + 1, 7))}
    if not days & set(body["weekdays"]):
        raise ImpossibleMove(_("None of these days of the week lies between the first and the last day. Please choose "
                               "others."))
    if body.get("at") and body.get("zone") not in zoneinfo.available_timezones():
        raise ImpossibleMove(_("This time zone is not known. Please write one as Europe/Berlin, or leave the reminder "
                               "open."))
