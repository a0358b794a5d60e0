"""A chart's drawing as SVG text, for a page to show before plotly.js is there, and to answer with until then.

Python knows no page's width. Every place is therefore told in parts of the plot (``data-at``, ``data-d``, ``data-r``),
and the page's script puts it where it belongs; words and markers keep their size. On a plane, 0 and 1 are the plot's
edges, y downwards; on a radar they are its centre and its rim. Colours are the page's tokens, so light, dark and paper
follow. What is drawn where follows plotly.js 4.1, so that nothing jumps when it takes over.
"""

from __future__ import annotations

import copy
from functools import cached_property
from typing import Any

from empathy_widgets.charts.picture_ink import number
from empathy_widgets.charts.picture_plane import plane
from empathy_widgets.charts.picture_polar import polar

__all__ = ["Drawn", "picture"]

Part = dict[str, Any]


class Drawn(dict[str, Any]):
    """A plotly figure's JSON, with the same as a picture."""

    @cached_property
    def picture(self) -> dict[str, Any]:
        """The drawing for a wide page, for one that is less than ``below`` px wide, and that width (0: never)."""
        asked = self["layout"].get("meta", {}).get("narrow")
        if asked is None:
            return {"wide": picture(self), "narrow": "", "below": 0}
        layout = copy.deepcopy(self["layout"])
        for path, value in asked["changes"].items():
            *steps, last = path.split(".")
            place: Any = layout
            for step in steps:
                place = place[int(step)] if isinstance(place, list) else place[step]
            place[last] = value
        return {"wide": picture(self), "narrow": picture({**self, "layout": layout}), "below": asked["below"]}


def picture(drawing: Part) -> str:
    """Return one drawing as SVG; its root says its margins in px, and whether it is a plane or a radar."""
    data, layout = drawing["data"], drawing["layout"]
    round_ = "polar" in layout
    margin = layout["margin"]
    inside = (polar if round_ else plane)(data, layout)
    sides = " ".join(number(margin[side]) for side in "lrtb")
    kind = "polar" if round_ else "plane"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="ew-picture" data-shape="{kind}" data-margins="{sides}">'
            f'<g class="{kind}">{"".join(inside)}</g></svg>')
