"""Several scores over the same administrations, a small panel each, all on one vertical axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from empathy_widgets import dates
from empathy_widgets.charts.axes import Axis, tick_values, value_on
from empathy_widgets.charts.paint import narrow, paint, sheet, whole_words
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.charts.spots import value_in_words
from empathy_widgets.charts.trend import TrendPoint
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _

__all__ = ["Panel", "trends_drawing", "trends_spots"]

ACROSS, ACROSS_NARROW = 4, 2
"""Panels beside one another, on a wide page and on a narrow one."""
ROW_PX, BELOW_PX, BETWEEN = 140, 560, 0.05
TITLE_WIDTH = 22
"""Characters of a panel's name in a line."""
EDGES = {"l": 30, "r": 14, "t": 42, "b": 24}


@dataclass(frozen=True, slots=True)
class Panel:
    """One score over the administrations; ``threshold`` is its reliable change in points, None where it is unknown."""

    label: str
    points: tuple[TrendPoint, ...]
    threshold: float | None


def trends_drawing(panels: Sequence[Panel], low: float, high: float) -> Drawn:
    """Draw each score as a small panel; all of one range, so that heights can be compared from panel to panel.

    Parameters
    ----------
    panels : sequence of Panel
        One or more, each with the same administrations, oldest first. An unscored one is a gap in its line.
    low, high : float
        The scores' lowest and highest points: the whole vertical axis of every panel.

    Returns
    -------
    Drawn
        Plotly's JSON: 4 panels beside one another, on a narrow page 2. A band lies where a threshold is known, that
        far to either side of the first scored administration.

    Raises
    ------
    ScoringError
        No panel is given, or one without administrations; a score lies outside the range.
    """
    if not panels or not all(panel.points for panel in panels):
        raise ScoringError(_("A trend needs at least one completed administration. Please complete one first."))
    wide, small = (_places(len(panels), across) for across in (ACROSS, ACROSS_NARROW))
    rows, rows_small = (-(-len(panels) // across) for across in (ACROSS, ACROSS_NARROW))
    layout = sheet("trends", ROW_PX * rows, margin=dict(EDGES), showlegend=False, annotations=[], shapes=[])
    changes: dict[str, Any] = {}
    data = []
    for index, panel in enumerate(panels):
        name = "" if index == 0 else str(index + 1)
        _panel_axes(layout, panel, name, wide[index], (low, high), first=index % ACROSS == 0)
        data.append(_line(panel, name, low, high))
        _title(layout, panel, name, wide[index])
        _band(layout, panel, name, wide[index], (low, high))
        (left, right), (bottom, top) = small[index]
        changes |= {
            f"xaxis{name}.domain": [left, right], f"yaxis{name}.domain": [bottom, top],
            f"yaxis{name}.ticktext": _heights(low, high, index % ACROSS_NARROW == 0), f"annotations.{index}.x": left,
        }
        for shape in range(len(layout["shapes"])):
            if layout["shapes"][shape]["yref"] == f"y{name}":
                changes |= {f"shapes.{shape}.x0": left, f"shapes.{shape}.x1": right}
    narrow(layout, changes, BELOW_PX)
    layout["meta"]["narrow"]["height"] = ROW_PX * rows_small
    return Drawn(data=data, layout=layout)


def trends_spots(panels: Sequence[Panel], low: float, high: float) -> list[dict[str, Any]]:
    """Return every point of every panel, where it lies and what it says, as `radar_spots` does."""
    wide, small = (_places(len(panels), across) for across in (ACROSS, ACROSS_NARROW))
    found = []
    for index, panel in enumerate(panels):
        for turn, point in enumerate(panel.points):
            if point.value is None:
                continue
            along = (turn + 0.5) / len(panel.points)
            up = (point.value - low) / (high - low)
            found.append({
                "at": _at(wide[index], along, up), "small": _at(small[index], along, up),
                "says": f"{panel.label}\n{dates.day(point.at)}: {value_in_words(point.value)}"})
    return found


Place = tuple[tuple[float, float], tuple[float, float]]


def _at(place: Place, along: float, up: float) -> list[float]:
    (left, right), (bottom, top) = place
    return [round(left + along * (right - left), 6), round(1 - bottom - up * (top - bottom), 6)]


def _places(count: int, across: int) -> list[Place]:
    """Where each panel lies in the plot: from left to right, from bottom to top, the first row uppermost."""
    columns, rows = min(across, count), -(-count // across)
    width = (1 - BETWEEN * (columns - 1)) / columns
    plot = ROW_PX * rows - EDGES["t"] - EDGES["b"]
    apart = (EDGES["t"] + EDGES["b"]) / plot
    height = (1 - apart * (rows - 1)) / rows
    found: list[Place] = []
    for index in range(count):
        left, top = (index % columns) * (width + BETWEEN), 1 - (index // columns) * (height + apart)
        found.append(((round(left, 6), round(left + width, 6)), (round(max(0.0, top - height), 6), round(top, 6))))
    return found


def _panel_axes(
    layout: dict[str, Any], panel: Panel, name: str, place: Place, ends: tuple[float, float], first: bool,
) -> None:
    low, high = ends
    ticks, count = tick_values(low, high), len(panel.points)
    ends_shown = sorted({1, count})
    layout[f"xaxis{name}"] = {
        "anchor": f"y{name}", "domain": list(place[0]), "range": [0.5, count + 0.5], "tickmode": "array",
        "tickvals": ends_shown, "ticktext": [dates.day_and_month(panel.points[one - 1].at) for one in ends_shown],
        "tickangle": 0, "ticks": "", "showgrid": False, "zeroline": False, "fixedrange": True,
        "tickfont": {"size": 11.5}}
    layout[f"yaxis{name}"] = {
        "anchor": f"x{name}", "domain": list(place[1]), "range": [low, high], "tickmode": "array", "tickvals": ticks,
        "ticktext": _heights(low, high, first), "ticks": "", "zeroline": False, "fixedrange": True,
        "tickfont": {"size": 11.5}}
    paint(layout, f"xaxis{name}.tickfont.color", "--ew-muted")
    paint(layout, f"yaxis{name}.tickfont.color", "--ew-muted")
    paint(layout, f"yaxis{name}.gridcolor", "--ew-line")


def _heights(low: float, high: float, told: bool) -> list[str]:
    """The words at the vertical axis: at its ends and its middle, and only at the first panel of a row."""
    ticks = tick_values(low, high)
    kept = {ticks[0], ticks[len(ticks) // 2], ticks[-1]}
    return [f"{tick:g}" if told and tick in kept else "" for tick in ticks]


def _line(panel: Panel, name: str, low: float, high: float) -> dict[str, Any]:
    axis = Axis("score", panel.label, low, high)
    values = [value_on(axis, {"score": point.value}) for point in panel.points]
    scored = [turn for turn, value in enumerate(values) if value is not None]
    shown = {scored[0], scored[-1]} if scored else set()
    line = {
        "type": "scatter", "mode": "lines+markers+text", "name": panel.label, "x": list(range(1, len(values) + 1)),
        "y": values, "text": [f"{round(value, 2):g}" if value is not None and turn in shown else ""
                              for turn, value in enumerate(values)],
        "textposition": "top center", "connectgaps": False, "cliponaxis": False, "xaxis": f"x{name}",
        "yaxis": f"y{name}", "line": {"width": 2.5, "shape": "linear"}, "marker": {"symbol": "circle", "size": 7},
        "textfont": {"size": 12}, "showlegend": False, "hoverinfo": "skip"}
    paint(line, "line.color", "--ew-series-1")
    paint(line, "marker.color", "--ew-series-1")
    paint(line, "textfont.color", "--ew-ink")
    return line


def _title(layout: dict[str, Any], panel: Panel, name: str, place: Place) -> None:
    layout["annotations"].append({
        "text": whole_words(panel.label, TITLE_WIDTH), "xref": "paper", "x": place[0][0], "xanchor": "left",
        "yref": f"y{name} domain", "y": 1.08, "yanchor": "bottom", "showarrow": False, "font": {"size": 12.5},
        "align": "left"})


def _band(
    layout: dict[str, Any], panel: Panel, name: str, place: Place, ends: tuple[float, float],
) -> None:
    first = next((point.value for point in panel.points if point.value is not None), None)
    if first is None or panel.threshold is None:
        return
    layout["shapes"].append({
        "type": "rect", "xref": "paper", "x0": place[0][0], "x1": place[0][1], "yref": f"y{name}",
        "y0": max(ends[0], first - panel.threshold), "y1": min(ends[1], first + panel.threshold), "layer": "below",
        "line": {"width": 0}})
    paint(layout, f"shapes.{len(layout['shapes']) - 1}.fillcolor", "--ew-edge", 0.2)
