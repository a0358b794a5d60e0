"""One score over administrations on paper: the numbers of `trend_drawing` as SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from empathy_widgets.charts import ink
from empathy_widgets.charts.geometry import Point
from empathy_widgets.charts.paint import LIGHT, Look
from empathy_widgets.charts.trend import TrendPoint, trend_drawing

__all__ = ["print_trend"]

LEFT, RIGHT, BELOW = 20.0, 8.0, 24.0
PLOT = 70.0
TITLE_WIDTH = 46
LINE = Look("--ew-series-1", "solid", "circle", 2.4, 8, 1, 1)


def print_trend(
    points: Sequence[TrendPoint], low: float, high: float, threshold: float | None, label: str, width: float = 236,
) -> str:
    """Draw a score over administrations as SVG for print, ``width`` points wide.

    The parameters, the band, the gaps and the errors are those of `trend`: what is drawn are that figure's own numbers.

    Examples
    --------
    >>> import datetime
    >>> days = [datetime.datetime(2026, month, 3, tzinfo=datetime.UTC) for month in (1, 2)]
    >>> drawn = print_trend([TrendPoint(days[0], 5), TrendPoint(days[1], 25)], 5, 25, None, "Warmth", 228)
    >>> 'd="M64.444444 92.62 L175.555556 22.62" data-series="Warmth"' in drawn
    True
    """
    drawing = trend_drawing(points, low, high, threshold, label)
    layout, (line,) = drawing["layout"], drawing["data"]
    title = ink.rows_of(label, TITLE_WIDTH, 2)
    top = len(title) * ink.MUCH * ink.LEADING + 12
    start, end = layout["xaxis"]["range"]

    def place(x: float, y: float) -> Point:
        across = (x - start) / (end - start)
        return LEFT + across * (width - LEFT - RIGHT), top + PLOT * (high - y) / (high - low)

    parts = [ink.said(title, 0, ink.MUCH * 0.9, weight="bold"), _grid(layout, place)]
    spots = [None if y is None else place(x, y) for x, y in zip(line["x"], line["y"], strict=True)]
    style = ink.stroke(LINE.token, ink.thickness(LINE.width))
    parts += [ink.path(run, style, label) for run in _runs(spots) if len(run) > 1]
    for spot, words in zip(spots, line["text"], strict=True):
        if spot is not None:
            parts += [
                ink.dot(LINE, *spot), ink.said([words] if words else [], spot[0], spot[1] - 5, "middle", ink.SMALL)]
    parts.append(_dates(layout, place, top + PLOT + ink.SMALL + 3))
    return ink.as_drawing(width, top + PLOT + BELOW, parts)


def _grid(layout: dict[str, Any], place: Callable[[float, float], Point]) -> str:
    """The band, a line for each tick, and the first score as a dotted line."""
    (start, end), parts = layout["xaxis"]["range"], []
    if layout["meta"]["band"]:
        (left, lower), (right, upper) = (place(start, layout["meta"]["band"][0]), place(end, layout["meta"]["band"][1]))
        parts.append(f'<rect x="{ink.number(left)}" y="{ink.number(upper)}" width="{ink.number(right - left)}" '
                     f'height="{ink.number(lower - upper)}" fill="{LIGHT["--ew-series-4"]}" fill-opacity="0.16"/>')
    for value, text in zip(layout["yaxis"]["tickvals"], layout["yaxis"]["ticktext"], strict=True):
        ends = [place(start, value), place(end, value)]
        lowest = value == layout["yaxis"]["range"][0]
        parts.append(ink.path(ends, ink.stroke("--ew-edge" if lowest else "--ew-line", 0.6)))
        parts.append(ink.said([text], LEFT - 4, ends[0][1] + ink.SMALL * 0.34, "end", ink.SMALL, "--ew-muted"))
    for shape in layout.get("shapes", ()):
        if shape["type"] == "line":
            ends = [place(start, shape["y0"]), place(end, shape["y1"])]
            parts.append(ink.path(ends, ink.stroke("--ew-edge", 0.7, "dot")))
    return "".join(parts)


def _dates(layout: dict[str, Any], place: Callable[[float, float], Point], baseline: float) -> str:
    return "".join(
        ink.said(text.split("<br>"), place(value, 0)[0], baseline, "middle", ink.SMALL, "--ew-muted")
        for value, text in zip(layout["xaxis"]["tickvals"], layout["xaxis"]["ticktext"], strict=True)
    )


def _runs(spots: Sequence[Point | None]) -> list[list[Point]]:
    """The line in pieces: an unscored administration is a gap, and a gap is never bridged."""
    runs: list[list[Point]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return runs
