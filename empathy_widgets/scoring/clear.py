"""Which scores a plan may speak of: those that measurement error alone could not have put where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from empathy_widgets.domain import ClearScore, Profile, ReferenceSample, ReliableChange
from empathy_widgets.scoring.stands_out import distance
from empathy_widgets.strings import _

__all__ = ["clear_scores"]


def clear_scores(
    profile: Profile, changes: Mapping[str, ReliableChange], sample: ReferenceSample | None, *, level: float = 0.95,
) -> tuple[ClearScore, ...]:
    """Say of which scores anything can be said at all.

    Parameters
    ----------
    profile : Profile
        The sitting being looked at.
    changes : mapping of str to ReliableChange
        Each score against an earlier sitting, as `reliable_change` says; empty at a first sitting.
    sample : ReferenceSample or None
        Whom the scores are compared with; a site's own sample counts like any other.
    level : float
        Two-sided confidence of the distance to the sample's mean, between 0 and 1.

    Returns
    -------
    tuple of ClearScore
        In the profile's order. None of a score without a known reliability, and none of a difference that the error of
        one sitting, and of the sample's mean, could make.

    Notes
    -----
    The rules are those of `stands_out` and `reliable_change`, and their sources stand there.
    """
    found = []
    for name, score in profile.scores.items():
        far = distance(score, sample, level)
        lies: Literal["above", "below"] | None = None if abs(far) < 1 else ("above" if far > 0 else "below")
        verdict = changes[name].verdict if name in changes else "cannot tell"
        moved: Literal["rose", "fell"] | None = verdict if verdict == "rose" or verdict == "fell" else None
        said = []
        if lies is not None and sample is not None:
            text = (_("{label} lies above the mean of {sample}, by more than the error of one sitting.")
                    if lies == "above" else
                    _("{label} lies below the mean of {sample}, by more than the error of one sitting."))
            said.append(text.format(label=score.label, sample=sample.label))
        if moved is not None:
            text = (_("{label} rose by more than measurement error.") if moved == "rose" else
                    _("{label} fell by more than measurement error."))
            said.append(text.format(label=score.label))
        if said:
            found.append(ClearScore(
                instrument=profile.instrument, name=name, lies=lies, moved=moved, sentence=" ".join(said)))
    return tuple(found)
