"""The chapter "Plan": what somebody wants and what rules suggest become goals, steps, and a day to measure again."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ipywidgets import VBox, Widget

from empathy_widgets.domain import Plan, Status
from empathy_widgets.errors import EmpathyError
from empathy_widgets.exercises.course.line import line_of
from empathy_widgets.exercises.course.timeline import happened
from empathy_widgets.exercises.page.case_chooser import CaseChooser
from empathy_widgets.exercises.page.chapters import chapter
from empathy_widgets.exercises.page.page import PLAN, Page
from empathy_widgets.exercises.page.work import stands_first
from empathy_widgets.exercises.planning.board import PlanView
from empathy_widgets.exercises.planning.grounds import Grounds
from empathy_widgets.exercises.planning.paper import plan_papers
from empathy_widgets.exercises.planning.told import plan_told
from empathy_widgets.play.plan import plan_state
from empathy_widgets.strings import _
from empathy_widgets.widgets import Notice, PlanBoard
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["PlanChapter"]


@chapter
class PlanChapter:
    """The plan of a case: the open one stands first, those before stay to be read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.open: PlanView | None = None

    @cached_property
    def view(self) -> VBox:
        """What the chapter's cell shows."""
        box = VBox()
        self.page.on_turn(lambda: self._draw(box))
        self._draw(box)
        return box

    def _draw(self, box: VBox) -> None:
        self.open = None
        box.children = tuple(self._shown())
        stands_first(box, self.open is not None)

    def _shown(self) -> list[Widget]:
        if self.page.case is None:
            return [CaseChooser(self.page, PLAN).view]
        try:
            plans = self.page.store.plans(self.page.case.id)
            grounds = Grounds.of(self.page)
            earlier = [plan_told(one) for one in reversed(plans) if one.status is not Status.OPEN]
            newest = plans[-1] if plans and plans[-1].status is Status.OPEN else None
            if newest is None:
                return [self._beginning(grounds, earlier)]
            self.open = PlanView(self.page, grounds, newest, self._begin)
            self.open.board.earlier = earlier
            return [self.open.board, plan_papers(self.page, self.open), self._line(self.open.board)]
        except EmpathyError as error:
            return [Notice(tone="error", title=_("This plan cannot be shown"), text=str(error))]

    def _line(self, board: PlanBoard) -> VBox:
        """The time line of the case, drawn anew when there is another day to measure again."""
        place = VBox()

        def draw(_change: object = None) -> None:
            place.children = tuple(line_of(self.page, happened(self.page)))

        board.observe(draw, "measure")
        draw()
        return place

    def _beginning(self, grounds: Grounds, earlier: list[dict[str, Any]]) -> PlanBoard:
        """What stands on the page before there is a plan."""
        board = PlanBoard(
            title=_("A plan for {code}").format(code=self.page.open_case.code),
            profile=[list(lines) for lines in grounds.lines],
            line=_("It begins with what the person wants; you decide about every suggestion."), earlier=earlier)
        board.on_event(self._begin)
        return board

    def _begin(self, event: dict[str, Any]) -> Receipt:
        """Begin a plan; what was wanted, said and agreed in the one before is carried over, decisions are not."""
        case = self.page.open_case.id
        before = self.open.plan if self.open is not None else None
        plan = self.page.store.start_plan(case, request=event["request"])
        if not plan.events:
            for kind, body in [("look", {"administration": newest_sitting(self.page)}), *carried(before)]:
                self.page.store.add_plan_event(plan.id, kind, body, case_id=case)
        self._draw(self.view)
        return {"text": _("Begun and saved.")}


def newest_sitting(page: Page) -> str | None:
    """The sitting a plan that begins now is read with."""
    completed = page.completed()
    return completed[-1].id if completed else None


def carried(before: Plan | None) -> list[tuple[str, dict[str, Any]]]:
    """What goes on in the next plan: wishes, words and goals. What was asked about safety is asked anew."""
    if before is None:
        return []
    state = plan_state(before.events)
    return [
        *(("wish", {"wish": id, "text": text, "on": True}) for id, text in state.wishes.items()),
        *(("problem", {"problem": id, "text": text, "on": True}) for id, text in state.problems.items()),
        *((kind, {"text": text}) for kind, text in (("say", state.said), ("tell", state.told)) if text),
        *(("goal", {"id": "", "kind": goal.kind, "text": goal.text, "target": ""}) for goal in state.goals.values()),
    ]
