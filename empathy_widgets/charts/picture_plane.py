"""A chart of two axes as SVG, 0 and 1 at the plot's edges, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from empathy_widgets.charts.picture_ink import LINE_SPACING, Place, dot, line, number, style, symbols, words

__all__ = ["plane"]

Part = dict[str, Any]
Value = float | None
CAP, MIDDLE, DESCENT, PADDING = 0.7, 0.35, 0.236, 2.0
"""Shares of a letter's size, and the px around an annotation: plotly.js, as measured."""
NEAR = 1e-9


def plane(data: Sequence[Part], layout: Part) -> list[str]:
    """Return a chart's pieces, lowest first."""
    pairs = [(name.removeprefix("xaxis"), layout[name]) for name in layout if name.startswith("xaxis")]
    marks = list(enumerate(layout.get("shapes", ())))
    pieces = [mark(one, layout, index) for index, one in marks if one.get("layer") == "below"]
    for which, across in pairs:
        pieces += furniture(which, across, layout[f"yaxis{which}"], layout)
    for trace in data:
        which = trace.get("xaxis", "x")[1:]
        pieces.append(series(trace, layout[f"xaxis{which}"], layout[f"yaxis{which}"]))
    pieces += [mark(one, layout, index) for index, one in marks if one.get("layer") != "below"]
    pieces += [note(one, layout, index) for index, one in enumerate(layout.get("annotations", ()))]
    return pieces + title(layout)


def along(axis: Part, value: float) -> float:
    """Return where a value lies across the plot."""
    low, high = axis["range"]
    left, right = axis.get("domain", (0, 1))
    part: float = left + (value - low) / (high - low) * (right - left)
    return part


def down(axis: Part, value: float) -> float:
    """Return where a value lies from the top of the plot."""
    return 1 - along(axis, value)


def texts(axis: Part) -> list[str]:
    """Return the words at an axis' ticks."""
    return list(axis.get("ticktext", [f"{tick:g}" for tick in axis["tickvals"]]))


def furniture(which: str, across: Part, up: Part, layout: Part) -> list[str]:
    """Return the grid, the line and the words of a pair of axes."""
    bottom = 1 - up.get("domain", (0, 1))[0]
    pieces: list[str] = []
    if up.get("visible", True):
        low, high = up["range"]
        grid = style(layout, stroke=(f"yaxis{which}.gridcolor", "--ew-line"))
        left, right = across.get("domain", (0, 1))
        pieces += [line([(left, down(up, tick)), (right, down(up, tick))], grid, 1, shape_rendering="crispEdges")
                   for tick in up["tickvals"] if low + NEAR < tick < high - NEAR]
        css, size = style(layout, fill=(f"yaxis{which}.tickfont.color", "--ew-ink")), up["tickfont"]["size"]
        pieces += [words(text, (left, down(up, tick)), -1, MIDDLE * size, "end", size, css, kind="ytick")
                   for tick, text in zip(up["tickvals"], texts(up), strict=True)]
    if across.get("showline"):
        edge = style(layout, stroke=(f"xaxis{which}.linecolor", "--ew-edge"))
        pieces.append(f'<path data-at="0 1" data-across="0.5" stroke-width="1" shape-rendering="crispEdges" '
                      f'style="{edge}"/>')
    css, size = style(layout, fill=(f"xaxis{which}.tickfont.color", "--ew-ink")), across["tickfont"]["size"]
    below = 1 + size * (1.2 if across.get("showline") else 1)
    pieces += [words(text, (along(across, tick), bottom), 0, below, "middle", size, css, kind="xtick")
               for tick, text in zip(across["tickvals"], texts(across), strict=True)]
    return pieces + named(across, up, layout)


def named(across: Part, up: Part, layout: Part) -> list[str]:
    """Return the names of the axes."""
    pieces = []
    for name, axis in (("xaxis", across), ("yaxis", up)):
        about = axis.get("title")
        if about is None:
            continue
        size, apart = about["font"]["size"], about.get("standoff")
        css = style(layout, fill=(f"{name}.title.font.color", "--ew-ink"))
        if name == "xaxis":
            below = 10 + 3 * size if apart is None else 15.5 + apart + CAP * size
            pieces.append(words(about["text"], (0.5, 1), 0, below, "middle", size, css, kind="title"))
        else:
            pieces.append(words(about["text"], (0, 0.5), -(5.05 + (apart or 0)), 0, "middle", size, css, turned=-90,
                                kind="beside"))
    return pieces


