"""How far a score must move before it is more than measurement error, and what to say when nobody can tell."""

from __future__ import annotations

import math
from statistics import NormalDist

from empathy_widgets.domain import ReferenceValue, ReliableChange, Score, Verdict
from empathy_widgets.errors import MismatchedScores, ScoringError
from empathy_widgets.strings import _

__all__ = ["change_threshold", "reliable_change", "required_change"]


def change_threshold(value: ReferenceValue | None, level: float = 0.95) -> float | None:
    """Say how many points a score must move to be more than measurement error.

    Parameters
    ----------
    value : ReferenceValue or None
        Gives ``sd`` (points) and ``reliability`` (0 to 1, no unit).
    level : float
        Two-sided confidence, between 0 and 1.

    Returns
    -------
    float or None
        In points. None where the reliability is unknown, or is 1: then there is no error to measure change against.

    Raises
    ------
    ScoringError
        ``level`` is not between 0 and 1.

    Notes
    -----
    threshold = z(level) * sd * sqrt(2) * sqrt(1 - reliability), z two-sided (1.96 at 0.95).
    Source: Jacobson & Truax (1991), J Consult Clin Psychol 59(1), 12-19, doi:10.1037/0022-006X.59.1.12. The sqrt(2),
    for the error of two measurements, was missing in 1984 and put right by Christensen & Mendoza (1986), Behav Ther 17,
    305-308, doi:10.1016/S0005-7894(86)80060-0.

    Examples
    --------
    >>> round(change_threshold(ReferenceValue(mean=0, sd=7.6, reliability=0.95)), 4)
    4.7104
    """
    if not 0 < level < 1:
        raise ScoringError(_("The confidence level must lie between 0 and 1, for example 0.95."))
    error = _error_of_difference(value)
    return None if error is None else -NormalDist().inv_cdf((1 - level) / 2) * error


def required_change(value: ReferenceValue | None, level: float = 0.95) -> int | None:
    """Round the threshold up to whole points, for scores that only come in whole numbers.

    Returns
    -------
    int or None
        Points; None where ``change_threshold`` is None.

    Notes
    -----
    The rounding follows Anderson et al. (2014), J Marital Fam Ther 40, 525-534, doi:10.1111/jmft.12095: a reliable
    change index of 11.58 is reported as "12 or more points".

    Examples
    --------
    >>> required_change(ReferenceValue(mean=12.98, sd=3.62, reliability=0.762))
    5
    """
    threshold = change_threshold(value, level)
    return None if threshold is None else math.ceil(threshold)


def reliable_change(
    before: Score, after: Score, value: ReferenceValue | None, level: float = 0.95,
) -> ReliableChange:
    """Say how far a person moved, against measurement error.

    Parameters
    ----------
    before, after : Score
        Two administrations of one instrument, wording and subscale, in its own points.
    value : ReferenceValue or None
        Gives ``sd`` (points) and ``reliability`` (0 to 1, no unit); None when no reference sample has this score.
    level : float
        Two-sided confidence, between 0 and 1.

    Returns
    -------
    ReliableChange
        ``index`` has no unit; ``change`` and ``threshold`` are in points. ``verdict`` is rose or fell (by more than
        measurement error; whether that is welcome depends on the scale, ``Score.higher_is``), no reliable change when
        the move is smaller than the threshold, and cannot tell, with all three numbers None, when a score is missing
        or the reliability is unknown or 1.

    Raises
    ------
    MismatchedScores
        The two scores are of different instruments, subscales, wordings or ranges.
    ScoringError
        ``level`` is not between 0 and 1.

    Notes
    -----
    index = (after - before) / (sd * sqrt(2) * sqrt(1 - reliability)); see ``change_threshold`` for the sources.
    A prorated score is compared like any other, and the reason says so. The index is about two points in time: it
    does not correct for regression to the mean (Speer 1992, J Consult Clin Psychol 60, 402-408,
    doi:10.1037/0022-006X.60.3.402).
    """
    _check_pair(before, after)
    threshold, error = change_threshold(value, level), _error_of_difference(value)
    if threshold is None or error is None or before.points is None or after.points is None:
        return ReliableChange(
            name=after.name, change=None, index=None, threshold=None, level=level, verdict="cannot tell",
            reason=_why_not(before, after, value),
        )
    change = after.points - before.points
    verdict = _verdict(change, threshold)
    return ReliableChange(
        name=after.name, change=change, index=change / error, threshold=threshold, level=level, verdict=verdict,
        reason=_reason(change, (before, after), threshold, level, verdict),
    )


def _error_of_difference(value: ReferenceValue | None) -> float | None:
    """Standard error of a difference of two scores, points; None where it is unknown or nothing."""
    if value is None or value.reliability is None:
        return None
    error = value.sd * math.sqrt(2) * math.sqrt(1 - value.reliability) if value.reliability <= 1 else 0.0
    return error if math.isfinite(error) and error > 0 else None


def _check_pair(before: Score, after: Score) -> None:
    for attribute in ("instrument", "name", "wording", "low", "high", "of"):
        if getattr(before, attribute) != getattr(after, attribute):
            raise MismatchedScores(_(
                "These two scores are not of the same scale and wording; compare two sittings of one instrument."
            ))


def _verdict(change: float, threshold: float) -> Verdict:
    if abs(change) < threshold:
        return "no reliable change"
    return "rose" if change > 0 else "fell"


def _why_not(before: Score, after: Score, value: ReferenceValue | None) -> str:
    if before.points is None or after.points is None:
        return _("At one of the sittings too few items were answered to score this, so there is nothing to compare.")
    if value is None:
        return _("No reference sample for this score is loaded, so nobody can say how much of a move is chance.")
    if value.reliability is None:
        return _("How reliable this score is has not been reported, so nobody can say how much of a move is chance.")
    return _("The reported reliability leaves no measurement error to compare with, so nobody can judge the move.")


def _reason(change: float, pair: tuple[Score, Score], threshold: float, level: float, verdict: Verdict) -> str:
    before, after = pair
    if change > 0:
        move = _("The score rose by {points} points.").format(points=_plain(change))
    elif change < 0:
        move = _("The score fell by {points} points.").format(points=_plain(-change))
    else:
        move = _("The score did not move.")
    lines = [move, _rule(threshold, level, whole=before.whole and after.whole)]
    if verdict in ("rose", "fell") and after.higher_is == "neither":
        lines.append(_("On this scale more is neither better nor worse, so the move is named, not judged."))
    if verdict in ("rose", "fell") and after.higher_is == "worse":
        lines.append(_("On this scale fewer points are what people work towards."))
    if before.prorated or after.prorated:
        lines.append(_("Not every item was answered, so part of the score is filled in from the others."))
    return " ".join(lines)


def _rule(threshold: float, level: float, whole: bool) -> str:
    share = _plain(level * 100)
    if whole:
        text = _("It takes {needed} points or more ({exact} rounded up) to exceed measurement error, at {level} %.")
        return text.format(needed=math.ceil(threshold), exact=f"{threshold:.2f}", level=share)
    return _("It takes {exact} points or more to exceed measurement error, at {level} %.").format(
        exact=f"{threshold:.2f}", level=share,
    )


def _plain(number: float) -> str:
    """Two decimals at most, and none where there are none."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
