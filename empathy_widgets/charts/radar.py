"""The radar of the subscales: one administration over earlier ones and, where there is one, a reference sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.axes import Axis, checked, RadarSeries, shared_range, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.geometry import axis_angle
from empathy_widgets.charts.paint import CLEAR, NARROW_PX, Look, looks, named, narrow, paint, sheet, wrapped
from empathy_widgets.charts.picture import Drawn

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["radar", "radar_drawing"]

LABEL_WIDTH = 14
LONG_LINE = 11
"""Characters; a longer line of a label needs more room at the sides of a small page."""


def radar(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> go.Figure:
    """Draw ``series`` over the subscales as a plotly figure, checked by plotly.

    Parameters
    ----------
    series : sequence of RadarSeries
        Values in the instrument's points. A missing subscale is a gap: neither 0 nor bridged, and the polygon is then
        not filled. Earlier administrations are fainter; the reference sample is dotted.
    axes : sequence of Axis
        Three or more of one range, which is the radial range whatever the scores are. The first points up, the rest
        follow clockwise.

    Raises
    ------
    MismatchedScores
        The axes differ in range, or a series has a score without an axis.
    ScoringError
        A score lies outside its range, or there are fewer than three axes.

    Examples
    --------
    >>> axes = [Axis(name, name, 5, 25) for name in ("NCE", "PCE", "NAE", "PAE")]
    >>> drawn = radar([RadarSeries("Today", {"NCE": 12, "PCE": 18, "NAE": None, "PAE": 15})], axes)
    >>> drawn.data[0].r, drawn.layout.polar.radialaxis.range
    ((12, 18, None, 15, 12), (5, 25))
    """
    return figure(radar_drawing(series, axes))


def radar_drawing(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> Drawn:
    """Return ``radar(series, axes).to_plotly_json()`` without importing plotly: what a live page redraws from."""
    low, high = shared_range(axes)
    checked(series, axes)
    lines = list(series)
    traces = [_trace(line, look, axes) for line, look in zip(lines, looks(lines), strict=True)]
    traces.sort(key=lambda trace: -trace["legendrank"])
    return Drawn(data=traces, layout=_layout(axes, low, high))


def _trace(line: RadarSeries, look: Look, axes: Sequence[Axis]) -> dict[str, Any]:
    points = [value_on(axis, line.values) for axis in axes]
    around = [axis.id for axis in axes]
    trace = named({
        "type": "scatterpolar", "mode": "lines+markers", "r": [*points, points[0]], "theta": [*around, around[0]],
        "connectgaps": False, "fill": "none", "line": {"dash": look.dash, "width": look.width, "shape": "linear"},
        "marker": {"symbol": look.symbol, "size": look.size},
    }, line, look)
    paint(trace, "line.color", look.token)
    paint(trace, "marker.color", look.token)
    if line.emphasis == "current" and None not in points:
        trace["fill"] = "toself"
        paint(trace, "fillcolor", look.token, 0.12)
    return trace


def _layout(axes: Sequence[Axis], low: float, high: float) -> dict[str, Any]:
    around, ticks = [axis.id for axis in axes], tick_values(low, high)
    layout = sheet("radar", 480, margin={"l": 74, "r": 74, "t": 74, "b": 78}, showlegend=True, polar={
        "bgcolor": CLEAR,
        "radialaxis": {
            "range": [low, high], "tickmode": "array", "tickvals": ticks, "ticktext": [f"{tick:g}" for tick in ticks],
            "angle": 90 - axis_angle(1, len(axes)) / 2, "tickangle": 90 - axis_angle(1, len(axes)) / 2, "ticks": "",
            "tickfont": {"size": 12}, "showline": False, "layer": "below traces",
        },
        "angularaxis": {
            "type": "category", "categoryorder": "array", "categoryarray": around, "period": len(axes), "rotation": 90,
            "direction": "clockwise", "tickmode": "array", "tickvals": around, "ticks": "", "tickfont": {"size": 14},
            "ticktext": [wrapped(axis.label, LABEL_WIDTH, 3) for axis in axes], "layer": "below traces",
        },
    })
    kept = {ticks[0], ticks[len(ticks) // 2], ticks[-1]}
    longest = max(len(line) for label in layout["polar"]["angularaxis"]["ticktext"] for line in label.split("<br>"))
    side, below = (88, 400) if longest > LONG_LINE else (64, NARROW_PX)
    narrow(layout, {"margin.l": side, "margin.r": side, "polar.angularaxis.tickfont.size": 12.5,
                    "polar.radialaxis.ticktext": [f"{tick:g}" if tick in kept else "" for tick in ticks]}, below)
    paint(layout, "polar.radialaxis.gridcolor", "--ew-line")
    paint(layout, "polar.radialaxis.tickfont.color", "--ew-muted")
    paint(layout, "polar.angularaxis.gridcolor", "--ew-line")
    paint(layout, "polar.angularaxis.linecolor", "--ew-edge")
    return layout
