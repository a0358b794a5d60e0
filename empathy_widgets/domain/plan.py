"""A plan: what a client wants, what is aimed at, the goals, the steps, and when to measure again.

Frozen models without I/O. A plan is kept as events, so that every choice is saved and nothing that was planned is ever
overwritten; `play.plan` rebuilds from them what stands. Times are timezone-aware UTC.
"""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field

from empathy_widgets.domain.instrument import Noun
from empathy_widgets.domain.records import Status

__all__ = ["Answered", "Decision", "Goal", "GoalKind", "Measure", "Plan", "PlanEvent", "PlanStep", "PlannedMeasure",
           "Suggestion", "Target", "When"]

GoalKind = Literal["explicit", "implicit"]
"""Explicit: agreed and written, in the client's own words. Implicit: the clinician's alone, on no client's paper."""
When = Literal["session", "between"]
"""Whether a step is taken together in the room, or by the client between two sessions."""
Decision = Literal["accepted", "refused", ""]
"""What the clinician made of a suggestion; empty while it is open."""


class PlanEvent(Noun):
    """Something that was ticked, written, decided or answered in a plan.

    ``number`` counts from 1 without gaps; ``body`` is one of the models in `domain.plan_events`.
    """

    number: int = Field(ge=1)
    kind: str
    body: dict[str, Any] = Field(default_factory=dict)
    at: datetime.datetime


class Plan(Noun):
    """One plan of one case. The newest is open; an earlier one has ended and stays as it was."""

    id: str
    case_id: str
    status: Status
    revision: int = Field(default=0, ge=0)
    started_at: datetime.datetime
    ended_at: datetime.datetime | None = None
    events: tuple[PlanEvent, ...] = ()

    @property
    def changed_at(self) -> datetime.datetime:
        """When the last event was added; the start when there is none."""
        return self.events[-1].at if self.events else self.started_at


class PlannedMeasure(Noun):
    """A day on which an open plan means to measure again, and when that scale was completed last; None for never."""

    plan: str
    case_id: str
    instrument: str
    title: str
    on: datetime.date
    measured_at: datetime.datetime | None = None


class Target(Noun):
    """What is aimed at. ``origin`` says whether a rule suggested it or it was written here."""

    id: str
    label: str
    origin: Literal["suggested", "written"]
    says: str = ""
    """The same in a client's words; empty for one that was written here."""
    because: str = ""
    """The sentence of the rule that suggested it, as it was printed then; empty for one that was written here."""


class Goal(Noun):
    """A goal in somebody's own words; ``target`` is the id of what it belongs to, empty for none."""

    id: str
    kind: GoalKind
    text: str
    target: str = ""


class PlanStep(Noun):
    """One step that was taken into a plan, readable whatever becomes of the content it leads to.

    ``content`` is ``folder/id`` of a content file or the slug of a chapter; ``asks`` are the ids of the
    contraindications that had to be asked about; ``sign`` is how anybody would notice that it helps.
    """

    id: str
    target: str
    title: str
    content: str
    when: When
    dose: str
    sign: str
    asks: tuple[str, ...] = ()
    held: bool = False
    """Taken before, and waiting now because the answer to what it asks is no longer a yes."""


class Suggestion(Noun):
    """What rules suggested, and what the clinician made of it.

    ``rules`` are the ids of those that spoke; ``because`` holds their sentences as they were printed, a
    line a rule.
    """

    target: str
    label: str
    rules: tuple[str, ...]
    because: str
    says: str = ""
    """The target in a client's words."""
    verdict: Decision = ""
    why: str = ""
    """A word why, where it was refused."""


class Answered(Noun):
    """What was answered when a contraindication was asked about.

    ``go`` is the deliberate yes without which no such step is suggested or taken; "hold" leaves these steps out.
    """

    question: str
    asked: str
    """The question as it was put."""
    answer: Literal["go", "hold", ""] = ""
    words: str = ""


class Measure(Noun):
    """When to measure again, and with what."""

    instrument: str
    title: str
    on: datetime.date
