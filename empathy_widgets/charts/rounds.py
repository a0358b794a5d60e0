"""Ratings over the rounds of a mirroring session, a line a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from empathy_widgets.charts.axes import RadarSeries
from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import looks, named, paint, sheet
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["describe_rounds", "rounds", "rounds_drawing"]

LOW, HIGH = 1, 5


def rounds(titles: Sequence[str], lines: Mapping[str, Sequence[int | None]]) -> go.Figure:
    """Draw each person's ratings, 1 to 5, over the rounds in order; None is a gap."""
    return figure(rounds_drawing(titles, lines))


def rounds_drawing(titles: Sequence[str], lines: Mapping[str, Sequence[int | None]]) -> Drawn:
    """Return ``rounds(…).to_plotly_json()`` without importing plotly."""
    places = list(range(1, len(titles) + 1))
    layout = sheet(
        "rounds", 270, margin={"l": 36, "r": 20, "t": 20, "b": 56}, showlegend=len(lines) > 1,
        xaxis={"range": [0.6, len(titles) + 0.4], "tickmode": "array", "tickvals": places,
               "ticktext": [str(place) for place in places], "ticks": "", "showgrid": False, "zeroline": False,
               "fixedrange": True, "tickfont": {"size": 12}, "title": {"text": _("Round"), "font": {"size": 13}}},
        yaxis={"range": [LOW - 0.2, HIGH + 0.2], "tickmode": "array", "tickvals": list(range(LOW, HIGH + 1)),
               "ticks": "", "zeroline": False, "fixedrange": True, "tickfont": {"size": 12}},
    )
    paint(layout, "yaxis.gridcolor", "--ew-line")
    paint(layout, "yaxis.tickfont.color", "--ew-muted")
    paint(layout, "xaxis.tickfont.color", "--ew-muted")
    series = [RadarSeries(name, {}, "current" if index == 0 else "earlier") for index, name in enumerate(lines)]
    traces = []
    for one, look, values in zip(series, looks(series), lines.values(), strict=True):
        trace = named({
            "type": "scatter", "mode": "lines+markers", "x": places, "y": list(values), "connectgaps": False,
            "line": {"width": look.width, "dash": look.dash}, "marker": {"size": look.size, "symbol": look.symbol},
        }, one, look)
        paint(trace, "line.color", look.token)
        paint(trace, "marker.color", look.token)
        traces.append(trace)
    return Drawn(data=traces, layout=layout)


def describe_rounds(titles: Sequence[str], lines: Mapping[str, Sequence[int | None]]) -> str:
    """The same in words, person by person."""
    told = []
    for name, values in lines.items():
        each = ", ".join(_("{title} {value}").format(title=title, value=_("not rated") if value is None else value)
                         for title, value in zip(titles, values, strict=True))
        told.append(f"{name}: {each}")
    return _("Ratings from {low} to {high} over {count} rounds").format(low=LOW, high=HIGH, count=len(titles)) + (
        ". " + ". ".join(told) + ".")
