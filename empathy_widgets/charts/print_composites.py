"""The general scores on paper: the numbers of `composites_drawing` as SVG, each row on its own range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from empathy_widgets.charts import ink
from empathy_widgets.charts.axes import Axis, RadarSeries, value_on
from empathy_widgets.charts.composites import composites_drawing
from empathy_widgets.charts.paint import LIGHT, looks
from empathy_widgets.strings import _

__all__ = ["print_composites"]

TRACK, ROW_GAP, PAD = 15.0, 12.0, 5.0


def print_composites(
    series: Sequence[RadarSeries], axes: Sequence[Axis], width: float = 178, *, named: bool = False,
) -> str:
    """Draw each score as a dot on its own range, one row an axis, as SVG for print ``width`` points wide.

    The parameters and the errors are those of `composite_bars`: what is drawn are that figure's own numbers. ``named``
    draws the legend below, with the lines of a radar beside it.

    Examples
    --------
    >>> drawn = print_composites([RadarSeries("Today", {"CE": 50})], [Axis("CE", "Knowing", 10, 50)], 110)
    >>> '<circle cx="105" cy="20.12"' in drawn
    True
    """
    traces = composites_drawing(series, axes)["data"]
    lines = list(series)
    styles = looks(lines)
    parts, below = [], 0.0
    for row, axis in enumerate(axes):
        label = ink.rows_of(axis.label, int((width - 30) / (ink.MUCH * 0.5)), 2)
        parts.append(ink.said(label, 0, below + ink.MUCH * 0.9, weight="bold"))
        parts.append(ink.said([_current(lines, axis)], width, below + ink.MUCH * 0.9, "end"))
        top = below + len(label) * ink.MUCH * ink.LEADING + 2
        parts.append(_track(axis, top, width))
        dots = [trace for trace in traces if _belongs(trace, row)]
        for trace, look in zip(dots, reversed(styles), strict=True):
            (value,), (height,) = trace["x"], trace["y"]
            if value is not None:
                parts.append(ink.dot(look, _across(value, axis, width), top + TRACK / 2 - height * TRACK / 2.6))
        below = top + TRACK + ink.SMALL + ROW_GAP
    names, tall = ink.legend(lines, styles, 0, below + ROW_GAP, width) if named else ("", 0)
    return ink.as_drawing(width, below + ROW_GAP + tall if named else below - ROW_GAP + 4, [*parts, names])


def _belongs(trace: dict[str, Any], row: int) -> bool:
    return bool(trace["mode"] == "markers" and trace["xaxis"] == f"x{'' if row == 0 else row + 1}")


def _across(value: float, axis: Axis, width: float) -> float:
    return PAD + (width - 2 * PAD) * (value - axis.low) / (axis.high - axis.low)


def _current(lines: Sequence[RadarSeries], axis: Axis) -> str:
    current = next((line for line in lines if line.emphasis == "current"), None)
    value = None if current is None else value_on(axis, current.values)
    return "" if current is None else _("not scored") if value is None else f"{round(value, 2):g}"


def _track(axis: Axis, top: float, width: float) -> str:
    ends = [(axis.low, "start", 0.0), (axis.high, "end", width)]
    return (f'<rect x="0" y="{ink.number(top)}" width="{ink.number(width)}" height="{ink.number(TRACK)}" rx="2" '
            f'fill="{LIGHT["--ew-line"]}" fill-opacity="0.35" stroke="{LIGHT["--ew-line"]}" stroke-width="0.6"/>'
            + "".join(ink.said([f"{value:g}"], x, top + TRACK + ink.SMALL + 0.5, anchor, ink.SMALL, "--ew-muted")
                      for value, anchor, x in ends))
