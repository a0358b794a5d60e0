"""The open plan on the page: every message is checked against what stands, kept durably, and only then shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import Plan, PlanStep, Status, StepOffer
from empathy_widgets.errors import ImpossibleMove, StaleWrite
from empathy_widgets.exercises.page.moments import clock, when
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.planning.grounds import Grounds
from empathy_widgets.exercises.planning.messages import read_message
from empathy_widgets.exercises.planning.told import history_of
from empathy_widgets.exercises.run.kinds import chapter_of_content
from empathy_widgets.play.plan import must_be_possible, plan_state, planned
from empathy_widgets.play.suggest import Suggested, suggest
from empathy_widgets.strings import _
from empathy_widgets.widgets import PlanBoard
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["PlanView"]


class PlanView:
    """One plan, and the widget it is filled in on.

    Parameters
    ----------
    page : Page
        Of the case the plan is of.
    grounds : Grounds
        What it goes by.
    plan : Plan
        As it is kept.
    begin_anew : callable
        Begins the next plan; gets the page's message.
    """

    def __init__(
        self, page: Page, grounds: Grounds, plan: Plan, begin_anew: Callable[[dict[str, Any]], Receipt],
    ) -> None:
        self.page, self.grounds, self.plan, self.begin_anew = page, grounds, plan, begin_anew
        self.state = plan_state(plan.events)
        self.board = PlanBoard(
            plan=plan.id, title=_("The plan of {code}").format(code=page.open_case.code),
            line=_("Begun on {when}. Everything is saved as you choose and write.").format(when=when(plan.started_at)),
            profile=[list(lines) for lines in grounds.lines], read_only=plan.status is not Status.OPEN,
            instruments=[{"id": one.id, "title": one.title} for one in page.library.instruments()],
        )
        self.board.on_event(self.hear)
        self.draw()

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Check a message, keep it and show what it did; one that was kept already is only answered."""
        if event["kind"] == "anew":
            return self.begin_anew(event)
        try:
            receipt = self.keep(event)
        except ImpossibleMove:
            kept = self.page.store.sent_plan_event(self.plan.id, event["request"])
            if kept is None:
                raise
            return saved(kept.at)
        self.draw()
        return receipt

    def keep(self, event: dict[str, Any]) -> Receipt:
        """Take the plan one event further and keep the event; ImpossibleMove before anything is kept."""
        kind, body = read_message(self.page, self.grounds, self.state, event)
        number = len(self.plan.events) + 1
        must_be_possible(self.state, kind, body)
        ahead = planned(self.state, kind, body, number)
        try:
            added = self.page.store.add_plan_event(
                self.plan.id, kind, body, case_id=self.plan.case_id, request=event["request"], after=number - 1)
        except StaleWrite:
            self.catch_up()
            raise
        if added.number == number:
            self.plan = self.plan.model_copy(update={"events": (*self.plan.events, added)})
            self.state = ahead
        else:  # this very message was kept before, by this page or another
            self.catch_up()
        return saved(added.at)

    def catch_up(self) -> None:
        """Show the plan as it is kept, whichever page it was written on."""
        self.plan = self.page.store.plan(self.plan.id)
        self.state = plan_state(self.plan.events)
        self.draw()

    def draw(self) -> None:
        """Show where the plan stands."""
        state, rules, board = self.state, self.grounds.rules, self.board
        found = suggest(rules, self.grounds.heard(state), self.grounds.there)
        with board.hold_sync():
            board.wishes = ticks({one.id: one.text for one in rules.wishes}, state.wishes)
            board.problems = ticks({one.id: one.text for one in rules.problems}, state.problems)
            board.said, board.told, board.note = state.said, state.told, state.note
            board.suggestions = self._suggestions(found)
            board.written = [{"id": one.id, "text": one.label} for one in state.written.values()]
            board.goals = [{"id": one.id, "implicit": one.kind == "implicit", "text": one.text}
                           for one in state.goals.values()]
            board.steps = self._steps(found)
            board.questions = self._questions(found)
            due = state.measure
            board.measure = {} if due is None else {
                "instrument": due.instrument, "on": due.on.isoformat(),
                "text": _("{title}, on {day}.").format(title=due.title, day=day(due.on))}
            board.history = history_of(self.plan)

    def _suggestions(self, found: Suggested) -> list[dict[str, Any]]:
        """What is suggested now, and what was decided about before and would not be suggested any more."""
        now = {one.suggestion.target: one.suggestion for one in found.targets}
        shown = []
        for target, one in {**self.state.suggestions, **now}.items():
            decided = self.state.suggestions.get(target)
            if decided is None or not decided.verdict:
                if target not in now:
                    continue
                decided = one
            shown.append({"target": target, "label": decided.label, "because": decided.because,
                          "verdict": decided.verdict, "why": decided.why})
        order = [*now, *(target for target in self.state.suggestions if target not in now)]
        return sorted(shown, key=lambda one: order.index(one["target"]))

    def _questions(self, found: Suggested) -> list[dict[str, Any]]:
        """The questions some suggestion or step waits for, and those that were answered."""
        aimed = {one.id for one in self.state.targets}
        wanted = {*found.to_ask, *self.state.answers, *(id for step in self.state.taken.values() for id in step.asks),
                  *(id for one in found.targets if one.suggestion.target in aimed for id in one.to_ask)}
        shown = []
        for one in self.grounds.rules.questions:
            if one.id in wanted:
                answer = self.state.answers.get(one.id)
                shown.append({**one.model_dump(), "answer": answer.answer if answer else "",
                              "words": answer.words if answer else ""})
        return shown

    def _steps(self, found: Suggested) -> list[dict[str, Any]]:
        """A group for everything aimed at that has steps: those that may be taken, and those that were."""
        titles = {one.id: one.title for one in self.grounds.rules.questions}
        offered = {one.suggestion.target: one for one in found.targets}
        taken = {step.id: step for step in self.state.steps}
        groups = []
        for target in self.state.targets:
            one = offered.get(target.id)
            rows = [self._row(f"{target.id}/{step.id}", step, taken.get(f"{target.id}/{step.id}"))
                    for step in (one.steps if one else ())]
            shown = {row["id"] for row in rows}
            rows += [self._row(step.id, step, step) for step in taken.values()
                     if step.target == target.id and step.id not in shown]
            if rows or one:
                groups.append({"target": target.id, "label": target.label, "rows": rows, "asks": ", ".join(
                    titles[id] for id in (one.to_ask if one else ()))})
        left = [self._row(step.id, step, step) for step in taken.values()
                if step.target not in {target.id for target in self.state.targets}]
        return [*groups, *([{"target": "", "label": _("Taken before"), "rows": left, "asks": ""}] if left else [])]

    def _row(self, id: str, step: StepOffer | PlanStep, taken: PlanStep | None) -> dict[str, Any]:
        shown = taken or step
        return {"id": id, "title": shown.title, "when": shown.when, "dose": shown.dose, "sign": shown.sign,
                "on": taken is not None, "held": taken.held if taken else False,
                "link": self._link(shown.content) if shown.content in self.grounds.there else ""}

    def _link(self, content: str) -> str:
        """Where a step is done: the chapter of its content, with this case."""
        folder, _slash, id = content.partition("/")
        chapter = id if folder == "chapter" else chapter_of_content(self.page.library, folder, id)
        return self.page.link(chapter, self.page.open_case.id) or "" if chapter else ""


def ticks(offered: dict[str, str], ticked: dict[str, str]) -> list[dict[str, Any]]:
    """What is offered, and what was ticked and is offered no more."""
    return [{"id": id, "text": text, "on": id in ticked} for id, text in {**offered, **ticked}.items()]


def saved(at: Any) -> Receipt:
    """The receipt of a committed event."""
    time = clock(at)
    return {"text": _("Saved {time}").format(time=time), "at": time}
