"""What the chart widgets share: a drawing in, a picture out, plotly.js fetched at most once a page.

In the served workbook the page carries plotly.js as a file. Where it does not (JupyterLab), the first chart asks the
kernel for the copy inside the installed plotly package. It travels gzipped: 1.5 MB in place of 4.8 MB, which the
Jupyter server's output limit (1 MB a second over 3 seconds) would drop without a word.
"""

from __future__ import annotations

import functools
import gzip
from pathlib import Path
from typing import Any

import traitlets

from empathy_widgets.places import plotly_js
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, style
from empathy_widgets.widgets.shared.served import STYLE, Shipped

__all__ = ["Drawing", "PlotWidget", "plot_style", "plot_strings", "plotly_js"]

FOLDER = Path(__file__).parent


@functools.cache
def _packed() -> bytes:
    return gzip.compress(plotly_js().read_bytes(), compresslevel=6, mtime=0)


def plot_style(name: str) -> Shipped:
    """Return the stylesheet of the chart widget in folder ``name``."""
    return Shipped((FOLDER / "plot.css").read_text("utf-8") + style(name), STYLE)


def plot_strings() -> dict[str, str]:
    """Return the words a chart may show while there is no picture."""
    return {
        "values": _("The values, one by one"),
        "waiting": _("Drawing the chart…"),
        "failed": _("The chart cannot be drawn here. The same numbers are in the table beside it."),
    }


class Drawing(traitlets.Dict):
    """A plotly figure's JSON; a figure object is taken too and turned into its JSON."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return ``value`` as a dict; TraitError when it is neither a dict nor a figure."""
        to_json = getattr(value, "to_plotly_json", None)
        return super().validate(obj, value if to_json is None else to_json())


def with_picture(value: dict[str, Any], widget: Any) -> dict[str, Any]:
    """Return what the page gets of a figure: its JSON, and its picture where it has one and the page shows it."""
    drawn = getattr(value, "picture", None) if widget.pictured else None
    return value if drawn is None else {**value, "picture": drawn}


class PlotWidget(EmpathyWidget):
    """A chart that draws ``figure``; the kinds of chart differ in their name and their width. It collects nothing."""

    words = staticmethod(plot_strings)
    events = {}

    figure = Drawing().tag(sync=True, to_json=with_picture)
    """In: plotly figure or its JSON. Assign a new one to redraw; an empty one shows the waiting words.

    A drawing that brings its ``picture`` (``charts.Drawn``) shows it until plotly.js is there.
    """
    description = traitlets.Unicode().tag(sync=True)
    """In: the chart in one sentence, for people who do not see it."""
    caption = traitlets.Unicode().tag(sync=True)
    """In: a sentence shown below the chart; empty for none."""
    height = traitlets.Int(0, min=0, max=4000).tag(sync=True)
    """In: px; 0, the default, is the height the figure asks for."""
    spots = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the points whose values show when they are pointed at, focused or touched, as ``charts.radar_spots`` says
    them: ``at`` (parts of the plot, from the centre of a radar or the top left corner of any other), ``small`` (the
    same on a narrow page, where it is another) and ``says``. Empty by default."""
    chart = traitlets.Unicode().tag(sync=True)
    """In: the kind of chart, as the page's ``data-chart`` until the figure names its own (``layout.meta.chart``)."""

    def __init__(self, **traits: Any) -> None:
        self.pictured = True
        """Whether the page may still show a picture; plotly.js has not drawn there yet."""
        super().__init__(**traits)
        self.on_msg(self._speak)

    def _speak(self, _widget: Any, content: Any, _buffers: Any) -> None:
        kind = content.get("kind") if isinstance(content, dict) else None
        if kind == "plotly":
            self.send({"kind": "plotly"}, [_packed()])
        elif kind == "drawn":
            self.pictured = False
