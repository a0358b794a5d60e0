"""What a plan keeps, typed: the model of each event's body.

Every event holds the words as they were shown, so that a plan stays readable when a rule, a step or a scale is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from empathy_widgets.domain.plan import PlanEvent
from empathy_widgets.domain.run_kinds.kind import Body, OfText

__all__ = ["PLAN_BODIES", "for_the_client", "plan_body_fits"]

Id = Annotated[str, Field(max_length=130)]
Shown = Annotated[str, Field(max_length=2000, description="The words as they were shown.")]
Own = Annotated[str, Field(max_length=4000, description="Own words; empty where they were taken back.")]
On = Annotated[bool, Field(description="Whether it stands from now on.")]
Maybe = Annotated[str, Field(max_length=130, description="An id; empty for none, or for something new.")]


class Looked(Body):
    """Which sitting the plan is read with."""

    administration: str | None = Field(description="The sitting's id; null for none.")


class Wished(Body):
    """A wish of the client's, ticked or not."""

    wish: Id
    text: Shown
    on: On


class Troubled(Body):
    """A word for the presenting problem, ticked or not."""

    problem: Id
    text: Shown
    on: On


class Decided(Body):
    """What the clinician makes of a suggestion."""

    target: Id
    rules: list[Id] = Field(description="The rules that spoke for it.")
    label: Shown
    says: Shown = ""
    because: Shown
    verdict: Literal["accepted", "refused", ""] = Field(description="Empty where it is open again.")
    why: Own = ""


class Aimed(Body):
    """A target that was written here."""

    id: Maybe
    text: Own


class GoalSet(Body):
    """A goal, written or changed."""

    id: Maybe
    kind: Literal["explicit", "implicit"] = Field(description="Implicit: the clinician's alone.")
    text: Own
    target: Maybe


class StepTaken(Body):
    """A step, taken into the plan or taken out again."""

    step: Id
    target: Id
    title: Shown
    content: Id
    when: Literal["session", "between"] = Field(description="In the room, or between two sessions.")
    dose: Own
    sign: Own
    asks: list[Id] = Field(description="The contraindications that have to be asked about.")
    on: On


class Asked(Body):
    """The answer to a contraindication's question."""

    question: Id
    asked: Shown
    answer: Literal["go", "hold", ""] = Field(description="go: a deliberate yes; hold: leave such steps out.")
    words: Own = ""


class ToMeasure(Body):
    """When to measure again."""

    instrument: Maybe
    title: Shown
    on: str = Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="A day; empty for none.")


PLAN_BODIES: Mapping[str, type[Body]] = {
    "look": Looked, "wish": Wished, "say": OfText, "problem": Troubled, "tell": OfText, "decide": Decided,
    "aim": Aimed, "goal": GoalSet, "step": StepTaken, "ask": Asked, "measure": ToMeasure, "note": OfText,
}
"""The models of the events' bodies, by the kind of event.

``say`` holds what the client wants and says, ``tell`` the presenting problem, ``note`` the clinician's own notes.
"""

NOT_FOR_THE_CLIENT = ("note", "ask")
"""The clinician's notes, and what was asked about safety in the clinician's words."""


def plan_body_fits(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether a plan has this kind of event, and the body is one of its."""
    model = PLAN_BODIES.get(kind)
    if model is None:
        return False
    try:
        model.model_validate(dict(body))
    except ValidationError:
        return False
    return True


def for_the_client(events: Iterable[PlanEvent]) -> tuple[PlanEvent, ...]:
    """The events a client may read: no goal that is or ever was implicit in these words, none of the clinician's notes.

    A goal that was implicit and is agreed on now comes with the words it was agreed in, and with none from before; one
    that went back to being implicit does not come at all. Of a refusal the clinician's word why is left out. The
    numbers stay, so that a gap can be seen.
    """
    events = tuple(events)
    last = {_goal_of(event): event.body.get("kind") for event in events if event.kind == "goal"}
    return tuple(_bare(event) for event in events if event.kind not in NOT_FOR_THE_CLIENT
                 and not (event.kind == "goal" and event.body.get("kind") != "explicit")
                 and not (event.kind == "goal" and last[_goal_of(event)] != "explicit"))


def _goal_of(event: PlanEvent) -> str:
    """The id of the goal an event is about; a new one is named after the event."""
    return str(event.body.get("id") or f"g{event.number}")


def _bare(event: PlanEvent) -> PlanEvent:
    """A decision without the clinician's word why; every other event as it is."""
    if event.kind != "decide":
        return event
    return event.model_copy(update={"body": {**event.body, "why": ""}})
