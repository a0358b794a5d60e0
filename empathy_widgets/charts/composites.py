"""The general scores: one row each, on an axis of its own from its own lowest to its own highest score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.axes import Axis, checked, RadarSeries, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import Look, looks, named, paint, sheet, wrapped
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["composite_bars", "composites_drawing"]

ROW_PX = 92


def composite_bars(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> go.Figure:
    """Draw each score as a dot on its own range, one row an axis, as a plotly figure.

    Parameters
    ----------
    series : sequence of RadarSeries
        As for the radar; a missing score has no dot and the row says so.
    axes : sequence of Axis
        One or more; each row keeps its own low and high, so 10–50 and 20–100 are never read off one axis.

    Raises
    ------
    MismatchedScores
        A series has a score without an axis.
    ScoringError
        A score lies outside its axis.
    """
    return figure(composites_drawing(series, axes))


def composites_drawing(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> Drawn:
    """Return ``composite_bars(series, axes).to_plotly_json()`` without importing plotly."""
    checked(series, axes)
    lines = list(series)
    styles = looks(lines)
    layout = sheet("composites", ROW_PX * len(axes) + 12, margin={"l": 18, "r": 18, "t": 8, "b": 4}, showlegend=True,
                   annotations=[])
    traces = []
    for row, axis in enumerate(axes):
        _row_axes(layout, axis, row, len(axes))
        traces.append(_track(axis, row))
        for lane, (line, look) in reversed(list(enumerate(zip(lines, styles, strict=True)))):
            traces.append(_dot(line, look, axis, row, _height_of(lane, len(lines))))
        _row_words(layout, axis, row, lines)
    return Drawn(data=traces, layout=layout)


def _suffix(row: int) -> str:
    return "" if row == 0 else str(row + 1)


def _height_of(lane: int, lanes: int) -> float:
    """Where a series lies across the track, -1 to 1, so that equal scores do not hide one another."""
    return 0.0 if lanes == 1 else 0.7 - 1.4 * lane / (lanes - 1)


def _row_axes(layout: dict[str, Any], axis: Axis, row: int, rows: int) -> None:
    name, ticks, top = _suffix(row), tick_values(axis.low, axis.high), 1 - row / rows
    pad = (axis.high - axis.low) * 0.025
    layout[f"xaxis{name}"] = {
        "anchor": f"y{name}", "range": [axis.low - pad, axis.high + pad], "tickmode": "array", "tickvals": ticks,
        "ticktext": [f"{tick:g}" for tick in ticks], "tickfont": {"size": 12}, "ticks": "", "showgrid": False,
        "zeroline": False, "fixedrange": True,
    }
    paint(layout, f"xaxis{name}.tickfont.color", "--ew-muted")
    layout[f"yaxis{name}"] = {
        "anchor": f"x{name}", "domain": [top - 0.7 / rows, top - 0.34 / rows], "range": [-1.3, 1.3], "visible": False,
        "fixedrange": True,
    }


def _track(axis: Axis, row: int) -> dict[str, Any]:
    trace = {
        "type": "scatter", "mode": "lines", "x": [axis.low, axis.low, axis.high, axis.high, axis.low],
        "y": [-1.2, 1.2, 1.2, -1.2, -1.2], "fill": "toself", "line": {"width": 1}, "xaxis": f"x{_suffix(row)}",
        "yaxis": f"y{_suffix(row)}", "cliponaxis": False, "showlegend": False, "hoverinfo": "skip",
    }
    paint(trace, "line.color", "--ew-line")
    paint(trace, "fillcolor", "--ew-line", 0.35)
    return trace


def _dot(line: RadarSeries, look: Look, axis: Axis, row: int, height: float) -> dict[str, Any]:
    trace = named({
        "type": "scatter", "mode": "markers", "legendgroup": line.legend, "showlegend": row == 0,
        "x": [value_on(axis, line.values)], "y": [height], "xaxis": f"x{_suffix(row)}", "yaxis": f"y{_suffix(row)}",
        "marker": {"symbol": look.symbol, "size": look.size + 3},
    }, line, look)
    paint(trace, "marker.color", look.token)
    return trace


def _row_words(layout: dict[str, Any], axis: Axis, row: int, lines: Sequence[RadarSeries]) -> None:
    """The label above the row at the left, and the current score in words at the right."""
    current = next((line for line in lines if line.emphasis == "current"), None)
    value = None if current is None else value_on(axis, current.values)
    score = _("not scored") if value is None else f"<b>{round(value, 2):g}</b>"
    words = [(0, "left", wrapped(axis.label, 60)), *([] if current is None else [(1, "right", score)])]
    for x, side, text in words:
        layout["annotations"].append({
            "text": text, "xref": "paper", "x": x, "xanchor": side, "yref": f"y{_suffix(row)} domain", "y": 1.12,
            "yanchor": "bottom", "showarrow": False, "font": {"size": 14}, "align": side,
        })
