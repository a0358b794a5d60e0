"""The one door to plotly.

Only ``plotly.graph_objects.Figure`` is asked for, and only when somebody wants a figure object. ``FigureWidget`` and
``plotly.io``'s renderers stay out: they pull nbformat, jsonschema and rfc3987_syntax, seconds of a page's start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["figure"]


def figure(drawing: dict[str, Any]) -> go.Figure:
    """Return ``drawing`` as a plotly figure without plotly's default template; ValueError when plotly refuses it."""
    from plotly.graph_objects import Figure

    made = Figure(drawing)
    made.layout.template = None
    return made
