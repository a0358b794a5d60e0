"""The brain in two views as paths: smooth lines through points in millimetres. Which region says what is content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, pi, sin
from typing import Any

from empathy_widgets.charts import brain_inner as inner
from empathy_widgets.charts import brain_outer as outer

__all__ = ["HEIGHT", "WIDTH", "brain_views", "furrow", "regions_drawn", "smooth"]

Point = tuple[float, float]

FRONT, TOP = 84, 108
"""Millimetres forwards and upwards of the left upper corner, in the space of the MNI atlas."""
WIDTH, HEIGHT = 196, 181
"""Millimetres of a view."""
DEPTH = 0.75
"""Half the width of a furrow at its widest, mm."""


def brain_views() -> list[dict[str, Any]]:
    """Return the outer and the inner view.

    Returns
    -------
    list of dict
        Each ``id`` ("outer" or "inner"), ``edge`` (which layer the regions end at), ``layers`` from the farthest to the
        nearest (``kind`` and ``d`` of a shape, ``furrows`` a path inside it, "" for none), ``regions`` (``region`` an
        id, ``d``, ``hidden`` where it lies under what is drawn over it, ``points``, one in each of its parts, and
        ``corner`` of the view for its name) and ``marks`` (``name``, ``at`` and, of a line, ``from`` and ``to``);
        lengths in millimetres from the left upper corner, `WIDTH` across and `HEIGHT` down.
    """
    return [
        {"id": "outer", "edge": 2, "layers": list(_outer()), "marks": _marks(outer.MARKS),
         "regions": _regions(outer.REGIONS, outer.CORNERS, hidden=("insula",))},
        {"id": "inner", "edge": 1, "layers": list(_inner()), "marks": _marks(inner.MARKS),
         "regions": _regions(inner.REGIONS, inner.CORNERS, hidden=("amygdala",))},
    ]


def regions_drawn() -> set[str]:
    """Return the ids of the regions that stand in a view."""
    return {*outer.REGIONS, *inner.REGIONS}


def _outer() -> Iterable[dict[str, str]]:
    yield _layer("far", outer.BEHIND["stem"])
    yield _layer("far", outer.BEHIND["cerebellum"], outer.FOLDS)
    yield _layer("near", outer.OUTLINE, outer.SULCI.values())
    yield _layer("deep", outer.DEEP)
    yield _layer("near", outer.REGIONS["insula"][0], outer.INSIDE)


def _inner() -> Iterable[dict[str, str]]:
    middle = inner.MIDDLE
    yield _layer("far", inner.TEMPORAL, inner.TEMPORAL_SULCI)
    yield _layer("near", inner.OUTLINE, inner.SULCI.values())
    yield _layer("deep", middle["hollow"])
    yield _layer("white", inner.WHITE)
    yield _layer("near", middle["stem"], [middle["pons"], middle["pons, below"], middle["aqueduct"]])
    yield _layer("near", middle["thalamus"])
    yield {"kind": "white", "d": furrow(middle["fornix"], 1.2), "furrows": ""}
    yield _layer("deep", middle["fourth ventricle"])
    yield _layer("near", inner.CEREBELLUM, inner.LEAVES)
    yield {"kind": "branch", "d": "".join(furrow(branch, 1.4) for branch in inner.TREE), "furrows": ""}


def _layer(kind: str, shape: Sequence[Point], furrows: Iterable[Sequence[Point]] = ()) -> dict[str, str]:
    return {"kind": kind, "d": smooth(shape), "furrows": "".join(furrow(line) for line in furrows)}


def _regions(
    drawn: Mapping[str, Sequence[Sequence[Point]]], corners: Mapping[str, tuple[str, Sequence[Point]]],
    hidden: tuple[str, ...],
) -> list[dict[str, Any]]:
    return [{"region": id, "d": "".join(map(smooth, parts)), "hidden": id in hidden, "corner": corners[id][0],
             "points": [list(_placed(point)) for point in corners[id][1]]} for id, parts in drawn.items()]


def _marks(named: Mapping[str, Sequence[Point]]) -> list[dict[str, Any]]:
    return [{"name": name, **dict(zip(("at", "from", "to"), (list(_placed(point)) for point in points), strict=False))}
            for name, points in named.items()]


def _placed(point: Point) -> Point:
    """A point of the atlas, on the view."""
    return FRONT - point[0], TOP - point[1]


def smooth(points: Sequence[Point]) -> str:
    """Return a closed smooth line through points of the atlas, as an SVG path.

    Examples
    --------
    >>> smooth([(84, 108), (74, 108), (74, 98)])
    'M0 0c0 -1.7 8.3 -1.7 10 0c1.7 1.7 1.7 10 0 10c-1.7 0 -10 -8.3 -10 -10z'

    Notes
    -----
    A Catmull-Rom spline in Bézier form: each piece leaves along the line between its neighbours.
    """
    placed = [_placed(point) for point in points]
    count, here = len(placed), placed[0]
    here = (round(here[0], 1), round(here[1], 1))
    pieces = [f"M{here[0]:g} {here[1]:g}"]
    for index in range(count):
        before, start, end, after = (placed[(index + step) % count] for step in (-1, 0, 1, 2))
        ends = ((start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
                (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6), end)
        pieces.append("c" + " ".join(
            f"{round(x - here[0], 1) + 0:g} {round(y - here[1], 1) + 0:g}" for x, y in ends))
        here = (round(here[0] + round(end[0] - here[0], 1), 1), round(here[1] + round(end[1] - here[1], 1), 1))
    return "".join(pieces) + "z"


def furrow(points: Sequence[Point], depth: float = DEPTH) -> str:
    """Return a furrow along points of the atlas: a thin shape, widest in its middle, pointed at both ends."""
    last = len(points) - 1
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(index - 1, 0)], points[min(index + 1, last)]
        long = hypot(x1 - x0, y1 - y0) or 1
        half = depth * (0.25 + 0.75 * sin(pi * index / last)) if 0 < index < last else 0.12
        off = ((y0 - y1) / long * half, (x1 - x0) / long * half)
        left.append((x + off[0], y + off[1]))
        right.append((x - off[0], y - off[1]))
    return smooth([*left, *reversed(right)])
