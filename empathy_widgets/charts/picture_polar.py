"""A radar as SVG, 0 at its centre and 1 at its rim."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from empathy_widgets.charts.axes import Axis
from empathy_widgets.charts.geometry import Point, axis_angle, polygon_runs, radar_points
from empathy_widgets.charts.picture_ink import LINE_SPACING, dot, line, number, style, symbols, words

__all__ = ["polar"]

Part = dict[str, Any]
AWAY, SHIFT = 0.5, 0.35
"""px a label stands off its axis, and the share of its size by which its baseline lies below its middle: plotly.js."""


def polar(data: Sequence[Part], layout: Part) -> list[str]:
    """Return a radar's pieces, lowest first."""
    round_, out = layout["polar"]["angularaxis"], layout["polar"]["radialaxis"]
    low, high = out["range"]
    names = round_["categoryarray"]
    axes = [Axis(name, name, low, high) for name in names]
    rim = radar_points(axes, dict.fromkeys(names, high))
    grid = style(layout, stroke=("polar.radialaxis.gridcolor", "--ew-line"))
    edge = style(layout, stroke=("polar.angularaxis.linecolor", "--ew-edge"))
    pieces = [line([(0, 0), point], grid, 1) for point in rim if point is not None]
    pieces += [ring((tick - low) / (high - low), grid) for tick in out["tickvals"] if low < tick < high]
    pieces.append(ring(1, edge, "rim"))
    pieces += [label(index, len(names), text, round_["tickfont"]["size"], layout)
               for index, text in enumerate(round_["ticktext"])]
    pieces += ticks(out, low, high, layout)
    for trace in data:
        pieces += polygon(trace, axes)
    return pieces


def ring(radius: float, css: str, kind: str = "ring") -> str:
    """Return a circle around the centre."""
    return (f'<circle class="{kind}" data-at="0 0" data-r="{number(radius)}" fill="none" stroke-width="1" '
            f'style="{css}"/>')


def label(index: int, count: int, text: str, size: float, layout: Part) -> str:
    """Return an axis' label, which hangs on its end to the side it points to."""
    turn = math.radians(90 - axis_angle(index, count))
    across, up = math.cos(turn), math.sin(turn)
    stands = AWAY + 0.2 * size
    lines = text.count("<br>")
    x = across * stands
    y = -up * (stands + size * (0.2 if up > 0 else 1)) + abs(across) * size * SHIFT
    y -= 0.5 * (1 + up) * LINE_SPACING * size * lines
    anchor = "middle" if abs(across) < 0.1 else "start" if across > 0 else "end"
    return words(text, (across, -up), x, y, anchor, size, style(layout, fill=("font.color", "--ew-ink")), kind="axis")


def ticks(out: Part, low: float, high: float, layout: Part) -> list[str]:
    """Return the points of each ring, along the line between the first two axes."""
    turn, size = math.radians(out["angle"]), out["tickfont"]["size"]
    x, y = (AWAY + size / 2) * math.sin(turn), size / 2 + (AWAY + size / 2) * math.cos(turn)
    css = style(layout, fill=("polar.radialaxis.tickfont.color", "--ew-muted"))
    places = [((tick - low) / (high - low), text) for tick, text in zip(out["tickvals"], out["ticktext"], strict=True)]
    return [words(text, (part * math.cos(turn), -part * math.sin(turn)), x, y, "start", size, css, kind="tick")
            for part, text in places if text]


def polygon(trace: Part, axes: Sequence[Axis]) -> list[str]:
    """Return one series: its area where it is whole, its lines, its markers."""
    scores = dict(zip([axis.id for axis in axes], trace["r"], strict=False))
    points = radar_points(axes, scores)
    there: list[Point] = [point for point in points if point is not None]
    pieces = []
    if trace["fill"] == "toself":
        pieces.append(line([*there, there[0]], f'stroke:none;{style(trace, fill=("fillcolor", "none"))}', 0))
    css = style(trace, stroke=("line.color", "--ew-ink"))
    pieces += [line(run, css, trace["line"]["width"], trace["line"]["dash"], data_series=trace["meta"]["legend"])
               for run in polygon_runs(points) if len(run) > 1]
    fill = style(trace, fill=("marker.color", "--ew-ink"))
    pieces += [dot(symbol, trace["marker"]["size"], point, fill)
               for symbol, point in zip(symbols(trace, len(there)), there, strict=True)]
    return [f'<g opacity="{number(trace.get("opacity", 1))}">{"".join(pieces)}</g>']
