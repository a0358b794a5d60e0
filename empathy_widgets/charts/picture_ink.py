"""Pieces of a chart's picture: lines, words, markers, each told by its place in the plot."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["LINE_SPACING", "Place", "dot", "line", "number", "style", "symbols", "words"]

Part = dict[str, Any]
Place = tuple[float, float]
LINE_SPACING = 1.3
BOLD = re.compile(r"<b>(.*)</b>")
DASHES = {"dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1), "longdashdot": (5, 2, 1, 2)}


def number(value: float) -> str:
    """Return a number with at most nine decimals, which is less than a millionth of a px on any page."""
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def style(part: Part, **wanted: tuple[str, str]) -> str:
    """Return the style of an element: a CSS name to the path of a colour in ``part`` and what to use without one."""
    said = []
    for name, (path, otherwise) in wanted.items():
        found = part.get("meta", {}).get("tokens", {}).get(path, otherwise)
        token, opacity = found if isinstance(found, list) else (found, 1)
        said.append(f"{name}:{f'var({token})' if token.startswith('--') else token}")
        if opacity != 1:
            said.append(f"{name}-opacity:{opacity:g}")
    return ";".join(said)


def line(places: Sequence[Place], css: str, width: float, dash: str = "solid", **marks: str) -> str:
    """Return a line through places of the plot."""
    steps = "".join(f"{'L' if turn else 'M'}{number(x)} {number(y)}" for turn, (x, y) in enumerate(places))
    gaps = [number(max(width, 3) * part) for part in DASHES.get(dash, ())]
    dashed = f' stroke-dasharray="{" ".join(gaps)}"' if gaps else ""
    named = "".join(f' {name.replace("_", "-")}="{html.escape(text)}"' for name, text in marks.items())
    empty = "" if "fill:" in css else ' fill="none"'
    return (f'<path data-d="{steps}" style="{css}" stroke-width="{number(width)}" stroke-miterlimit="2"{dashed}'
            f'{named}{empty}/>')


def words(
    text: str, place: Place, x: float, y: float, anchor: str, size: float, css: str, *, turned: float = 0,
    kind: str = "",
) -> str:
    """Return words, one line a <br>, the first one's baseline ``x`` and ``y`` px from a place of the plot."""
    bold = BOLD.fullmatch(text)
    lines = [html.unescape(one) for one in (bold[1] if bold else text).split("<br>")]
    rows = "".join(
        f'<tspan x="{number(x)}" y="{number(y + LINE_SPACING * size * turn)}">{html.escape(row)}</tspan>'
        for turn, row in enumerate(lines)
    )
    more = f' data-turned="rotate({number(turned)} {number(x)} {number(y)})"' if turned else ""
    weight = ' font-weight="bold"' if bold else ""
    named = f' data-kind="{kind}"' if kind else ""
    return (f'<g data-at="{number(place[0])} {number(place[1])}"{named}>'
            f'<text text-anchor="{anchor}" font-size="{number(size)}"{weight} style="{css}"{more}>{rows}</text></g>')


def dot(symbol: str, size: float, place: Place, css: str) -> str:
    """Return a marker around a place of the plot."""
    return (f'<path class="point" data-at="{number(place[0])} {number(place[1])}" d="{shape(symbol, size / 2)}" '
            f'style="{css}"/>')


def shape(symbol: str, r: float) -> str:
    """Return the outline of a marker of radius ``r`` around 0, 0."""
    if symbol == "circle":
        turn = f"A{number(r)},{number(r)} 0"
        return f"M{number(r)},0{turn} 1,1 0,{number(-r)}{turn} 0,1 {number(r)},0Z"
    if symbol in ("x", "cross"):
        wide, thin = 1.2 * r, 0.4 * r
        arms = [(wide, thin), (thin, thin), (thin, wide), (-thin, wide), (-thin, thin), (-wide, thin), (-wide, -thin),
                (-thin, -thin), (-thin, -wide), (thin, -wide), (thin, -thin), (wide, -thin)]
        if symbol == "x":
            arm = 0.8 * r / math.sqrt(2)
            arms = [(0, arm), (arm, 2 * arm), (2 * arm, arm), (arm, 0), (2 * arm, -arm), (arm, -2 * arm), (0, -arm),
                    (-arm, -2 * arm), (-2 * arm, -arm), (-arm, 0), (-2 * arm, arm), (-arm, 2 * arm)]
        return outline(arms)
    broad = 2 * r / math.sqrt(3)
    return outline({
        "square": [(r, r), (-r, r), (-r, -r), (r, -r)],
        "diamond": [(1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0), (0, -1.3 * r)],
        "triangle-up": [(-broad, r / 2), (broad, r / 2), (0, -r)],
        "triangle-down": [(-broad, -r / 2), (broad, -r / 2), (0, r)],
    }[symbol])


def outline(corners: Iterable[Place]) -> str:
    """Return a closed line of px."""
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in corners) + "Z"


def symbols(trace: Part, count: int) -> list[str]:
    """Return the marker of each point of a trace."""
    asked = trace["marker"].get("symbol", "circle")
    return list(asked) if isinstance(asked, (list, tuple)) else [asked] * count
