"""What a chart shows, in one sentence, for people who do not see it. The numbers also stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from empathy_widgets import dates
from empathy_widgets.charts.axes import Axis, RadarSeries, value_on
from empathy_widgets.charts.trend import TrendPoint
from empathy_widgets.strings import _, ngettext

__all__ = ["describe_composites", "describe_radar", "describe_trend"]


def describe_radar(series: Sequence[RadarSeries], axes: Sequence[Axis], opening: str = "") -> str:
    """Return one sentence naming the range, then each series with every subscale; missing ones are "not scored".

    ``opening`` replaces the sentence naming the range, where the axes are no subscales.

    Examples
    --------
    >>> axes = [Axis("a", "Warmth", 5, 25), Axis("b", "Calm", 5, 25), Axis("c", "Care", 5, 25)]
    >>> describe_radar([RadarSeries("Today", {"a": 12, "b": None, "c": 20})], axes)
    'Radar chart of 3 subscales, each from 5 to 25 points. Today: Warmth 12, Calm not scored, Care 20.'
    """
    opening = opening or _("Radar chart of {count} subscales, each from {low:g} to {high:g} points").format(
        count=len(axes), low=axes[0].low, high=axes[0].high)
    return ". ".join([opening, *(_spoken(line, axes) for line in series)]) + "."


def describe_composites(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> str:
    """Return one sentence naming each row with its own range, then each series with every score."""
    ranges = ", ".join(_("{label} from {low:g} to {high:g}").format(label=axis.label, low=axis.low, high=axis.high)
                       for axis in axes)
    opening = _("Range chart, each score on its own axis: {ranges}").format(ranges=ranges)
    return ". ".join([opening, *(_spoken(line, axes) for line in series)]) + "."


def describe_trend(
    points: Sequence[TrendPoint], low: float, high: float, threshold: float | None, label: str,
) -> str:
    """Return the scores by date, and the band when a threshold (points) is known."""
    opening = ngettext("Trend of {label} over {count} administration, from {low:g} to {high:g} points",
                       "Trend of {label} over {count} administrations, from {low:g} to {high:g} points", len(points))
    said = "; ".join(f"{dates.day(point.at)}: {_score(point.value)}" for point in points)
    parts = [opening.format(label=label, count=len(points), low=low, high=high) + f". {said}"]
    first = next((point.value for point in points if point.value is not None), None)
    if threshold is not None and first is not None:
        parts.append(_("Scores between {bottom:.1f} and {top:.1f} may differ from the first by measurement error alone")
                     .format(bottom=max(low, first - threshold), top=min(high, first + threshold)))
    return ". ".join(parts) + "."


def _spoken(line: RadarSeries, axes: Sequence[Axis]) -> str:
    return f"{line.legend}: " + ", ".join(f"{axis.label} {_score(value_on(axis, line.values))}" for axis in axes)


def _score(value: float | None) -> str:
    return _("not scored") if value is None else f"{round(value, 2):g}"
