"""What a plan's page sends, read as what is kept: the words shown are looked up here, never taken from the page."""

from __future__ import annotations

import datetime
from typing import Any

from empathy_widgets.domain import PlanTarget, StepOffer, Suggestion
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.planning.grounds import Grounds
from empathy_widgets.play.plan import PlanState
from empathy_widgets.play.suggest import suggest
from empathy_widgets.strings import _

__all__ = ["MeasureWith", "read_message", "step_named"]

LONGEST = 2000
MeasureWith = dict[str, str]
"""What can be measured with: instrument id to its title."""


def read_message(
    page: Page, grounds: Grounds, state: PlanState, event: dict[str, Any],
) -> tuple[str, dict[str, Any]]:
    """The kind and body that are kept of a message; ImpossibleMove for what this page does not offer."""
    kind = event["kind"]
    for name in ("text", "words", "why", "dose", "sign"):
        if len(event.get(name, "")) > LONGEST:
            raise ImpossibleMove(_("That is longer than a plan can hold. Please say it in fewer words."))
    match kind:
        case "wish" | "problem":
            offered = grounds.rules.wishes if kind == "wish" else grounds.rules.problems
            shown = {one.id: one.text for one in offered} | (state.wishes if kind == "wish" else state.problems)
            return kind, {kind: event["id"], "text": known(shown, event["id"]), "on": event["on"]}
        case "say" | "tell" | "note":
            return kind, {"text": event["text"]}
        case "ask":
            asked = {one.id: one.question for one in grounds.rules.questions}
            return kind, {"question": event["id"], "asked": known(asked, event["id"]), "answer": event["answer"],
                          "words": event["words"]}
        case "decide":
            one = suggestion_of(grounds, state, event["target"])
            return kind, {"target": one.target, "rules": list(one.rules), "label": one.label, "says": one.says,
                          "because": one.because, "verdict": event["verdict"], "why": event["why"]}
        case "aim":
            return kind, {"id": event["id"], "text": event["text"].strip()}
        case "goal":
            whose = "implicit" if event["implicit"] else "explicit"
            return kind, {"id": event["id"], "kind": whose, "text": event["text"].strip(), "target": ""}
        case "step":
            return kind, step_body(grounds, state, event)
        case "measure":
            return kind, measure_body(page, event)
    raise ImpossibleMove(_("This page sent something this plan does not know. Please reload it."))


def known(shown: dict[str, str], id: str) -> str:
    """The words of what was chosen; ImpossibleMove when it is not offered."""
    if id not in shown:
        raise ImpossibleMove(_("That is not offered here any more. Please reload the page."))
    return shown[id]


def suggestion_of(grounds: Grounds, state: PlanState, target: str) -> Suggestion:
    """What is suggested about a target now, or was decided about before."""
    now = suggest(grounds.rules, grounds.heard(state), grounds.there)
    found = {one.target: one for one in state.suggestions.values()} | {
        one.suggestion.target: one.suggestion for one in now.targets}
    if target not in found:
        raise ImpossibleMove(_("That is not suggested here any more. Please reload the page."))
    return found[target]


def step_named(grounds: Grounds, id: str) -> tuple[PlanTarget, StepOffer] | None:
    """The target and step of a name such as ``steady-ground/skills``; None when no file has it any more."""
    for target in grounds.rules.targets:
        for step in target.steps:
            if f"{target.id}/{step.id}" == id:
                return target, step
    return None


def step_body(grounds: Grounds, state: PlanState, event: dict[str, Any]) -> dict[str, Any]:
    """A step as it is kept: everything but dose and sign as the content, or the plan itself, has it."""
    changed = {"dose": event["dose"], "sign": event["sign"], "on": event["on"]}
    if event["id"] in state.taken:
        kept = state.taken[event["id"]]
        return {**kept.model_dump(mode="json", exclude={"held", "id"}), "step": kept.id, **changed}
    found = step_named(grounds, event["id"])
    if found is None or found[1].content not in grounds.there or found[0].id not in {one.id for one in state.targets}:
        raise ImpossibleMove(_("That step is not offered here any more. Please reload the page."))
    target, step = found
    return {"step": event["id"], "target": target.id, "title": step.title, "content": step.content, "when": step.when,
            "asks": list(dict.fromkeys((*target.asks, *step.asks))), **changed}


def measure_body(page: Page, event: dict[str, Any]) -> dict[str, Any]:
    """When to measure again; ImpossibleMove for a day that has passed or a scale that is not there."""
    if not event["on"] or not event["instrument"]:
        return {"instrument": "", "title": "", "on": ""}
    shelf = {one.id: one.title for one in page.library.instruments()}
    try:
        day = datetime.date.fromisoformat(event["on"])
    except ValueError:
        raise ImpossibleMove(_("That is not a day. Choose one from the calendar, or leave it empty.")) from None
    if day < datetime.datetime.now().astimezone().date():
        raise ImpossibleMove(_("This day has passed. Choose a later one, or leave it empty."))
    return {"instrument": event["instrument"], "title": known(shelf, event["instrument"]), "on": day.isoformat()}
