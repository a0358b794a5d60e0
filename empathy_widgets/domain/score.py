"""What scoring says: scores, profiles, reliable change and quality notes. Frozen, without arithmetic."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.instrument import HigherIs, Noun

__all__ = ["ClearScore", "Profile", "QualityNote", "ReliableChange", "Score", "Verdict"]

Verdict = Literal["rose", "fell", "no reliable change", "cannot tell"]
"""``rose`` and ``fell`` mean by more than measurement error; whether that is welcome, the score's scale says."""


class Score(Noun):
    """One subscale or composite of one administration.

    ``points`` is in the instrument's own points between ``low`` and ``high``; None when too few items were answered.
    """

    instrument: str
    wording: str | None = None
    name: str
    label: str
    points: float | None
    answered: int = Field(ge=0)
    of: int = Field(ge=1)
    prorated: bool = False
    low: float
    high: float
    whole: bool = False
    """Whether the points can only be whole numbers: a sum in which nothing was prorated."""
    higher_is: HigherIs = "neither"
    """As the subscale says; a composite is "neither" as soon as its parts do not all say the same."""


class Profile(Noun):
    """All scores of one administration, subscales and composites by id, in the instrument's order."""

    instrument: str
    subscales: dict[str, Score]
    composites: dict[str, Score]

    @property
    def scores(self) -> dict[str, Score]:
        """Subscales first, then composites."""
        return {**self.subscales, **self.composites}


class ReliableChange(Noun):
    """How far a person moved, against measurement error.

    ``change`` and ``threshold`` are in points; ``index`` has no unit. All three are None when nobody can tell, and
    ``reason`` then says why in one plain sentence; otherwise it says how the verdict was reached.
    """

    name: str
    change: float | None
    index: float | None
    threshold: float | None
    level: float
    verdict: Verdict
    reason: str


class QualityNote(Noun):
    """A prompt to look again at how the answers were given; never a reason to delete them."""

    kind: Literal["same answer throughout", "long run", "very fast", "declined", "unanswered"]
    items: tuple[int, ...] = ()
    text: str


class ClearScore(Noun):
    """A score that lies clearly apart from a sample, clearly moved since an earlier sitting, or both.

    ``sentence`` says what was found and with whom it was compared, without a word on what that is worth.
    """

    instrument: str
    name: str
    lies: Literal["above", "below"] | None
    moved: Literal["rose", "fell"] | None
    sentence: str
