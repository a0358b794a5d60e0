"""Colours, dashes and type for every chart.

A drawing carries the light page's colours, which are also paper's, and beside each the name of the token it stands
for (``meta.tokens``: path to token, or to token and opacity). The widget repaints from the tokens of the page it is
on, so a chart follows light and dark without knowing any colour itself.
"""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from typing import Any

from empathy_widgets.charts.axes import Emphasis, RadarSeries

__all__ = [
    "CLEAR", "LIGHT", "Look", "NARROW_PX", "looks", "named", "narrow", "paint", "sheet", "whole_words", "wrapped",
]

Part = dict[str, Any]

LIGHT = {
    "--ew-font-ui": 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
    "--ew-surface": "#fffdf9",
    "--ew-ink": "#23282b",
    "--ew-muted": "#5b5f60",
    "--ew-line": "#e0d9cc",
    "--ew-edge": "#87837a",
    "--ew-series-1": "#1c5a61",
    "--ew-series-2": "#b05a00",
    "--ew-series-3": "#7a4676",
    "--ew-series-4": "#5c6b78",
}
"""The light values of widgets/shared/tokens.css that charts use; a test holds the two equal."""

CLEAR = "rgba(0,0,0,0)"
EARLIER_OPACITY = 0.8
NAME_WIDTH = 34
NARROW_PX = 340


@dataclass(frozen=True, slots=True)
class Look:
    """How one series looks: told apart by dash and marker, then by colour."""

    token: str
    dash: str
    symbol: str
    width: float
    size: float
    opacity: float
    rank: int


_KINDS: dict[Emphasis, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], float, float, float, int]] = {
    "current": (("--ew-series-1", "--ew-series-3"), ("solid",), ("circle", "triangle-up"), 3, 9, 1, 1),
    "earlier": (("--ew-series-2", "--ew-series-3"), ("dash", "dashdot", "longdash", "longdashdot"),
                ("square", "diamond", "triangle-down"), 2, 8, EARLIER_OPACITY, 2),
    "reference": (("--ew-series-4",), ("dot",), ("x", "cross"), 2, 8, 1, 3),
}


def looks(series: list[RadarSeries]) -> list[Look]:
    """Return one `Look` a series; no two of up to 12 earlier and 2 current or reference series look alike."""
    seen: dict[str, int] = {}
    found = []
    for line in series:
        tokens, dashes, symbols, width, size, opacity, rank = _KINDS[line.emphasis]
        turn = seen[line.emphasis] = seen.get(line.emphasis, -1) + 1
        found.append(Look(tokens[turn % len(tokens)], dashes[turn % len(dashes)], symbols[turn % len(symbols)],
                          width, size, opacity, 100 * rank + turn))
    return found


def paint(part: Part, path: str, token: str, opacity: float | None = None) -> None:
    """Write the light value of ``token`` at ``path`` ("line.color", "shapes.0.fillcolor") and note the token."""
    *steps, last = path.split(".")
    place: Any = part
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    value = LIGHT[token]
    if opacity is not None:
        red, green, blue = (int(value[at:at + 2], 16) for at in (1, 3, 5))
        value = f"rgba({red},{green},{blue},{opacity:g})"
    place[last] = value
    part.setdefault("meta", {}).setdefault("tokens", {})[path] = token if opacity is None else [token, opacity]


def named(trace: Part, line: RadarSeries, look: Look) -> Part:
    """Give ``trace`` its place in the legend; ``meta.legend`` is the name as plain words for a page's own legend."""
    trace.update(name=wrapped(line.legend, NAME_WIDTH), legendrank=look.rank, opacity=look.opacity, cliponaxis=False,
                 hoverinfo="skip", meta={"emphasis": line.emphasis, "legend": line.legend})
    return trace


def sheet(kind: str, height: int, **layout: Any) -> Part:
    """Return the layout every chart starts from: clear, in the page's type, with a legend below that takes no clicks.

    ``kind`` is kept in ``meta.chart``; ``height`` is the height in px that suits the chart without its legend.
    """
    made = {
        "height": height, "autosize": True, "paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR, "hovermode": False,
        "dragmode": False, "font": {"size": 14},
        "legend": {"orientation": "h", "x": 0.5, "xanchor": "center", "y": -0.2, "yanchor": "top", "bgcolor": CLEAR,
                   "itemclick": False, "itemdoubleclick": False, "itemwidth": 44, "font": {"size": 13}},
        "meta": {"chart": kind}, **layout,
    }
    paint(made, "font.family", "--ew-font-ui")
    paint(made, "font.color", "--ew-ink")
    return made


def narrow(made: Part, changes: Part, below: int = NARROW_PX) -> None:
    """Note what the page shall change in a layout, path to value, where it is less than ``below`` px wide (340)."""
    made["meta"]["narrow"] = {"below": below, "changes": changes}


def wrapped(text: str, width: int, rows: int = 4) -> str:
    """Return ``text`` in at most ``rows`` lines of at most ``width`` characters for plotly; markup in it stays text.

    Examples
    --------
    >>> wrapped("Negative <cognitive>", 12)
    'Negative<br>&lt;cognitive&gt;'
    """
    lines = textwrap.wrap(text, width, max_lines=rows, placeholder="…") or [""]
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def whole_words(text: str, width: int) -> str:
    """Return all of ``text`` in lines of about ``width`` characters for plotly, however many it takes.

    Nothing is left out: a word longer than the line and 3 characters more is broken with a hyphen.

    Examples
    --------
    >>> whole_words("Positive self-compassionateness & care", 11)
    'Positive<br>self-<br>compassion-<br>ateness &amp;<br>care'
    """
    parts = []
    for word in text.split():
        while len(word) > width + 3:
            at = word.find("-", 0, width) + 1 or width - 1
            parts.append(word[:at] if word[at - 1] == "-" else f"{word[:at]}-")
            word = word[at:]
        parts.append(word)
    lines: list[str] = []
    for part in parts:
        if lines and not lines[-1].endswith("-") and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return "<br>".join(html.escape(line, quote=False) for line in lines or [""])
