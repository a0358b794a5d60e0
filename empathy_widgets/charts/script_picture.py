"""The map of a script as an SVG file of its own, light or dark, with what a draft still lacks in words and dashes."""

from __future__ import annotations

import html

from empathy_widgets.charts.script_map import BOX, Box, MapDrawing, curve, shortened
from empathy_widgets.strings import _, ngettext

__all__ = ["as_svg"]

STYLE = """
svg { color-scheme: light dark; --ink: #23282b; --paper: #faf7f1; --box: #fffdf9; --line: #87837a; --accent: #1c5a61; }
@media (prefers-color-scheme: dark) {
  svg { --ink: #ece7dd; --paper: #1b1d1e; --box: #242728; --line: #8b8e8d; --accent: #86c5c2; }
}
.sheet { fill: var(--paper); } .box { fill: var(--box); stroke: var(--line); } \
.box.taken { stroke: var(--accent); stroke-width: 3; } .box.draft { stroke-dasharray: 3 3; } .todo { font-size: 11px; }
.way { fill: none; stroke: var(--line); stroke-width: 1.3; } .way.if { stroke-dasharray: 5 4; }
.way.taken { stroke: var(--accent); stroke-width: 3; } .head { fill: var(--line); } .head.taken { fill: var(--accent); }
text { fill: var(--ink); font: 13px system-ui, sans-serif; text-anchor: middle; dominant-baseline: middle; }
"""


def as_svg(drawing: MapDrawing, title: str) -> str:
    """The picture as a file of its own, light or dark as its reader's system is; it asks for nothing from outside."""
    told = ", ".join(f"{box.label} ({to_write(box.missing)})" if box.missing else box.label for box in drawing.boxes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
        f'width="{drawing.width:g}" height="{drawing.height:g}" role="img" aria-labelledby="t d">',
        f'<title id="t">{html.escape(title)}</title>',
        f'<desc id="d">{html.escape(_("Beats and endings: {told}").format(told=told))}</desc>',
        f"<style>{STYLE}</style>", '<rect class="sheet" width="100%" height="100%"/>',
    ]
    for way in sorted(drawing.ways, key=lambda one: one.taken):
        names = "".join([" if" if way.conditional else "", " taken" if way.taken else ""])
        x, y = way.points[-1]
        tip = 6 if y >= way.points[0][1] else -6
        parts.append(f'<path class="way{names}" d="{curve(way.points)}"/>')
        parts.append(f'<path class="head{" taken" if way.taken else ""}" '
                     f'd="M{x - 4:.1f} {y - tip + 2:.1f}h8l-4 {tip:.1f}z"/>')
    return "\n".join([*parts, *(part for box in drawing.boxes for part in box_parts(box)), "</svg>"]) + "\n"


def box_parts(box: Box) -> list[str]:
    """One beat or ending, and under its name how much of it is missing."""
    corner, up = 22 if box.ending else 8, 8 if box.missing else 0
    sort = f'{" taken" if box.taken else ""}{" draft" if box.missing else ""}'
    parts = [
        f'<rect class="box{sort}" x="{box.x - BOX[0] / 2:g}" '
        f'y="{box.y - BOX[1] / 2:g}" width="{BOX[0]}" height="{BOX[1]}" rx="{corner}"/>',
        f'<text x="{box.x:g}" y="{box.y - up:g}">{html.escape(shortened(box.label))}</text>',
    ]
    if box.missing:
        words = html.escape(to_write(box.missing))
        parts.append(f'<text class="todo" x="{box.x:g}" y="{box.y + 10:g}">{words}</text>')
    return parts


def to_write(count: int) -> str:
    """How much of a beat or ending is missing."""
    return ngettext("{count} place to write", "{count} places to write", count).format(count=count)
