"""The radar of the subscales: one administration over earlier ones and, where there is one, a reference sample."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.axes import Axis, checked, RadarSeries, shared_range, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.geometry import axis_angle
from empathy_widgets.charts.paint import CLEAR, NARROW_PX, Look, looks, named, narrow, paint, sheet, whole_words
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.charts.picture_ink import LINE_SPACING

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["radar", "radar_drawing"]

LABEL_WIDTH, LABEL_NARROW = 14, 10
"""Characters in a line of a label, on a wide page and on a narrow one; all of a label is shown."""
ABOVE_WIDTH, ABOVE_NARROW = 32, 28
"""The same for the label at the top, and at the bottom where one axis points straight down: there is room."""
LABEL_PX, LABEL_NARROW_PX = 14, 12.5
LONG_SIDE, LONG_BELOW = 90, 400
"""px; labels that need more room than this at the sides are set smaller on wider pages too."""
LETTER, LEAST_SIDE, LEAST_NARROW = 0.55, 74, 52
"""The width of a letter, as a share of its size, with something to spare; and the least room at the sides, px."""


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
    wide, small = (_labels(axes, *widths) for widths in ((LABEL_WIDTH, ABOVE_WIDTH), (LABEL_NARROW, ABOVE_NARROW)))
    layout = sheet("radar", 480, margin=_margins(wide, LABEL_PX, LEAST_SIDE), showlegend=True, polar={
        "bgcolor": CLEAR,
        "radialaxis": {
            "range": [low, high], "tickmode": "array", "tickvals": ticks, "ticktext": [f"{tick:g}" for tick in ticks],
            "angle": 90 - axis_angle(1, len(axes)) / 2, "tickangle": 90 - axis_angle(1, len(axes)) / 2, "ticks": "",
            "tickfont": {"size": 12}, "showline": False, "layer": "below traces",
        },
        "angularaxis": {
            "type": "category", "categoryorder": "array", "categoryarray": around, "period": len(axes), "rotation": 90,
            "direction": "clockwise", "tickmode": "array", "tickvals": around, "ticks": "",
            "tickfont": {"size": LABEL_PX}, "ticktext": wide, "layer": "below traces",
        },
    })
    kept = {ticks[0], ticks[len(ticks) // 2], ticks[-1]}
    below = LONG_BELOW if layout["margin"]["l"] > LONG_SIDE else NARROW_PX
    room = _margins(small, LABEL_NARROW_PX, LEAST_NARROW)
    narrow(layout, {**{f"margin.{side}": px for side, px in room.items()},
                    "polar.angularaxis.ticktext": small, "polar.angularaxis.tickfont.size": LABEL_NARROW_PX,
                    "polar.radialaxis.ticktext": [f"{tick:g}" if tick in kept else "" for tick in ticks]}, below)
    paint(layout, "polar.radialaxis.gridcolor", "--ew-line")
    paint(layout, "polar.radialaxis.tickfont.color", "--ew-muted")
    paint(layout, "polar.angularaxis.gridcolor", "--ew-line")
    paint(layout, "polar.angularaxis.linecolor", "--ew-edge")
    return layout


def _labels(axes: Sequence[Axis], beside: int, above: int) -> list[str]:
    return [whole_words(axis.label, beside if axis_angle(index, len(axes)) % 180 else above)
            for index, axis in enumerate(axes)]


def _margins(labels: Sequence[str], size: float, least: float) -> dict[str, float]:
    """Room around the circle, px, in which every label of ``size`` px lies whole."""
    lines = [label.split("<br>") for label in labels]
    turns = [axis_angle(index, len(labels)) for index in range(len(labels))]
    beside = [len(max(rows, key=len)) for rows, turn in zip(lines, turns, strict=True) if turn % 180]
    side = max(least, round(LETTER * size * max(beside, default=0)) + 8)
    ups = [math.cos(math.radians(turn)) for turn in turns]
    above, below = (max((len(rows) for rows, up in zip(lines, ups, strict=True) if sign * up > 0.5), default=1)
                    for sign in (1, -1))
    return {"l": side, "r": side, "t": round(LINE_SPACING * size * above) + 16,
            "b": round(LINE_SPACING * size * below) + 18}
