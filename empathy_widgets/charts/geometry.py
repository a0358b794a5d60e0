"""The radar's polygon as plain numbers: the oracle for the drawn chart, and what print draws its SVG from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from empathy_widgets.charts.axes import Axis, checked, RadarSeries, shared_range, value_on

__all__ = ["Point", "axis_angle", "polygon_runs", "radar_points"]

Point = tuple[float, float]
"""x to the right and y downwards, in the unit of the radius, as in SVG."""


def axis_angle(index: int, count: int) -> float:
    """Return the direction of axis ``index`` of ``count``, degrees clockwise from the top."""
    return 360 * index / count


def radar_points(
    axes: Sequence[Axis], values: Mapping[str, float | None], centre: Point = (0.0, 0.0), radius: float = 1.0,
) -> tuple[Point | None, ...]:
    """Return where each score lies, one point an axis; the first axis points up and the rest follow clockwise.

    Parameters
    ----------
    axes : sequence of Axis
        Three or more, all of one range: ``low`` is the centre, ``high`` lies at ``radius``.
    values : mapping
        Axis id to points; a missing score (None or absent) has no point.
    centre, radius
        In the unit the points shall have, for example pixels or millimetres.

    Raises
    ------
    MismatchedScores
        The axes differ in range, or a score has no axis.
    ScoringError
        A score lies outside its range, or there are fewer than three axes.

    Examples
    --------
    >>> square = [Axis(name, name, 0, 10) for name in ("north", "east", "south", "west")]
    >>> radar_points(square, {"north": 10, "east": 5, "south": None, "west": 0}, centre=(50, 50), radius=40)
    ((50.0, 10.0), (70.0, 50.0), None, (50.0, 50.0))
    """
    low, high = shared_range(axes)
    checked([RadarSeries("", values)], axes)
    return tuple(
        None if (value := value_on(axis, values)) is None
        else _on_ray(axis_angle(index, len(axes)), radius * (value - low) / (high - low), centre)
        for index, axis in enumerate(axes)
    )


def _on_ray(degrees: float, length: float, centre: Point) -> Point:
    turn = math.radians(degrees)
    return (round(centre[0] + length * math.sin(turn), 9), round(centre[1] - length * math.cos(turn), 9))


def polygon_runs(points: Sequence[Point | None]) -> tuple[tuple[Point, ...], ...]:
    """Split the polygon at its gaps into lines to draw; a gap is never bridged.

    Without a gap there is one run, closed by repeating its first point. A run of one point is a dot.

    Examples
    --------
    >>> polygon_runs([(0, 1), (1, 0), (0, -1)])
    (((0, 1), (1, 0), (0, -1), (0, 1)),)
    >>> polygon_runs([(0, 1), None, (0, -1), (-1, 0)])
    (((0, -1), (-1, 0), (0, 1)),)
    """
    whole = [point for point in points if point is not None]
    if len(whole) == len(points):
        return ((*whole, whole[0]),) if whole else ()
    start = points.index(None)
    runs: list[list[Point]] = [[]]
    for point in (*points[start:], *points[:start]):
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return tuple(tuple(run) for run in runs if run)
