"""How the scores of a group lie: one bar a step of points, over the score's own range. Nobody is named."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.axes import Axis, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import paint, sheet, wrapped
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["Bar", "bars", "describe_distribution", "distribution", "distribution_drawing"]

BARS_AT_MOST = 21
STEPS = (0.25, 1, 2, 4, 5, 8, 10, 20, 40, 50, 100)
WHOLE_FROM = 8
"""From this many points on, a range is told in whole points."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many ``people`` scored nearest to ``at``, in points."""

    at: float
    people: int


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
    """Return the bars from the lowest possible score to the highest, 21 at most, those with nobody among them.

    Examples
    --------
    >>> [bar.people for bar in bars([5, 6, 6, 16.25, 25], Axis("a", "Warmth", 5, 25))]
    [1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    """
    if not len(values):
        raise ScoringError(_("There is no score to draw. Please choose a group in which somebody has one."))
    span = axis.high - axis.low
    least = 1 if span >= WHOLE_FROM else 0
    step = next((one for one in STEPS if one >= least and span / one < BARS_AT_MOST), span / (BARS_AT_MOST - 1))
    people = [0] * (round(span / step) + 1)
    for value in values:
        people[min(len(people) - 1, int((value_on(axis, {axis.id: value}) - axis.low) / step + 0.5))] += 1
    return [Bar(axis.low + place * step, count) for place, count in enumerate(people)]


def distribution_drawing(values: Sequence[float], axis: Axis) -> dict[str, Any]:
    """Return ``distribution(values, axis).to_plotly_json()`` without importing plotly."""
    drawn = bars(values, axis)
    step, most = drawn[1].at - drawn[0].at, max(bar.people for bar in drawn)
    every = -(-most // 4)
    layout = sheet(
        "distribution", 260, margin={"l": 44, "r": 16, "t": 56, "b": 44}, showlegend=False, bargap=0.12,
        title={"text": wrapped(axis.label, 48), "x": 0, "xref": "paper", "xanchor": "left", "yref": "container", "y": 1,
               "yanchor": "top", "pad": {"t": 12}, "font": {"size": 15}},
        xaxis={"range": [axis.low - step, axis.high + step], "tickmode": "array", "tickvals": tick_values(axis.low, axis.high),
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
        "type": "bar", "x": [bar.at for bar in drawn], "y": [bar.people for bar in drawn], "width": step * 0.88,
        "name": wrapped(axis.label, 48), "showlegend": False, "hoverinfo": "skip", "marker": {"line": {"width": 1.5}},
    }
    paint(trace, "marker.color", "--ew-series-1", 0.4)
    paint(trace, "marker.line.color", "--ew-series-1")
    return {"data": [trace], "layout": layout}


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
    'Distribution of Warmth from 5 to 25 points, 4 people, mean 10.5. At 5 points: 1; at 6 points: 2; at 25 points: 1.'
    """
    drawn = bars(values, axis)
    opening = ngettext("Distribution of {label} from {low:g} to {high:g} points, {count} person, mean {mean:.1f}",
                       "Distribution of {label} from {low:g} to {high:g} points, {count} people, mean {mean:.1f}", len(values))
    whole = drawn[1].at - drawn[0].at <= 1
    place = _("at {points:g} points: {people}") if whole else _("around {points:g} points: {people}")
    told = "; ".join(place.format(points=bar.at, people=bar.people) for bar in drawn if bar.people)
    return opening.format(label=axis.label, low=axis.low, high=axis.high, count=len(values),
                          mean=statistics.fmean(values)) + f". {told[:1].upper()}{told[1:]}."