def series(trace: Part, across: Part, up: Part) -> str:
    """Return one trace."""
    if trace["type"] == "bar":
        return bars(trace, across, up)
    places: list[Place | None] = [
        None if y is None or x is None else (along(across, x), down(up, y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    there = [place for place in places if place is not None]
    pieces = []
    name = trace.get("meta", {}).get("legend", trace.get("name", ""))
    if trace.get("fill") == "toself":
        pieces.append(line(there, f'stroke:none;{style(trace, fill=("fillcolor", "none"))}', 0))
    if "lines" in trace["mode"]:
        css, look = style(trace, stroke=("line.color", "--ew-ink")), trace["line"]
        pieces += [line(run, css, look["width"], look.get("dash", "solid"), data_series=name)
                   for run in runs(places) if len(run) > 1]
    if "markers" in trace["mode"]:
        fill = style(trace, fill=("marker.color", "--ew-ink"))
        pieces += [dot(symbol, trace["marker"]["size"], place, fill)
                   for symbol, place in zip(symbols(trace, len(places)), places, strict=True) if place is not None]
    if "text" in trace["mode"]:
        css, size = style(trace, fill=("textfont.color", "--ew-ink")), trace["textfont"]["size"]
        above = -(trace["marker"]["size"] / 2 / 0.8 + 1) - 0.25 * size
        pieces += [words(text, place, 0, above, "middle", size, css, kind="value")
                   for text, place in zip(trace["text"], places, strict=True) if place is not None and text]
    return f'<g opacity="{number(trace.get("opacity", 1))}">{"".join(pieces)}</g>'


def runs(places: Sequence[Place | None]) -> list[list[Place]]:
    """Return the lines between the gaps."""
    found: list[list[Place]] = [[]]
    for place in places:
        if place is None:
            found.append([])
        else:
            found[-1].append(place)
    return [run for run in found if run]


def bars(trace: Part, across: Part, up: Part) -> str:
    """Return the bars of a trace; one of nobody is not there."""
    css = style(trace, fill=("marker.color", "--ew-ink"), stroke=("marker.line.color", "--ew-ink"))
    return "".join(
        line([(along(across, x - width / 2), down(up, 0)), (along(across, x - width / 2), down(up, y)),
              (along(across, x + width / 2), down(up, y)), (along(across, x + width / 2), down(up, 0)),
              (along(across, x - width / 2), down(up, 0))], css, trace["marker"]["line"]["width"], data_series="bar")
        for x, y, width in zip(trace["x"], trace["y"], trace["width"], strict=True) if y
    )


def mark(one: Part, layout: Part, index: int) -> str:
    """Return a line or a field that lies across the plot."""
    xs = [one[name] if one.get("xref") == "paper" else along(layout["xaxis"], one[name]) for name in ("x0", "x1")]
    up = layout.get(f"yaxis{one.get('yref', 'y')[1:]}", {})
    ys = [1 - one[name] if one.get("yref") == "paper" else down(up, one[name]) for name in ("y0", "y1")]
    if one["type"] == "rect":
        css = f'stroke:none;{style(layout, fill=(f"shapes.{index}.fillcolor", "none"))}'
        return line([(xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])], css, 0)
    css = style(layout, stroke=(f"shapes.{index}.line.color", "--ew-ink"))
    return line([(xs[0], ys[0]), (xs[1], ys[1])], css, one["line"]["width"], one["line"].get("dash", "solid"))


def note(one: Part, layout: Part, index: int) -> str:
    """Return words beside the plot, which stand on their place."""
    x = one["x"] if one.get("xref") == "paper" else along(layout["xaxis"], one["x"])
    if one["yref"].endswith(" domain"):
        low, high = layout[f"yaxis{one['yref'].split()[0][1:]}"]["domain"]
        y = 1 - (low + one["y"] * (high - low))
    else:
        y = 1 - one["y"]
    side = one.get("xanchor", "center")
    anchor = {"left": "start", "right": "end"}.get(side, "middle")
    size = one["font"]["size"]
    css = style(layout, fill=(f"annotations.{index}.font.color", "--ew-ink"))
    aside = {"left": PADDING, "right": -PADDING}.get(side, 0)
    above = LINE_SPACING * size * one["text"].count("<br>") if one.get("yanchor") == "bottom" else 0
    return words(one["text"], (x, y), aside, -PADDING - DESCENT * size - above, anchor, size, css, kind="note")


def title(layout: Part) -> list[str]:
    """Return the chart's name, at the top left of the plot."""
    about = layout.get("title")
    if not about:
        return []
    size = about["font"]["size"]
    y = about["pad"]["t"] + CAP * size - layout["margin"]["t"]
    css = style(layout, fill=("font.color", "--ew-ink"))
    return [words(about["text"], (0, 0), 0, y, "start", size, css, kind="title")]
