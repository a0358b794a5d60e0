"""Figures of a class that may be kept, and how two classes differ: groups only, and never fewer than five people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from empathy_widgets.domain import FEWEST_KEPT, Band, ClassFigures, ClassScore, Instrument
from empathy_widgets.errors import ScoringError
from empathy_widgets.scoring.columns import ScoreColumn
from empathy_widgets.scoring.items import item_report
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

__all__ = ["ClassDifference", "bands", "class_difference", "class_figures"]

BANDS = 8
"""Into how many parts a range is cut at most."""


def class_figures(instrument: Instrument, choices: np.ndarray, columns: Sequence[ScoreColumn]) -> ClassFigures:
    """What may be kept of a class.

    Parameters
    ----------
    instrument : Instrument
        Its key.
    choices : array of float, respondents × items
        As answered; nan is unanswered.
    columns : sequence of ScoreColumn
        As `score_columns` gives them over the same respondents.

    Returns
    -------
    ClassFigures
        Scores that five people or more have; reliability where thirty answered, as everywhere.

    Raises
    ------
    ScoringError
        There are fewer than five people, or no score that five of them have.
    """
    try:
        parts = {part.id: part for part in item_report(instrument, choices).subscales}
    except ScoringError:
        parts = {}
    scores = []
    for column in columns:
        if len(column.known) >= FEWEST_KEPT:
            part = parts.get(column.name)
            known = (part.alpha, part.low, part.high) if part is not None else (None, None, None)
            scores.append(ClassScore(
                name=column.name, n=len(column.known), mean=column.mean, sd=column.sd, alpha=known[0],
                alpha_low=known[1], alpha_high=known[2],
                bands=bands(column.known, *instrument.score_range(column.name))))
    if not scores:
        raise ScoringError(_("A class is kept from {fewest} people with a score on; figures of fewer could be traced "
                             "back to one of them.").format(fewest=FEWEST_KEPT))
    return ClassFigures(people=len(choices), scores=tuple(scores))


def bands(scores: Sequence[float], low: float, high: float) -> tuple[Band, ...]:
    """Count scores in eighths of their range, joined with their neighbours until five people or more are in each.

    Parameters
    ----------
    scores : sequence of float
        Five or more, points.
    low, high : float
        The lowest and highest possible score. The edges come from these alone, so that no edge tells a score.

    Examples
    --------
    >>> [(band.low, band.high, band.count) for band in bands([5, 6, 6, 7, 8, 9, 9, 9, 9, 9, 20], 5, 21)]
    [(5.0, 9.0, 5), (9.0, 21.0, 6)]
    """
    edges = [low + (high - low) * number / BANDS for number in range(BANDS + 1)]
    found: list[Band] = []
    start, held = low, 0
    for place, end in enumerate(edges[1:], 1):
        held += sum(edges[place - 1] <= score < end or (place == BANDS and score == high) for score in scores)
        if held >= FEWEST_KEPT:
            found.append(Band(low=start, high=end, count=held))
            start, held = end, 0
    if start < high and found:
        last = found.pop()
        found.append(Band(low=last.low, high=high, count=last.count + held))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ClassDifference:
    """How one score of a class differs from another class's, later less earlier.

    ``change`` is in points; ``low`` and ``high`` are its 95 % limits if the two are different people; ``spread`` is the
    change in standard deviations of the two groups taken together, no unit, None where nobody differs.
    """

    name: str
    change: float
    low: float
    high: float
    spread: float | None


def class_difference(before: ClassScore, after: ClassScore) -> ClassDifference:
    """Say how far apart the means of two groups are, and how far apart chance alone may have put them.

    Parameters
    ----------
    before, after : ClassScore
        One score of one version of a form in two groups.

    Raises
    ------
    ScoringError
        They are two different scores.

    Notes
    -----
    Limits: the unequal variances interval of Welch (1947), Biometrika 34(1-2), 28-35, doi:10.1093/biomet/34.1-2.28,
    with the degrees of freedom given there. It stands for two groups without a person in common. The same people
    measured twice would give other limits, which cannot be worked out from means.

    Examples
    --------
    >>> one, two = (ClassScore(name="W", n=20, mean=mean, sd=4.0) for mean in (14.0, 16.0))
    >>> told = class_difference(one, two)
    >>> told.change, round(told.low, 2), round(told.high, 2), told.spread
    (2.0, -0.56, 4.56, 0.5)
    """
    from scipy.special import stdtrit

    if before.name != after.name:
        raise ScoringError(_("Two different scores are not compared."))
    change = after.mean - before.mean
    parts = [one.sd ** 2 / one.n for one in (before, after)]
    within = ((before.n - 1) * before.sd ** 2 + (after.n - 1) * after.sd ** 2) / (before.n + after.n - 2)
    if not sum(parts):
        return ClassDifference(before.name, change, change, change, None)
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (after.n - 1))
    margin = float(stdtrit(freedom, 0.975)) * sum(parts) ** 0.5
    return ClassDifference(before.name, change, change - margin, change + margin, change / within ** 0.5)
