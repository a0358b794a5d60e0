"""What a chart is drawn from: axes with their own range, and series of scores. Checks, no drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from empathy_widgets.errors import MismatchedScores, ScoringError
from empathy_widgets.strings import _

__all__ = ["Axis", "RadarSeries", "checked", "shared_range", "tick_values", "value_on"]

Emphasis = Literal["current", "earlier", "reference"]


@dataclass(frozen=True, slots=True)
class Axis:
    """One subscale or composite: ``low`` and ``high`` are its lowest and highest possible points."""

    id: str
    label: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """One administration, or one reference sample, to draw.

    ``values`` maps axis id to points; None or absent is a missing score and becomes a gap. ``n`` is the size of a
    reference sample, people, and is named in the legend.
    """

    name: str
    values: Mapping[str, float | None]
    emphasis: Emphasis = "current"
    n: int | None = None

    @property
    def legend(self) -> str:
        """The name to show, with the size of a reference sample."""
        return self.name if self.n is None else _("{name} (n\u00a0=\u00a0{n})").format(name=self.name, n=f"{self.n:,}")


def value_on(axis: Axis, values: Mapping[str, float | None]) -> float | None:
    """Return the score on ``axis`` in points, None when missing.

    Raises
    ------
    ScoringError
        The score is not a number between the axis's low and high.
    """
    value = values.get(axis.id)
    if value is None:
        return None
    if isinstance(value, bool) or not axis.low <= value <= axis.high:
        raise ScoringError(_("{label} cannot be drawn: its score lies outside {low:g} to {high:g}. "
                             "Please score it again.").format(label=axis.label, low=axis.low, high=axis.high))
    return value


def checked(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> None:
    """Raise MismatchedScores when a series holds a score that none of ``axes`` can show, or two axes share an id."""
    known = {axis.id for axis in axes}
    if len(known) < len(axes):
        raise MismatchedScores(_("Two axes of this chart are the same subscale. Please give each subscale once."))
    for line in series:
        unknown = sorted(set(line.values) - known)
        if unknown:
            raise MismatchedScores(_("{name} has a score for {unknown}, which this chart has no axis for. "
                                     "Please compare administrations of one instrument.")
                                   .format(name=line.name, unknown=", ".join(unknown)))


def shared_range(axes: Sequence[Axis]) -> tuple[float, float]:
    """Return the one low and high of all ``axes``, in points.

    Raises
    ------
    MismatchedScores
        The axes differ in range: 5 to 25 and 10 to 50 never share one axis.
    ScoringError
        There are fewer than three axes, or low is not below high.
    """
    if len(axes) < 3:
        raise ScoringError(_("A radar needs at least three subscales. "
                             "Please show these scores as a range chart instead."))
    ranges = {(axis.low, axis.high) for axis in axes}
    if len(ranges) > 1:
        spans = ", ".join(f"{low:g}–{high:g}" for low, high in sorted(ranges))
        raise MismatchedScores(_("Scores on different ranges ({spans}) cannot share one radar. "
                                 "Please draw them on axes of their own.").format(spans=spans))
    low, high = ranges.pop()
    if not low < high:
        raise ScoringError(_("A radar needs a lowest score below its highest. Please check the instrument's choices."))
    return low, high


def tick_values(low: float, high: float) -> list[float]:
    """Return 3 to 6 evenly spaced ticks from ``low`` to ``high``, whole numbers where the range allows.

    Examples
    --------
    >>> tick_values(5, 25)
    [5, 10, 15, 20, 25]
    >>> tick_values(0, 28)
    [0, 7, 14, 21, 28]
    """
    span = high - low
    for parts in (4, 5, 3, 2):
        if span and float(span / parts).is_integer():
            break
    else:
        parts = 2
    return [_short(low + span * step / parts) for step in range(parts + 1)]


def _short(value: float) -> float:
    return int(value) if float(value).is_integer() else value
