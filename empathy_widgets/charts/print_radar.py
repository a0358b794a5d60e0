"""The radar on paper: the polygon of `radar_points` as SVG, told apart by dash and marker, with a legend below."""

from __future__ import annotations

from collections.abc import Sequence

from empathy_widgets.charts import ink
from empathy_widgets.charts.axes import Axis, RadarSeries, checked, shared_range, tick_values
from empathy_widgets.charts.geometry import Point, axis_angle, polygon_runs, radar_points
from empathy_widgets.charts.paint import LIGHT, Look, looks

__all__ = ["RadarFrame", "print_radar", "radar_frame"]

LABEL_WIDTH, LABEL_ROWS = 15, 4
BESIDE, GAP = 66.0, 7.0
FAINT = 0.12
RadarFrame = tuple[Point, float]
"""Where the radar stands in its drawing: the centre and the radius, points."""


def radar_frame(axes: Sequence[Axis], width: float) -> RadarFrame:
    """Return the centre and the radius of the radar in a drawing ``width`` points wide."""
    radius = width / 2 - BESIDE - GAP
    top = len(ink.rows_of(axes[0].label, 2 * LABEL_WIDTH, LABEL_ROWS)) * ink.MUCH * ink.LEADING
    return (width / 2, top + GAP + radius), radius


def print_radar(series: Sequence[RadarSeries], axes: Sequence[Axis], width: float = 290, *, named: bool = True) -> str:
    """Draw ``series`` over the subscales as SVG for print, ``width`` points wide.

    The parameters, the gaps and the errors are those of `radar`; the points are those of `radar_points`. A series'
    line carries its name in ``data-series``. ``named`` draws the legend below.

    Examples
    --------
    >>> axes = [Axis(name, name, 5, 25) for name in ("NCE", "PCE", "NAE", "PAE")]
    >>> drawn = print_radar([RadarSeries("Today", {"NCE": 25, "PCE": 25, "NAE": 5, "PAE": 5})], axes, 290)
    >>> 'd="M145 17.62 L217 89.62 L145 89.62 L145 89.62 L145 17.62" data-series="Today"' in drawn
    True
    """
    low, high = shared_range(axes)
    checked(series, axes)
    lines = list(series)
    styles = looks(lines)
    centre, radius = radar_frame(axes, width)
    parts = [_grid(len(axes), tick_values(low, high), centre, radius), _labels(axes, centre, radius)]
    for line, look in sorted(zip(lines, styles, strict=True), key=lambda pair: -pair[1].rank):
        parts.append(_line(line, look, axes, centre, radius))
    parts.append(_ticks(len(axes), tick_values(low, high), centre, radius))
    foot = max(_foot(axes, index, centre, radius) for index in range(len(axes)))
    below = foot + GAP + 3
    names, tall = ink.legend(lines, styles, BESIDE / 2, below, width - BESIDE / 2) if named else ("", 0)
    return ink.as_drawing(width, below + tall if named else foot + 1, [*parts, names])


def _grid(count: int, ticks: Sequence[float], centre: Point, radius: float) -> str:
    x, y = centre
    span = ticks[-1] - ticks[0]
    thin = ink.stroke("--ew-line", 0.6)
    rings = [f'<circle cx="{ink.number(x)}" cy="{ink.number(y)}" r="{ink.number(radius * (tick - ticks[0]) / span)}" '
             f'{ink.stroke("--ew-edge", 0.6) if tick == ticks[-1] else thin}/>' for tick in ticks[1:]]
    rays = [ink.path([centre, _rim(turn, count, centre, radius)], thin) for turn in range(count)]
    return "".join(rings + rays)


def _rim(turn: float, count: int, centre: Point, radius: float) -> Point:
    """A place ``radius`` from the centre in the direction of axis ``turn``; half an axis is allowed."""
    bare = [Axis(str(index), "", 0, 1) for index in range(2 * count)]
    found = radar_points(bare, {str(round(2 * turn)): 1}, centre, radius)[round(2 * turn)]
    return centre if found is None else found


def _ticks(count: int, ticks: Sequence[float], centre: Point, radius: float) -> str:
    """The points of each ring, between the first axis and the second, each on a scrap of white."""
    span, parts = ticks[-1] - ticks[0], []
    for tick in ticks:
        x, y = _rim(0.5, count, centre, radius * (tick - ticks[0]) / span)
        text = f"{tick:g}"
        wide = len(text) * ink.SMALL * 0.5 + 2
        parts.append(f'<rect x="{ink.number(x - wide / 2)}" y="{ink.number(y - 3.6)}" width="{ink.number(wide)}" '
                     'height="7.2" fill="#ffffff" fill-opacity="0.75"/>')
        parts.append(ink.said([text], x, y + ink.SMALL * 0.34, "middle", ink.SMALL, "--ew-muted"))
    return "".join(parts)


def _line(line: RadarSeries, look: Look, axes: Sequence[Axis], centre: Point, radius: float) -> str:
    points = radar_points(axes, line.values, centre, radius)
    parts = []
    scored = [point for point in points if point is not None]
    if line.emphasis == "current" and len(scored) == len(points):
        parts.append(ink.path(scored, f'fill="{LIGHT[look.token]}" fill-opacity="{FAINT}" stroke="none"'))
    style = ink.stroke(look.token, ink.thickness(look.width), look.dash, look.opacity)
    parts += [ink.path(run, style, line.name) for run in polygon_runs(points) if len(run) > 1]
    return "".join(parts + [ink.dot(look, *point) for point in scored])


def _side(index: int, count: int) -> str:
    """How a label hangs on the end of its axis: to the left of it, in the middle, or to the right."""
    across = axis_angle(index, count) % 180
    if min(across, 180 - across) < 15:
        return "middle"
    return "start" if axis_angle(index, count) < 180 else "end"


def _rows(axis: Axis, side: str) -> list[str]:
    return ink.rows_of(axis.label, 2 * LABEL_WIDTH if side == "middle" else LABEL_WIDTH, LABEL_ROWS)


def _first_baseline(axes: Sequence[Axis], index: int, centre: Point, radius: float) -> float:
    side = _side(index, len(axes))
    tall = len(_rows(axes[index], side)) * ink.MUCH * ink.LEADING
    y = _rim(index, len(axes), centre, radius)[1]
    if side == "middle":
        return y - GAP - tall + ink.MUCH if y < centre[1] else y + GAP + ink.MUCH * 0.8
    return y - tall / 2 + ink.MUCH * 0.9


def _labels(axes: Sequence[Axis], centre: Point, radius: float) -> str:
    parts = []
    for index, axis in enumerate(axes):
        side = _side(index, len(axes))
        x = _rim(index, len(axes), centre, radius)[0] + {"start": GAP, "middle": 0, "end": -GAP}[side]
        parts.append(ink.said(_rows(axis, side), x, _first_baseline(axes, index, centre, radius), side))
    return "".join(parts)


def _foot(axes: Sequence[Axis], index: int, centre: Point, radius: float) -> float:
    """The lowest place that axis ``index`` or its label reaches, points from the top."""
    rows = _rows(axes[index], _side(index, len(axes)))
    label = _first_baseline(axes, index, centre, radius) + (len(rows) - 1) * ink.MUCH * ink.LEADING + 2
    return max(label, centre[1] + radius)
