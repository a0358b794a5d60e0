"""How far each reply of a role-play landed, turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import narrow, paint, sheet
from empathy_widgets.charts.picture import Drawn
from empathy_widgets.strings import _, ngettext

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["describe_turns", "turns", "turns_drawing"]

MOST_SHOWN = 14


def turns(depths: Sequence[int]) -> go.Figure:
    """Draw the depth of each reply, in order: 0 fell short, 1 went part of the way, 2 landed."""
    return figure(turns_drawing(depths))


def turns_drawing(depths: Sequence[int]) -> Drawn:
    """Return ``turns(…).to_plotly_json()`` without importing plotly."""
    places = list(range(1, len(depths) + 1))
    step = 1 if len(depths) <= MOST_SHOWN else 2
    layout = sheet(
        "turns", 250, margin={"l": 116, "r": 20, "t": 16, "b": 60}, showlegend=False,
        xaxis={"range": [0.5, max(1, len(depths)) + 0.5], "tickmode": "array", "tickvals": places[::step],
               "ticktext": [str(place) for place in places[::step]], "ticks": "", "showgrid": False, "zeroline": False,
               "fixedrange": True, "tickfont": {"size": 12}, "title": {"text": _("Turn"), "font": {"size": 13}}},
        yaxis={"range": [-0.3, 2.3], "tickmode": "array", "tickvals": [0, 1, 2], "ticktext": list(names()),
               "ticks": "", "zeroline": False, "fixedrange": True, "tickfont": {"size": 13}},
    )
    narrow(layout, {"xaxis.tickvals": places[::2], "xaxis.ticktext": [str(place) for place in places[::2]]})
    paint(layout, "yaxis.gridcolor", "--ew-line")
    paint(layout, "yaxis.tickfont.color", "--ew-muted")
    paint(layout, "xaxis.tickfont.color", "--ew-muted")
    line = {
        "type": "scatter", "mode": "lines+markers", "x": places, "y": list(depths), "cliponaxis": False,
        "line": {"width": 2.5, "shape": "linear"},
        "marker": {"size": 11, "symbol": [("x", "square", "circle")[depth] for depth in depths]},
        "showlegend": False, "hoverinfo": "skip",
    }
    paint(line, "line.color", "--ew-series-1")
    paint(line, "marker.color", "--ew-series-1")
    return Drawn(data=[line], layout=layout)


def names() -> tuple[str, str, str]:
    """What each depth is called, lowest first."""
    return _("fell short"), _("part of the way"), _("landed")


def describe_turns(depths: Sequence[int]) -> str:
    """The same in a sentence."""
    count = len(depths)
    opening = ngettext("Line over {count} turn", "Line over {count} turns", count).format(count=count)
    each = ", ".join(
        _("{turn} {depth}").format(turn=turn, depth=names()[depth]) for turn, depth in enumerate(depths, 1))
    return f"{opening}: {each}." if depths else f"{opening}."
