"""How the scores of a group lie: one bar a step of points, over the score's own range. Nobody is named."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.axes import Axis, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import paint, sheet, wrapped
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["Bar", "bars", "describe_distribution", "distribution", "distribution_drawing"]

BARS_AT_LEAST, BARS_AT_MOST = 5, 21
WHOLE_FROM = 8
"""From this many points on, a range is told in whole points; below it, as for a mean of 1 to 5, in sixteenths."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many ``people`` scored from ``low`` to ``high``, in points, both included where ``whole``.

    Whole points reach half a point to either side, where a prorated score may lie; otherwise ``high`` belongs to the
    next bar, except in the last.
    """

    low: float
    high: float
    people: int
    whole: bool

    @property
    def left(self) -> float:
        """Where the bar begins on the axis, points."""
        return self.low - 0.5 if self.whole else self.low

    @property
    def width(self) -> float:
        """How broad the bar is on the axis, points."""
        return self.high - self.low + (1 if self.whole else 0)


def distribution(values: Sequence[float], axis: Axis) -> go.Figure:
    """Draw a group's scores as a plotly figure, with a line at their mean.

    Parameters
    ----------
    values : sequence of float
        One score a person, in points, in any order; people without a score are left out beforehand.
    axis : Axis
        The subscale or composite: its whole range is the horizontal axis, whatever the scores are.

    Raises
    ------
    ScoringError
        There is no score, or one lies outside its range.
    """
    return figure(distribution_drawing(values, axis))


def bars(values: Sequence[float], axis: Axis) -> list[Bar]:
    """Return the bars from the lowest possible score to the highest, those with nobody among them.

    There are about twice as many as the square root of the number of people, 5 at least and 21 at most: a small group
    is told in broad steps, which also keep its people apart from their points. All hold equally many whole points,
    but the last where they do not come out even; it is drawn as much narrower.

    Examples
    --------
    >>> bars([5, 6, 7.25, 25], Axis("a", "Warmth", 5, 25))[0]
    Bar(low=5, high=11, people=3, whole=True)
    """
    if not len(values):
        raise ScoringError(_("There is no score to draw. Please choose a group in which somebody has one."))
    checked = [value for each in values if (value := value_on(axis, {axis.id: each})) is not None]
    most = min(BARS_AT_MOST, max(BARS_AT_LEAST, round(2 * len(values) ** 0.5)))
    return whole_bars(checked, axis, most) if axis.high - axis.low >= WHOLE_FROM else even_bars(checked, axis, most)


def whole_bars(values: Sequence[float], axis: Axis, most: int) -> list[Bar]:
    """Bars of whole points, of a size that comes out even where one is near."""
    low, count = math.floor(axis.low), math.floor(axis.high) - math.floor(axis.low) + 1
    needed = -(-count // most)
    size = next((size for size in range(needed, 2 * needed + 1) if count % size == 0 and count // size >= 3), needed)
    people = [0] * -(-count // size)
    for value in values:
        people[min(count - 1, math.floor(value - low + 0.5)) // size] += 1
    return [Bar(low + place * size, min(low + place * size + size, low + count) - 1, each, True)
            for place, each in enumerate(people)]


def even_bars(values: Sequence[float], axis: Axis, most: int) -> list[Bar]:
    """Bars of equal width on a short range of any numbers."""
    count = next(count for count in (16, 8, 4) if count <= most)
    step = (axis.high - axis.low) / count
    people = [0] * count
    for value in values:
        people[min(count - 1, int((value - axis.low) / step + 1e-9))] += 1
    return [
        Bar(axis.low + place * step, axis.low + (place + 1) * step, each, False)
        for place, each in enumerate(people)
    ]


def distribution_drawing(values: Sequence[float], axis: Axis) -> Drawn:
    """Return ``distribution(values, axis).to_plotly_json()`` without importing plotly."""
    drawn = bars(values, axis)
    pad, most = (axis.high - axis.low) / 40 + 0.5 * drawn[0].whole, max(bar.people for bar in drawn)
    every = -(-most // 4)
    layout = sheet(
        "distribution", 260, margin={"l": 44, "r": 16, "t": 56, "b": 44}, showlegend=False, bargap=0.12,
        title={"text": wrapped(axis.label, 48), "x": 0, "xref": "paper", "xanchor": "left", "yref": "container", "y": 1,
               "yanchor": "top", "pad": {"t": 12}, "font": {"size": 15}},
        xaxis={"range": [axis.low - pad, axis.high + pad], "tickmode": "array",
               "tickvals": tick_values(axis.low, axis.high),
               "ticktext": [f"{tick:g}" for tick in tick_values(axis.low, axis.high)], "ticks": "", "showgrid": False,
               "zeroline": False, "fixedrange": True, "tickfont": {"size": 12},
               "title": {"text": _("Points"), "font": {"size": 13}, "standoff": 6}},
        yaxis={"range": [0, most * 1.08], "tickmode": "array", "tickvals": list(range(0, most + 1, every)), "ticks": "",
               "zeroline": False, "fixedrange": True, "tickfont": {"size": 12},
               "title": {"text": _("People"), "font": {"size": 13}, "standoff": 6}},
    )
    for path, token in {"yaxis.gridcolor": "--ew-line", "yaxis.tickfont.color": "--ew-muted",
                        "xaxis.tickfont.color": "--ew-muted", "xaxis.title.font.color": "--ew-muted",
                        "yaxis.title.font.color": "--ew-muted"}.items():
        paint(layout, path, token)
    _mean_line(layout, statistics.fmean(values))
    trace = {
        "type": "bar", "x": [bar.left + bar.width / 2 for bar in drawn], "y": [bar.people for bar in drawn],
        "width": [bar.width * 0.92 for bar in drawn],
        "name": wrapped(axis.label, 48), "showlegend": False, "hoverinfo": "skip", "marker": {"line": {"width": 1.5}},
    }
    paint(trace, "marker.color", "--ew-series-1", 0.4)
    paint(trace, "marker.line.color", "--ew-series-1")
    return Drawn(data=[trace], layout=layout)


def _mean_line(layout: dict[str, Any], mean: float) -> None:
    layout["shapes"] = [{"type": "line", "x0": mean, "x1": mean, "yref": "paper", "y0": 0, "y1": 1.02,
                         "line": {"width": 2, "dash": "dash"}}]
    layout["annotations"] = [{
        "text": _("mean {mean}").format(mean=f"{mean:.1f}"), "x": mean, "yref": "paper", "y": 1.02, "yanchor": "bottom",
        "showarrow": False, "font": {"size": 12},
    }]
    paint(layout, "shapes.0.line.color", "--ew-ink")
    paint(layout, "annotations.0.font.color", "--ew-ink")


def describe_distribution(values: Sequence[float], axis: Axis) -> str:
    """Return the same in words: how many people, their mean, and each bar that somebody stands in.

    Examples
    --------
    >>> describe_distribution([5, 6, 6, 25], Axis("a", "Warmth", 5, 25))
    'Distribution of Warmth from 5 to 25 points, 4 people, mean 10.5. 5 to 11 points: 3; 19 to 25 points: 1.'
    """
    opening = ngettext("Distribution of {label} from {low:g} to {high:g} points, {count} person, mean {mean:.1f}",
                       "Distribution of {label} from {low:g} to {high:g} points, {count} people, mean {mean:.1f}",
                       len(values))
    told = "; ".join(
        (_("{low:g} points: {people}") if bar.low == bar.high else _("{low:g} to {high:g} points: {people}")).format(
            low=bar.low, high=bar.high, people=bar.people)
        for bar in bars(values, axis) if bar.people)
    return opening.format(label=axis.label, low=axis.low, high=axis.high, count=len(values),
                          mean=statistics.fmean(values)) + f". {told}."
