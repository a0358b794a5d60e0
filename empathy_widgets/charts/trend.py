"""One score over administrations, with the band inside which a change may be measurement error."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from empathy_widgets import dates
from empathy_widgets.charts.axes import Axis, tick_values, value_on
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import narrow, paint, sheet, wrapped
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["TrendPoint", "trend", "trend_drawing", "trend_note"]

DATES_SHOWN = 6
DATES_NARROW = 4
VALUES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One completed administration: when, and its score in points (None when unscored)."""

    at: datetime.datetime
    value: float | None


def trend(points: Sequence[TrendPoint], low: float, high: float, threshold: float | None, label: str) -> go.Figure:
    """Draw a score over administrations as a plotly figure.

    Parameters
    ----------
    points : sequence of TrendPoint
        Oldest first, one or more. Administrations stand evenly spaced with their dates below, shown in the time zone
        they carry. An unscored one is a gap in the line.
    low, high : float
        The score's own lowest and highest points: always the whole vertical axis.
    threshold : float or None
        The reliable change in points. The band reaches that far to either side of the first scored administration,
        within ``low`` and ``high``. None draws no band; ``layout.meta["note"]`` then says why.
    label : str
        The subscale or composite, as the chart's title.

    Raises
    ------
    ScoringError
        No point is given, dates run backwards, a score lies outside its range, or the threshold is not above 0.
    """
    return figure(trend_drawing(points, low, high, threshold, label))


def trend_note(points: Sequence[TrendPoint], threshold: float | None) -> str:
    """Return the sentence that belongs below the chart: what the band means, or why there is none."""
    if all(point.value is None for point in points):
        return _("None of these administrations has a score yet, so there is nothing to compare.")
    if threshold is None:
        return _("No reliability is known for this score, so nobody can tell yet "
                 "whether a change is more than measurement error.")
    return _("The shaded band reaches {threshold:.1f} points to either side of the first scored administration: "
             "inside it, a change may be measurement error.").format(threshold=threshold)


def trend_drawing(
    points: Sequence[TrendPoint], low: float, high: float, threshold: float | None, label: str,
) -> Drawn:
    """Return ``trend(…).to_plotly_json()`` without importing plotly."""
    values = _checked(points, low, high, threshold, label)
    places = list(range(1, len(points) + 1))
    layout = _layout(points, low, high, label)
    layout["meta"]["band"] = None
    layout["meta"]["note"] = trend_note(points, threshold)
    first = next((value for value in values if value is not None), None)
    if first is not None and threshold is not None:
        _add_band(layout, first, max(low, first - threshold), min(high, first + threshold))
    shown = values if len(points) <= VALUES_SHOWN else [*[None] * (len(points) - 1), *values[-1:]]
    line = {
        "type": "scatter", "mode": "lines+markers+text", "name": wrapped(label, 40), "x": places, "y": values,
        "text": ["" if value is None else f"{round(value, 2):g}" for value in shown], "textposition": "top center",
        "connectgaps": False, "cliponaxis": False,
        "line": {"width": 3, "shape": "linear"}, "marker": {"symbol": "circle", "size": 9}, "textfont": {"size": 13},
        "showlegend": False, "hoverinfo": "skip",
    }
    paint(line, "line.color", "--ew-series-1")
    paint(line, "marker.color", "--ew-series-1")
    paint(line, "textfont.color", "--ew-ink")
    return Drawn(data=[line], layout=layout)


def _checked(
    points: Sequence[TrendPoint], low: float, high: float, threshold: float | None, label: str,
) -> list[float | None]:
    if not points:
        raise ScoringError(_("A trend needs at least one completed administration. Please complete one first."))
    if any(later.at < earlier.at for earlier, later in zip(points, points[1:], strict=False)):
        raise ScoringError(_("A trend needs its administrations oldest first. Please sort them by date."))
    if threshold is not None and not (math.isfinite(threshold) and threshold > 0):
        raise ScoringError(_("The reliable change must be a number of points above 0. "
                             "Please check the reference sample."))
    axis = Axis("score", label, low, high)
    return [value_on(axis, {"score": point.value}) for point in points]


def _layout(points: Sequence[TrendPoint], low: float, high: float, label: str) -> dict[str, Any]:
    count, ticks = len(points), tick_values(low, high)
    dated = _spread(count, count if count <= DATES_SHOWN else DATES_SHOWN - 2)
    layout = sheet(
        "trend", 310, margin={"l": 36, "r": 20, "t": 56, "b": 52}, showlegend=False,
        title={"text": wrapped(label, 40), "x": 0, "xref": "paper", "xanchor": "left", "yref": "container", "y": 1,
               "yanchor": "top", "pad": {"t": 14}, "font": {"size": 15}},
        xaxis={"range": [0.6, count + 0.4], "tickmode": "array", "tickvals": [place + 1 for place in dated],
               "ticktext": _dates(points, dated), "tickangle": 0, "ticks": "", "showgrid": False,
               "showline": True, "zeroline": False, "fixedrange": True, "tickfont": {"size": 12}},
        yaxis={"range": [low, high], "tickmode": "array", "tickvals": ticks,
               "ticktext": [f"{tick:g}" for tick in ticks], "ticks": "", "zeroline": False,
               "fixedrange": True, "tickfont": {"size": 12}},
    )
    few = _spread(count, min(count, DATES_NARROW))
    narrow(layout, {"xaxis.tickvals": [place + 1 for place in few], "xaxis.ticktext": _dates(points, few)})
    paint(layout, "yaxis.gridcolor", "--ew-line")
    paint(layout, "yaxis.tickfont.color", "--ew-muted")
    paint(layout, "xaxis.tickfont.color", "--ew-muted")
    paint(layout, "xaxis.linecolor", "--ew-edge")
    return layout


def _spread(count: int, shown: int) -> list[int]:
    """``shown`` of ``count`` places, the first and the last among them."""
    return [round(step * (count - 1) / max(1, shown - 1)) for step in range(shown)]


def _dates(points: Sequence[TrendPoint], places: Sequence[int]) -> list[str]:
    """Day and month, and the year where it changes."""
    days = [points[place].at for place in places]
    return [dates.day_and_month(day) + (f"<br>{day:%Y}" if last is None or last.year != day.year else "")
            for last, day in zip([None, *days], days, strict=False)]


def _add_band(layout: dict[str, Any], first: float, bottom: float, top: float) -> None:
    layout["meta"]["band"] = [bottom, top]
    across = {"xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    layout["shapes"] = [
        {"type": "rect", **across, "y0": bottom, "y1": top, "line": {"width": 0}},
        {"type": "line", **across, "y0": first, "y1": first, "line": {"width": 1, "dash": "dot"}},
    ]
    paint(layout, "shapes.0.fillcolor", "--ew-series-4", 0.16)
    paint(layout, "shapes.1.line.color", "--ew-edge")
