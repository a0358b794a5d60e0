"""A plan in sentences: what was changed and when, and what stood in a plan that has ended."""

from __future__ import annotations

from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import Plan, PlanEvent
from empathy_widgets.errors import ImpossibleMove
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.play.plan import plan_state
from empathy_widgets.strings import _

__all__ = ["history_of", "plan_told"]

MOST_SHOWN = 60


def history_of(plan: Plan) -> list[str]:
    """What was changed and when, the newest first."""
    lines = [_("{when}: {what}").format(when=when(event.at), what=change(event)) for event in reversed(plan.events)]
    begun = _("{when}: the plan was begun").format(when=when(plan.started_at))
    return [*lines[:MOST_SHOWN], begun]


def change(event: PlanEvent) -> str:
    """One change in a few words."""
    body = event.body
    on = bool(body.get("on"))
    text = str(body.get("text", "")).strip()
    match event.kind:
        case "wish" | "problem":
            return (_("ticked “{text}”") if on else _("no longer ticked “{text}”")).format(text=text)
        case "decide":
            words = {"accepted": _("aimed at “{label}”"), "refused": _("not “{label}”: {why}"),
                     "": _("thought again about “{label}”")}
            return words[body["verdict"]].format(label=body["label"], why=body.get("why", ""))
        case "goal":
            kind = _("a goal") if body["kind"] == "explicit" else _("a goal only for you")
            return _("{kind}: “{text}”").format(kind=kind, text=text) if text else _("{kind} was taken out").format(
                kind=kind)
        case "step":
            said = _("took the step “{title}”") if on else _("took out the step “{title}”")
            return said.format(title=body["title"])
        case "ask":
            words = {"go": _("asked, and yes: {asked}"), "hold": _("asked, and not now: {asked}"),
                     "": _("not asked yet: {asked}")}
            return words[body["answer"]].format(asked=body["asked"])
        case "measure":
            return _("measure again on {day}").format(day=body["on"]) if body["on"] else _("no day to measure again")
        case "look":
            return _("read with the newest profile")
    return _("wrote “{text}”").format(text=text) if text else _("took out what was written")


def plan_told(plan: Plan) -> dict[str, Any]:
    """A plan that has ended: a heading, and what stood in it."""
    heading = _("Earlier plan, {start} to {end}").format(
        start=when(plan.started_at), end=when(plan.ended_at) if plan.ended_at else "")
    try:
        state = plan_state(plan.events)
    except (ImpossibleMove, KeyError):  # kept by a newer program: its history can still be read
        return {"heading": heading, "paragraphs": history_of(plan)}
    lines = [_("They said: “{text}”").format(text=state.said)] if state.said else []
    lines += [_("Aimed at: {label}").format(label=one.label) for one in state.targets]
    lines += [_("Not this: {label} ({why})").format(label=one.label, why=one.why)
              for one in state.suggestions.values() if one.verdict == "refused"]
    lines += [_("Goal: {text}").format(text=goal.text) for goal in state.goals_of("explicit")]
    lines += [_("Only for you: {text}").format(text=goal.text) for goal in state.goals_of("implicit")]
    lines += [_("Step: {title}, {dose}").format(title=step.title, dose=step.dose) for step in state.steps]
    if state.measure is not None:
        lines.append(_("Measure again on {day} with {title}").format(
            day=day(state.measure.on), title=state.measure.title))
    return {"heading": heading, "paragraphs": lines or [_("Nothing was written in it.")]}
