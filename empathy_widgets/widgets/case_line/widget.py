"""The time line of a case as one picture. It draws what charts.case_line worked out."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["CaseLine", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the time line, by name."""
    return {
        "close": _("Close"),
        "counted": _("A number stands for so many close together; press it to see each."),
        "caption": _("Press a mark to see what it stands for; the arrow keys go from mark to mark."),
        "look": _("Open"),
        "one": _("What this mark stands for"),
        "planned": _("A ring is a measurement that is planned."),
    }


class CaseLine(EmpathyWidget):
    """Lanes of marks over one axis of time; a mark opens what it stands for, each with its link. It collects nothing.

    Examples
    --------
    >>> mark = {"at": 0.5, "first": 0.5, "last": 0.5, "planned": False, "of": [0], "says": "Two cups: 3 October 2026"}
    >>> room = {"id": "room", "label": "In the room", "rows": [{"label": "Role-play", "marks": [mark]}]}
    >>> line = {"title": "Two cups", "line": "3 October 2026", "link": "", "badge": ""}
    >>> CaseLine(lanes=[room], lines=[line]).width
    720
    """

    _esm = script("case_line")
    _css = style("case_line")
    words = staticmethod(default_strings)
    events = {}

    title = traitlets.Unicode().tag(sync=True)
    """In: the heading; "" for none."""
    description = traitlets.Unicode().tag(sync=True)
    """In: the picture in a sentence, for people who do not see it."""
    width = traitlets.Int(720).tag(sync=True)
    """In: px, the least the axis may be wide; where there is less room, it scrolls."""
    lanes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id`` ("measure", "room", "plan" or "between"), ``label``, and ``rows``, each with ``label``, ``spans``
    (pairs of parts of the axis between which something went on; may be absent) and ``marks``:
    ``at``, ``first``, ``last`` (parts of the axis, 0 to 1), ``planned`` (bool), ``of`` (places in ``lines``, newest
    first) and ``says`` (its name)."""
    ticks = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``at`` (0 to 1), ``label``, ``year``, and ``again`` (bool) where the year is that of the tick before."""
    today = traitlets.Dict().tag(sync=True)
    """In: ``at`` (0 to 1) and ``label``; empty for none."""
    lines = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what the marks stand for: ``title, line, link`` ("" for none) and ``badge`` ("" for none)."""
