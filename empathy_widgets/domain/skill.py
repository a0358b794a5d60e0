"""A skill for growing steady: a few paced steps, when to stop, and what is known of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.fact import Fact
from empathy_widgets.domain.instrument import Noun

__all__ = ["Skill", "Step"]


class Step(Noun):
    """One step: the words, how long they stand (seconds), and what the drawn ring does meanwhile."""

    says: str
    seconds: int = Field(ge=2, le=60)
    ring: Literal["wider", "narrower", "still"] = "still"


class Skill(Activity):
    """Steps that are gone through ``times`` times.

    ``stop`` says when to stop, ``instead`` is the id of a skill to turn to ("" for none), ``our_choice`` what no source
    stands behind.
    """

    steps: tuple[Step, ...] = Field(min_length=2)
    times: int = Field(default=1, ge=1, le=60)
    stop: str
    instead: str = ""
    grounds: tuple[Fact, ...] = ()
    our_choice: str

    @property
    def seconds(self) -> int:
        """How long it lasts at its own pace."""
        return self.times * sum(step.seconds for step in self.steps)
