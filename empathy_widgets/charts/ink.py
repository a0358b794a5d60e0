"""Pieces of a drawing on paper, as SVG: words, lines, markers, a legend. Light colours, no styles, no raster.

Lengths are in points (1/72 inch). Every number is written to six decimals, so that what is printed can be held against
what was worked out.
"""

from __future__ import annotations

import html
import textwrap
import unicodedata
from collections.abc import Sequence

from empathy_widgets.charts.axes import RadarSeries
from empathy_widgets.charts.paint import LIGHT, Look

__all__ = [
    "FONT", "LEADING", "MUCH", "SMALL", "as_drawing", "dot", "legend", "number", "path", "rows_of", "said", "stroke",
    "thickness",
]

FONT = "Libertinus Serif"
"""The face every report is set in; it comes with Typst."""
MUCH, SMALL = 9.0, 7.5
"""Sizes of words and of tick labels, points."""
SCALE = 0.62
"""Screen pixels to points for line widths and markers: a page is held closer than a screen."""
LEGEND_SAMPLE = 24
LEADING = 1.18
_DASHES = {"solid": (), "dot": (1, 1.6), "dash": (4, 2.4), "dashdot": (4, 2, 1, 2), "longdash": (7, 2.6),
           "longdashdot": (7, 2, 1, 2)}


def number(value: float) -> str:
    """Return ``value`` with at most six decimals, as "12.5".

    Examples
    --------
    >>> number(12.5), number(-0.0000001), number(1/3)
    ('12.5', '0', '0.333333')
    """
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rows_of(text: str, width: int, most: int = 4) -> list[str]:
    """Return ``text`` in at most ``most`` lines of about ``width`` letters, "…" where something was left out.

    Signs as wide as they are high (Chinese, Japanese, Korean) count as two letters.
    """
    if sum(unicodedata.east_asian_width(sign) in "WF" for sign in text) * 2 > len(text):
        width //= 2
    return textwrap.wrap(text, width, max_lines=most, placeholder="…") or [""]


def said(
    rows: Sequence[str], x: float, y: float, anchor: str = "start", size: float = MUCH, token: str = "--ew-ink",
    weight: str = "normal",
) -> str:
    """Return lines of words, the baseline of the first at ``y``; ``anchor`` is start, middle or end."""
    return "".join(
        f'<text x="{number(x)}" y="{number(y + size * LEADING * turn)}" font-family="{FONT}" '
        f'font-size="{number(size)}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{LIGHT[token]}">{html.escape(row)}</text>'
        for turn, row in enumerate(rows)
    )


def thickness(pixels: float) -> float:
    """A line's width or a marker's size on paper, points."""
    return round(pixels * SCALE, 3)


def path(points: Sequence[tuple[float, float]], attributes: str, name: str = "") -> str:
    """Return one line through ``points``; ``name`` becomes its ``data-series``, so that a test finds it."""
    steps = " ".join(f"{'L' if turn else 'M'}{number(x)} {number(y)}" for turn, (x, y) in enumerate(points))
    mark = f' data-series="{html.escape(name)}"' if name else ""
    return f'<path d="{steps}"{mark} {attributes}/>'


def stroke(token: str, width: float, dash: str = "solid", opacity: float = 1, fill: str = "none") -> str:
    """Return the attributes of a line: a colour by token, a width in points, a dash by plotly's name."""
    gaps = _DASHES[dash]
    dashed = f' stroke-dasharray="{" ".join(number(max(width, 0.8) * gap) for gap in gaps)}"' if gaps else ""
    fade = f' stroke-opacity="{number(opacity)}"' if opacity < 1 else ""
    return (f'fill="{fill}" stroke="{LIGHT[token]}" stroke-width="{number(width)}" stroke-linejoin="round"'
            f"{dashed}{fade}")


def dot(look: Look, x: float, y: float) -> str:
    """Return a series' marker at a place: its shape tells the series as well as its colour."""
    half, colour = thickness(look.size) / 2, LIGHT[look.token]
    if look.symbol in ("x", "cross"):
        turned = half * 0.8 if look.symbol == "x" else 0
        arms = [((x - half * 0.8, y - turned), (x + half * 0.8, y + turned)),
                ((x - turned, y + half * 0.8), (x + turned, y - half * 0.8))]
        return "".join(path(arm, stroke(look.token, half * 0.5)) for arm in arms)
    if look.symbol == "circle":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(half)}" fill="{colour}"/>'
    corners = {
        "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        "diamond": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
        "triangle-up": [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        "triangle-down": [(0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
    }[look.symbol]
    around = " ".join(f"{number(x + half * across)},{number(y + half * down)}" for across, down in corners)
    return f'<polygon points="{around}" fill="{colour}"/>'


def legend(
    series: Sequence[RadarSeries], styles: Sequence[Look], x: float, y: float, width: float,
) -> tuple[str, float]:
    """Return the names of the series, one below the other from ``y`` on, and how high they stand together."""
    parts, below = [], y
    for line, look in zip(series, styles, strict=True):
        rows = rows_of(line.legend, max(12, int((width - LEGEND_SAMPLE - 6) / (MUCH * 0.47))), 3)
        middle = below + MUCH * 0.6
        ends = [(x, middle), (x + LEGEND_SAMPLE, middle)]
        parts.append(path(ends, stroke(look.token, thickness(look.width), look.dash, look.opacity)))
        parts.append(dot(look, x + LEGEND_SAMPLE / 2, middle))
        parts.append(said(rows, x + LEGEND_SAMPLE + 6, below + MUCH * 0.9))
        below += MUCH * LEADING * len(rows) + 2.5
    return "".join(parts), below - y


def as_drawing(width: float, height: float, parts: Sequence[str]) -> str:
    """Return the whole drawing: an SVG of ``width`` times ``height`` points that asks for nothing from outside."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}pt" height="{number(height)}pt" '
            f'viewBox="0 0 {number(width)} {number(height)}">{"".join(parts)}</svg>')
