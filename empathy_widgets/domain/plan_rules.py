"""What a plan is suggested by: wishes to tick, presenting problems, what must be asked, targets with rules and steps.

All of it is content that an editor writes; `play.plan` decides by it and nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from empathy_widgets.domain.instrument import Identifier, Noun, Reviewed
from empathy_widgets.domain.plan import When

__all__ = ["Contraindication", "PlanRules", "PlanTarget", "Rule", "ScoreCondition", "StepOffer", "Ticked", "all_rules"]


class Ticked(Noun):
    """Something to tick: a wish in the client's own voice, or a word for the presenting problem."""

    id: Identifier
    text: str


class Contraindication(Noun):
    """What has to be asked before some steps, and what the clinician then says: go on, or leave these steps out."""

    id: Identifier
    title: str
    question: str
    go: str
    hold: str


class ScoreCondition(Noun):
    """A score that lies clearly apart from a sample, or clearly moved; never a number of points."""

    instruments: tuple[Identifier, ...] = Field(min_length=1)
    score: str
    lies: Literal["above", "below"] | None = None
    moved: Literal["rose", "fell"] | None = None


class Rule(Noun):
    """When a target is suggested, and the sentence that says why.

    Every condition that is named must hold, and of each any one entry is enough; ``always`` needs none. In
    ``because``, ``{said}`` stands for the client's words that were found.
    """

    id: Identifier
    because: str
    always: bool = False
    wishes: tuple[Identifier, ...] = ()
    words: tuple[str, ...] = ()
    problems: tuple[Identifier, ...] = ()
    done: tuple[str, ...] = ()
    """Kinds of run, such as ``mirroring``, or content such as ``mirroring/first-time-pair``."""
    scores: tuple[ScoreCondition, ...] = ()


class StepOffer(Noun):
    """A step that can be taken: ``content`` is ``folder/id``, or ``chapter/slug``.

    ``later`` marks content that is not there yet; the step is offered as soon as it comes.
    """

    id: Identifier
    title: str
    content: str
    when: When
    dose: str
    sign: str
    asks: tuple[Identifier, ...] = ()
    later: bool = False


class PlanTarget(Noun):
    """Something to aim at. ``says`` is the same in a client's words; ``asks`` hold for the target as a whole."""

    id: Identifier
    label: str
    says: str
    asks: tuple[Identifier, ...] = ()
    rules: tuple[Rule, ...] = Field(min_length=1)
    steps: tuple[StepOffer, ...] = Field(min_length=1)


class PlanRules(Noun):
    """One file of them, or all of them together."""

    id: Identifier
    title: str
    source: str
    rights: str
    reviewed: Reviewed
    language: str = "en"
    about: str
    wishes: tuple[Ticked, ...] = ()
    problems: tuple[Ticked, ...] = ()
    questions: tuple[Contraindication, ...] = ()
    targets: tuple[PlanTarget, ...] = ()


def all_rules(files: Iterable[PlanRules]) -> PlanRules:
    """The files of the folder as one, in their order; the head is the first one's. Of no file nothing is suggested."""
    found = tuple(files)
    head = found[0] if found else PlanRules(
        id="none", title="", source="", rights="", reviewed=Reviewed(by="", on=datetime.date.min), about="")
    parts = ("wishes", "problems", "questions", "targets")
    return head.model_copy(update={name: tuple(one for file in found for one in getattr(file, name)) for name in parts})
