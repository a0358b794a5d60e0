"""The time line of a case as an SVG file of its own, light or dark: what `case_line` laid out, to print or to show."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterator

from empathy_widgets.charts.case_line import WIDTH, LineDrawing, LineLane, LineMark, LineRow
from empathy_widgets.strings import _

__all__ = ["line_as_svg"]

NAMES, RIGHT = 232, 16
"""Room for the names of the rows, and at the right, px."""
TOP, LANE, ROW, FOOT = 92, 30, 36, 44
"""Heights of the head, of a lane's name, of a row and of what explains the signs, px."""
LONGEST, LEADING = 27, 15
"""Signs of a row's name in a line, and from line to line, px."""
SHAPES = {
    "measure": '<circle r="8"/>', "room": '<rect x="-7" y="-7" width="14" height="14" rx="2.5"/>',
    "plan": '<path d="M0 -9l9 9l-9 9l-9 -9z"/>', "between": '<path d="M0 -8.5l9 15h-18z"/>',
}
STYLE = """
svg { color-scheme: light dark; --ink: #23282b; --muted: #5b5f60; --paper: #fffdf9; --line: #e0d9cc; --edge: #87837a;
  --now: #b05a00; --measure: #1c5a61; --room: #b05a00; --plan: #7a4676; --between: #5c6b78; }
@media screen and (prefers-color-scheme: dark) {
  svg { --ink: #ece7dd; --muted: #b3afa6; --paper: #242728; --line: #3d4143; --edge: #8b8e8d;
    --now: #f2c078; --measure: #86c5c2; --room: #e8b468; --plan: #d2a8cf; --between: #a9b7c4; }
}
text { fill: var(--ink); font: 14px system-ui, sans-serif; } .head { font: 600 19px Georgia, serif; }
.lane { font-weight: 650; } .kind, .tick { fill: var(--muted); } .tick, .now, .count { text-anchor: middle; }
.tick { font-size: 13px; } .year { font-size: 11px; } .now { fill: var(--now); font-weight: 700; }
.tick { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; }
.count { fill: var(--paper); font-size: 12px; font-weight: 700; } .sheet { fill: var(--paper); }
.rule { stroke: var(--line); } .axis { stroke: var(--edge); stroke-dasharray: 1 2; }
.today { stroke: var(--now); stroke-width: 2; }
""" + "".join(
    f".{lane} {{ fill: var(--{lane}); }} .{lane}.reach {{ opacity: 0.45; }} "
    f".{lane}.ring {{ fill: var(--paper); stroke: var(--{lane}); stroke-width: 2.5; stroke-dasharray: 4 2.3; }}\n"
    for lane in SHAPES)


def line_as_svg(drawing: LineDrawing, title: str, description: str) -> str:
    """The picture as a file of its own, light or dark as its reader's system is, and light on paper.

    Parameters
    ----------
    title, description : str
        The heading, and the picture in a sentence for people who do not see it.
    """
    rows = sum(len(lane.rows) for lane in drawing.lanes)
    height = TOP + LANE * sum(not alone(lane) for lane in drawing.lanes) + ROW * rows + FOOT
    width, signs = NAMES + WIDTH + RIGHT, _signs(drawing)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="t d">',
        f'<title id="t">{html.escape(title)}</title>', f'<desc id="d">{html.escape(description)}</desc>',
        f"<style>{STYLE}</style>", '<rect class="sheet" width="100%" height="100%"/>',
        f'<text class="head" x="16" y="30">{html.escape(title)}</text>',
        *_axis(drawing, height - FOOT), *_lanes(drawing),
        *([f'<text class="kind" x="16" y="{height - 14}">{html.escape(signs)}</text>'] if signs else []),
        "</svg>"]) + "\n"


def _x(at: float) -> str:
    return f"{NAMES + at * WIDTH:.1f}"


def _axis(drawing: LineDrawing, bottom: int) -> Iterator[str]:
    """The dates, a rule down from each, and today."""
    for tick in drawing.ticks:
        yield f'<path class="rule" d="M{_x(tick.at)} {TOP - 8}V{bottom}"/>'
    yield f'<path class="today" d="M{_x(drawing.today)} {TOP - 38}V{bottom}"/>'
    yield f'<text class="now" x="{_x(min(drawing.today, 0.97))}" y="{TOP - 43}">{html.escape(_("today"))}</text>'
    for tick in drawing.ticks:
        x = _x(tick.at)
        yield f'<text class="tick" x="{x}" y="{TOP - 26}">{html.escape(tick.label)}</text>'
        if not tick.again:
            yield f'<text class="tick year" x="{x}" y="{TOP - 12}">{tick.year}</text>'


def _lanes(drawing: LineDrawing) -> Iterator[str]:
    """Each lane under its name, a row a kind."""
    y = TOP
    for lane in drawing.lanes:
        yield f'<path class="rule" d="M0 {y}H{NAMES + WIDTH + RIGHT}"/>'
        inside = 0 if alone(lane) else LANE
        yield f'<text class="lane" x="16" y="{y + (23 if alone(lane) else 19)}">{html.escape(lane.label)}</text>'
        y += inside
        for row in lane.rows:
            yield from _row(row, lane, y + ROW // 2 + (0 if alone(lane) else -6))
            y += ROW


def alone(lane: LineLane) -> bool:
    """Whether a lane is one row of the same name, which is said once."""
    return [row.label for row in lane.rows] == [lane.label]


def _row(row: LineRow, lane: LineLane, y: int) -> Iterator[str]:
    """One row: its name, and its marks."""
    rows = [] if alone(lane) else textwrap.wrap(row.label, LONGEST, max_lines=2, placeholder="…")
    for number, words in enumerate(rows):
        at = y + 5 + LEADING * (number - (len(rows) - 1) / 2)
        yield f'<text class="kind" x="16" y="{at:g}">{html.escape(words)}</text>'
    yield f'<path class="axis" d="M{NAMES} {y}h{WIDTH}"/>'
    for first, last in row.reaches:
        yield (f'<rect class="{lane.id} reach" x="{_x(first)}" y="{y - 3}" width="{(last - first) * WIDTH:.1f}" '
               'height="6" rx="3"/>')
    for mark in row.marks:
        yield from _mark(mark, lane.id, y)


def _mark(mark: LineMark, lane: str, y: int) -> Iterator[str]:
    """A shape for one thing, a number for several and how far they reach, a ring for what is planned."""
    if len(mark.of) == 1:
        ring = " ring" if mark.planned else ""
        yield f'<g class="{lane}{ring}" transform="translate({_x(mark.at)} {y})">{SHAPES[lane]}</g>'
        return
    reach = (mark.last - mark.first) * WIDTH
    yield f'<rect class="{lane} reach" x="{_x(mark.first)}" y="{y - 3}" width="{reach:.1f}" height="6" rx="3"/>'
    yield f'<g class="{lane}" transform="translate({_x(mark.at)} {y})">'
    yield f'<rect x="-15" y="-11" width="30" height="22" rx="11"/><text class="count" y="4">{len(mark.of)}</text></g>'


def _signs(drawing: LineDrawing) -> str:
    """What the signs mean that are there."""
    marks = [mark for lane in drawing.lanes for row in lane.rows for mark in row.marks]
    several = [_("A number stands for so many close together.")] if any(len(mark.of) > 1 for mark in marks) else []
    planned = [_("A ring is a measurement that is planned.")] if any(mark.planned for mark in marks) else []
    return " ".join(several + planned)
