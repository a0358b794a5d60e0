"""How strongly each item of a subscale goes with the others: a dot an item, between -1 and 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from empathy_widgets.charts.figure import figure
from empathy_widgets.charts.paint import paint, sheet, wrapped
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["describe_item_strength", "item_strength", "item_strength_drawing"]

ROW_PX = 24


def item_strength(correlations: Mapping[str, float | None], label: str) -> go.Figure:
    """Draw each item's correlation with the rest of its subscale, one row an item; None has no dot."""
    return figure(item_strength_drawing(correlations, label))


def item_strength_drawing(correlations: Mapping[str, float | None], label: str) -> dict[str, Any]:
    """Return ``item_strength(…).to_plotly_json()`` without importing plotly; ScoringError outside -1 to 1."""
    if any(value is not None and not -1.000001 <= value <= 1.000001 for value in correlations.values()):
        raise ScoringError(_("A correlation lies between -1 and 1. Please work these figures out again."))
    count = len(correlations)
    places = list(range(count, 0, -1))
    layout = sheet(
        "item-strength", ROW_PX * count + 110, margin={"l": 76, "r": 20, "t": 46, "b": 44}, showlegend=False,
        title={"text": wrapped(label, 48), "x": 0, "xref": "paper", "xanchor": "left", "yref": "container", "y": 1,
               "yanchor": "top", "pad": {"t": 12}, "font": {"size": 15}},
        xaxis={"range": [-1.05, 1.05], "tickmode": "array", "tickvals": [-1, -0.5, 0, 0.5, 1], "ticks": "",
               "zeroline": True, "zerolinewidth": 2, "fixedrange": True, "tickfont": {"size": 12},
               "title": {"text": _("Correlation with the other items"), "font": {"size": 13}, "standoff": 6}},
        yaxis={"range": [0.3, count + 0.7], "tickmode": "array", "tickvals": places, "ticktext": list(correlations),
               "ticks": "", "zeroline": False, "showgrid": False, "fixedrange": True, "tickfont": {"size": 12}},
    )
    for path, token in {"xaxis.gridcolor": "--ew-line", "xaxis.zerolinecolor": "--ew-edge",
                        "xaxis.tickfont.color": "--ew-muted", "xaxis.title.font.color": "--ew-muted",
                        "yaxis.tickfont.color": "--ew-ink"}.items():
        paint(layout, path, token)
    layout["shapes"] = []
    for place, value in zip(places, correlations.values(), strict=True):
        if value is not None:
            layout["shapes"].append(
                {"type": "line", "x0": 0, "x1": value, "y0": place, "y1": place, "line": {"width": 2}})
            paint(layout, f"shapes.{len(layout['shapes']) - 1}.line.color", "--ew-series-1")
    trace = {"type": "scatter", "mode": "markers", "x": list(correlations.values()), "y": places, "cliponaxis": False,
             "marker": {"size": 11, "symbol": "circle"}, "name": wrapped(label, 48), "showlegend": False,
             "hoverinfo": "skip"}
    paint(trace, "marker.color", "--ew-series-1")
    return {"data": [trace], "layout": layout}


def describe_item_strength(correlations: Mapping[str, float | None], label: str) -> str:
    """Return the same in words, item by item.

    Examples
    --------
    >>> describe_item_strength({"item 1": 0.512, "item 2": None}, "Warmth")
    'Correlation of each item of Warmth with the others: item 1 0.51, item 2 not known.'
    """
    told = ", ".join(
        f"{name} " + (_("not known") if value is None else f"{value:.2f}") for name, value in correlations.items())
    return _("Correlation of each item of {label} with the others: {told}.").format(label=label, told=told)
