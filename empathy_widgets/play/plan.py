"""A plan rebuilt from its events: what the client wants, what is aimed at, goals, steps, and when to measure again.

The events are those of `domain.plan_events`. What may be suggested is worked out in `play.suggest`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from empathy_widgets.domain import Answered, Goal, Measure, PlanEvent, PlanStep, Suggestion, Target
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.strings import _

__all__ = ["PlanState", "must_be_possible", "plan_state", "planned"]

MOST = 40
"""Goals, and targets written here, that one plan holds."""


@dataclass(frozen=True)
class PlanState:
    """Where a plan stands.

    Attributes
    ----------
    looked_at : str or None
        The sitting it is read with.
    wishes, problems : dict
        What is ticked: id to the words as they were shown.
    said, told, note : str
        What the client wants and says; what brings them; the clinician's own notes.
    suggestions : dict
        Target id to what was decided about it.
    written, goals, steps : dict
        Id to what was written or taken and not taken back.
    answers : dict
        Question id to what was answered.
    measure : Measure or None
        When to measure again.
    """

    looked_at: str | None = None
    wishes: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    said: str = ""
    told: str = ""
    note: str = ""
    suggestions: dict[str, Suggestion] = field(default_factory=dict)
    written: dict[str, Target] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    taken: dict[str, PlanStep] = field(default_factory=dict)
    answers: dict[str, Answered] = field(default_factory=dict)
    measure: Measure | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """What is aimed at: the suggestions that were accepted, then what was written here."""
        accepted = [Target(id=one.target, label=one.label, origin="suggested", says=one.says, because=one.because)
                    for one in self.suggestions.values() if one.verdict == "accepted"]
        return (*accepted, *self.written.values())

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """The steps that were taken; one whose question is not answered with a yes any more is held."""
        return tuple(step.model_copy(update={"held": not self.goes(step.asks)}) for step in self.taken.values())

    def goes(self, asks: Iterable[str]) -> bool:
        """Whether every one of these questions was answered with a deliberate yes."""
        return all(id in self.answers and self.answers[id].answer == "go" for id in asks)

    def goals_of(self, kind: str) -> tuple[Goal, ...]:
        """The explicit or the implicit goals, in the order they were written."""
        return tuple(goal for goal in self.goals.values() if goal.kind == kind)


def plan_state(events: Iterable[PlanEvent]) -> PlanState:
    """Rebuild a plan from its events, or from those a client may read; ImpossibleMove for one that no plan has."""
    state = PlanState()
    for event in events:
        state = planned(state, event.kind, event.body, event.number)
    return state


def planned(state: PlanState, kind: str, body: dict[str, Any], number: int) -> PlanState:
    """The plan one event further, ``number`` being the event's. What was kept once is never refused here."""
    match kind:
        case "look":
            return replace(state, looked_at=body["administration"])
        case "wish":
            return replace(state, wishes=ticked(state.wishes, body["wish"], body["text"], body["on"]))
        case "problem":
            return replace(state, problems=ticked(state.problems, body["problem"], body["text"], body["on"]))
        case "say" | "tell" | "note":
            name = {"say": "said", "tell": "told", "note": "note"}[kind]
            return replace(state, **{name: body["text"]})
        case "decide":
            return decided(state, body)
        case "aim":
            id = body["id"] or f"t{number}"
            return replace(state, written=kept(
                state.written, id, body["text"] and Target(id=id, label=body["text"], origin="written")))
        case "goal":
            id = body["id"] or f"g{number}"
            return replace(state, goals=kept(state.goals, id, body["text"] and Goal(
                id=id, kind=body["kind"], text=body["text"], target=body["target"])))
        case "step":
            return stepped(state, body)
        case "ask":
            answer = Answered(question=body["question"], asked=body["asked"], answer=body["answer"],
                              words=body.get("words", ""))
            return replace(state, answers={**state.answers, answer.question: answer})
        case "measure":
            return measured(state, body)
    raise ImpossibleMove(_("This page sent something this plan does not know. Please reload it."))


def ticked(before: dict[str, str], id: str, text: str, on: bool) -> dict[str, str]:
    """What is ticked after one tick."""
    left = {name: words for name, words in before.items() if name != id}
    return {**left, id: text} if on else left


def kept(before: dict[str, Any], id: str, one: Any) -> dict[str, Any]:
    """What stands after something was written or changed, or taken back where ``one`` is nothing."""
    return {**before, id: one} if one else {name: other for name, other in before.items() if name != id}


def decided(state: PlanState, body: dict[str, Any]) -> PlanState:
    """The plan after a suggestion was accepted, refused with a word why, or opened again."""
    one = Suggestion(
        target=body["target"], label=body["label"], rules=tuple(body["rules"]), because=body["because"],
        says=body.get("says", ""), verdict=body["verdict"],
        why=body.get("why", "") if body["verdict"] == "refused" else "")
    return replace(state, suggestions={**state.suggestions, one.target: one})


def stepped(state: PlanState, body: dict[str, Any]) -> PlanState:
    """The plan after a step was taken, changed or taken out."""
    if not body["on"]:
        return replace(state, taken={id: one for id, one in state.taken.items() if id != body["step"]})
    step = PlanStep(id=body["step"], target=body["target"], title=body["title"], content=body["content"],
                    when=body["when"], dose=body["dose"], sign=body["sign"], asks=tuple(body["asks"]))
    return replace(state, taken={**state.taken, step.id: step})


def must_be_possible(state: PlanState, kind: str, body: dict[str, Any]) -> None:
    """Refuse with an ImpossibleMove what may not be added to a plan as it stands.

    A step waits for its deliberate yes, a refusal for a word why, and what is written for a few words.
    """
    if kind == "decide" and body["verdict"] == "refused" and not body["why"].strip():
        raise ImpossibleMove(_("Please say in a word why not; it is kept with the plan."))
    if kind == "step" and body["on"] and body["step"] not in state.taken and not state.goes(body["asks"]):
        raise ImpossibleMove(_("Something has to be asked before this step. Answer it above, then take the step."))
    if kind not in ("goal", "aim"):
        return
    before = state.goals if kind == "goal" else state.written
    if body["id"] and body["id"] not in before:
        raise ImpossibleMove(_("That does not stand in this plan any more. Please reload the page."))
    if not body["id"] and not body["text"].strip():
        raise ImpossibleMove(_("Please write a few words first."))
    if not body["id"] and len(before) >= MOST:
        raise ImpossibleMove(_("This plan is full. Take something out before you add more."))


def measured(state: PlanState, body: dict[str, Any]) -> PlanState:
    """The plan after a day and a scale were chosen, or both taken back."""
    if not body["on"] or not body["instrument"]:
        return replace(state, measure=None)
    try:
        day = datetime.date.fromisoformat(body["on"])
    except ValueError:
        raise ImpossibleMove(_("That is not a day. Choose one from the calendar, or leave it empty.")) from None
    return replace(state, measure=Measure(instrument=body["instrument"], title=body["title"], on=day))
