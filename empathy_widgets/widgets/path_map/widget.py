"""A scene's beats and branches with the path taken. It draws what charts.script_map worked out."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["PathMap", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the map, by name."""
    return {
        "better": _("A stronger wording"),
        "carried": _("What it did"),
        "caption": _("Your way is drawn in bold; the other ways wait for another day. Dashed: only under a condition."),
        "look": _("A dot marks a moment worth a second look."),
        "moment": _("Moment {number} of {of}: {title}"),
        "next": _("Next moment"),
        "open": _("Open moment {number}: {title}"),
        "open_look": _("Open moment {number}, worth a second look: {title}"),
        "own": _("In your own words"),
        "press": _("Press a moment of your way to open it."),
        "reply": _("{speaker} said"),
        "says": _("{other} said"),
        "thinks": _("{other} thinks"),
        "title": _("The path you took"),
    }


class PathMap(EmpathyWidget):
    """A map of boxes and arrows; what was said at a box that was met opens beside it. It collects nothing.

    Examples
    --------
    >>> PathMap(boxes=[{"id": "door", "label": "The door", "x": 80, "y": 30, "ending": False, "taken": True}]).width
    0.0
    """

    _esm = script("path_map")
    _css = style("path_map")
    words = staticmethod(default_strings)
    events = {}

    width = traitlets.Float(0).tag(sync=True)
    """In: px, of the whole drawing; 0 by default."""
    height = traitlets.Float(0).tag(sync=True)
    """In: px, of the whole drawing; 0 by default."""
    box = traitlets.List([148, 46]).tag(sync=True)
    """In: width and height of a box, px."""
    boxes = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id``, ``label``, ``x``, ``y`` (its middle, px), ``ending`` and ``taken`` (bool) of each box."""
    ways = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``d`` (an SVG path), ``x``, ``y`` and ``down`` of its tip, ``conditional`` and ``taken`` (bool) of each
    arrow."""
    moments = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what was said on the path, in order: ``beat`` (a box's id), ``other, speaker, says, reply, own, carried,
    thought, better`` (text, "" for none) and ``passed`` (bool); none by default, and then no box opens."""
    looks = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """In: the beats whose moments are worth a second look, each with a dot; the first of them is open at first."""
    description = traitlets.Unicode().tag(sync=True)
    """In: the path in a sentence, for people who do not see the picture."""
