"""How the days of a practice went, as a picture and a table. It draws what charts.practice_course laid out."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["PracticeCourse", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the picture, by name."""
    return {
        "done": _("Days it was done"),
        "due": _("Meant for"),
        "key": _("The fuller a shape, the more one could be there; pale where it was not said. A broken edge: done in "
                 "part. A short line: a day off. An empty shape: nothing written."),
        "table": _("Week by week"),
        "week": _("Week of"),
        "well": _("How it was"),
    }


class PracticeCourse(EmpathyWidget):
    """A row a week, a soft shape a day, filled as far as one could be there; the same as a table. It collects nothing.

    Examples
    --------
    >>> cell = {"x": 62, "y": 26, "state": "yes", "filled": 0.8, "says": "23 Nov: mostly there, done"}
    >>> week = {"label": "23 Nov", "y": 26, "cells": [cell], "well": "mostly there", "done": 1, "due": 1}
    >>> PracticeCourse(weeks=[week], heads=[[77, "Mon"]], width=307, height=61, cell=30).weeks[0]["done"]
    1
    """

    _esm = script("practice_course")
    _css = style("practice_course")
    words = staticmethod(default_strings)
    events = {}

    title = traitlets.Unicode().tag(sync=True)
    """In: the heading; "" for none."""
    says = traitlets.Unicode().tag(sync=True)
    """In: the picture in words; "" where there is nothing to show."""
    note = traitlets.Unicode().tag(sync=True)
    """In: what it does not show, below it; "" by default."""
    link = traitlets.Dict().tag(sync=True)
    """In: ``text`` and ``href`` of where it goes on; empty for none."""
    weeks = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the rows as `charts.CourseWeek` has them: ``label, y, cells, well, done, due``; none by default."""
    heads = traitlets.List(traitlets.List()).tag(sync=True)
    """In: pairs of a place (px) and the name of a day."""
    width = traitlets.Int(0).tag(sync=True)
    """In: of the picture, px; 0 by default."""
    height = traitlets.Int(0).tag(sync=True)
    """In: of the picture, px; 0 by default."""
    cell = traitlets.Int(0).tag(sync=True)
    """In: the size of a day, px; 0 by default."""
