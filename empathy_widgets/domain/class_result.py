"""What is kept of a class: figures of a group, never an answer, and never of fewer than five people."""

from __future__ import annotations

import datetime

from pydantic import Field

from empathy_widgets.domain.instrument import Noun

__all__ = ["FEWEST_KEPT", "Band", "ClassFigures", "ClassResult", "ClassScore"]

FEWEST_KEPT = 5
"""A group smaller than this is not kept, nor a band of scores: it could be traced back to a person."""


class Band(Noun):
    """How many people have a score from ``low`` to below ``high``, the last band's ``high`` included; five or more."""

    low: float
    high: float
    count: int = Field(ge=FEWEST_KEPT)


class ClassScore(Noun):
    """One subscale or composite in a group, in its own points.

    ``alpha`` has no unit, and ``alpha_low`` and ``alpha_high`` are its 95 % limits; None where it cannot be known.
    """

    name: str = Field(max_length=60)
    n: int = Field(ge=FEWEST_KEPT)
    mean: float
    sd: float = Field(ge=0)
    bands: tuple[Band, ...] = ()
    alpha: float | None = None
    alpha_low: float | None = None
    alpha_high: float | None = None


class ClassFigures(Noun):
    """All that is kept of a class but its name."""

    people: int = Field(ge=FEWEST_KEPT)
    """How many rows the file had."""
    scores: tuple[ClassScore, ...] = Field(min_length=1)
    """Those that five people or more have."""

    def score(self, name: str) -> ClassScore | None:
        """The score of this name; None where too few had one."""
        return next((one for one in self.scores if one.name == name), None)


class ClassResult(Noun):
    """A class's result as it was kept, under a name."""

    id: str
    instrument: str
    version: int = Field(ge=1)
    name: str
    figures: ClassFigures
    kept_by: str
    kept_at: datetime.datetime
