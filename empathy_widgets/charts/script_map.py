"""A script as a picture: beats in layers from the first to the endings, an arrow a way, the path taken told apart.

The geometry is worked out here once; the page draws it from the tokens of its theme, script_picture.py for a file.
A layered drawing in the manner of Sugiyama: longest-path layers, arrows over several layers bent at resting points,
crossings reduced by sweeping barycentres. The layered-graph packages we found are unmaintained or not in pure Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empathy_widgets.domain import Script

__all__ = ["Box", "MapDrawing", "Way", "curve", "script_map", "shortened"]

BOX, GAP = (148, 46), (26, 52)
"""Width and height of a box, and the room between boxes, px."""
REST_WIDTH = 22
MARGIN = 16
SWEEPS = 8


@dataclass(frozen=True)
class Box:
    """A beat or an ending: its middle, whether the path came by, and how many places of it are still to write."""

    id: str
    label: str
    x: float
    y: float
    ending: bool
    taken: bool
    missing: int = 0


@dataclass(frozen=True)
class Way:
    """An arrow: from, to, the points it runs through, whether each arrow of it is conditional, whether it was taken."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    conditional: bool
    taken: bool


@dataclass(frozen=True)
class MapDrawing:
    """Everything a picture needs, px."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]


def script_map(script: Script, path: Sequence[str] = (), missing: Mapping[str, int] | None = None) -> MapDrawing:
    """Lay a script out; ``path`` names the beats that were met and the ending, in order.

    Of a draft, ``missing`` says how many places of a beat or ending are still to write.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> script = Library().entry("scripts", "two-cups")
    >>> drawing = script_map(script, ["the-parcel", "the-herons"])
    >>> len(drawing.boxes), [way.target for way in drawing.ways if way.taken]
    (11, ['the-herons'])
    """
    leads = arrows_of(script)
    layers = layered(script.start, leads)
    for ending in script.endings:  # of a draft: no way may lead there yet
        layers.setdefault(ending.id, max(layers.values()))
    rows, chains = with_rests(layers, leads)
    for sweep in range(SWEEPS):
        straighten(rows, chains, downwards=sweep % 2 == 0)
    places, width = placed(rows)
    steps = set(zip(path, path[1:], strict=False))
    endings = {ending.id: ending.title for ending in script.endings}
    boxes = tuple(
        Box(name, endings.get(name) or spoken(name), *places[name], name in endings, name in path,
            (missing or {}).get(name, 0))
        for name in layers
    )
    ways = tuple(
        Way(source, target, tuple(ends(places, chain)), only_if(script, source, target), (source, target) in steps)
        for (source, target), chain in chains.items()
    )
    return MapDrawing(width, 2 * MARGIN + len(rows) * BOX[1] + (len(rows) - 1) * GAP[1], boxes, ways)


def arrows_of(script: Script) -> dict[str, list[str]]:
    """Beat to every beat or ending it may lead to, in the order they are named."""
    return {
        beat.id: list(dict.fromkeys(arrow.go for option in beat.options for arrow in option.to))
        for beat in script.beats
    }


def only_if(script: Script, source: str, target: str) -> bool:
    """Whether every arrow from one to the other has a condition, or stands after one that has."""
    found = [(option, index) for option in script.beat(source).options for index, arrow in enumerate(option.to)
             if arrow.go == target]
    return all(option.when or len(option.to) > 1 for option, _index in found)


def spoken(name: str) -> str:
    """An id as words."""
    return name.replace("-", " ").capitalize()


def layered(start: str, leads: dict[str, list[str]]) -> dict[str, int]:
    """Node to its layer: one below the lowest that leads to it; arrows that lead back up are left out."""
    order: list[str] = []
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()

    def visit(node: str) -> None:
        state[node] = 1
        for after in leads.get(node, ()):
            if state.get(after) == 1:
                back.add((node, after))
            elif after not in state:
                visit(after)
        state[node] = 2
        order.append(node)

    for node in (start, *leads):
        if node not in state:
            visit(node)
    layers = dict.fromkeys(reversed(order), 0)
    for node in layers:
        for after in leads.get(node, ()):
            if (node, after) not in back:
                layers[after] = max(layers[after], layers[node] + 1)
    last = max(layers.values())
    return {node: last if node not in leads else layer for node, layer in layers.items()}


Chain = list[str]


def with_rests(
    layers: dict[str, int], leads: dict[str, list[str]],
) -> tuple[list[list[str]], dict[tuple[str, str], Chain]]:
    """The rows of nodes and resting points, and for each arrow the nodes and points it runs through."""
    rows: list[list[str]] = [[] for _layer in range(max(layers.values()) + 1)]
    for node, layer in layers.items():
        rows[layer].append(node)
    chains = {}
    for source, targets in leads.items():
        for target in targets:
            step = 1 if layers[target] > layers[source] else -1
            between = range(layers[source] + step, layers[target], step) if layers[target] != layers[source] else ()
            rests = [f"{source}>{target}@{layer}" for layer in between]
            for rest, layer in zip(rests, between, strict=True):
                rows[layer].append(rest)
            chains[source, target] = [source, *rests, target]
    return rows, chains


def straighten(rows: list[list[str]], chains: dict[tuple[str, str], Chain], *, downwards: bool) -> None:
    """Order each row by the mean place of what it hangs on in the row before, so that fewer arrows cross."""
    beside: dict[str, list[str]] = {}
    for chain in chains.values():
        for upper, lower in zip(chain, chain[1:], strict=False):
            here, other = (lower, upper) if downwards else (upper, lower)
            beside.setdefault(here, []).append(other)
    numbered = list(enumerate(rows)) if downwards else list(reversed(list(enumerate(rows))))
    for index, row in numbered:
        before = index - 1 if downwards else index + 1
        if not 0 <= before < len(rows):
            continue
        place = {node: number for number, node in enumerate(rows[before])}

        def middle(node: str, place: dict[str, int] = place, row: list[str] = row) -> float:
            known = [place[other] for other in beside.get(node, ()) if other in place]
            return sum(known) / len(known) if known else float(row.index(node))

        row[:] = [node for _middle, _old, node in sorted((middle(node), old, node) for old, node in enumerate(row))]


def placed(rows: list[list[str]]) -> tuple[dict[str, tuple[float, float]], float]:
    """The middle of every node and resting point, each row centred; and the width of the whole."""
    def wide(node: str) -> int:
        return REST_WIDTH if "@" in node else BOX[0]

    widths = [sum(wide(node) for node in row) + GAP[0] * (len(row) - 1) for row in rows]
    width = max(widths) + 2 * MARGIN
    places = {}
    for layer, row in enumerate(rows):
        left = (width - widths[layer]) / 2
        for node in row:
            places[node] = (left + wide(node) / 2, MARGIN + BOX[1] / 2 + layer * (BOX[1] + GAP[1]))
            left += wide(node) + GAP[0]
    return places, width


def ends(places: dict[str, tuple[float, float]], chain: Chain) -> list[tuple[float, float]]:
    """The points of an arrow, from the edge of one box to the edge of the other."""
    points = [places[node] for node in chain]
    (x, y), (u, v) = points[0], points[-1]
    down = 1 if v >= y else -1
    return [(x, y + down * BOX[1] / 2), *points[1:-1], (u, v - down * (BOX[1] / 2 + 5))]


def curve(points: Sequence[tuple[float, float]]) -> str:
    """The points as a smooth SVG path."""
    x, y = points[0]
    parts = [f"M{x:.1f} {y:.1f}"]
    for (x, y), (u, v) in zip(points, points[1:], strict=False):
        half = (y + v) / 2
        parts.append(f"C{x:.1f} {half:.1f} {u:.1f} {half:.1f} {u:.1f} {v:.1f}")
    return " ".join(parts)


def shortened(label: str, most: int = 20) -> str:
    """A label that fits its box."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"
