"""The radar of the subscales, as a picture in the page. It draws what charts.radar hands it and scores nothing."""

from __future__ import annotations

import traitlets

from empathy_widgets.widgets.shared.base import script
from empathy_widgets.widgets.shared.plot import PlotWidget, plot_strings, plot_style

__all__ = ["RadarChart", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word this widget can show."""
    return plot_strings()


class RadarChart(PlotWidget):
    """A radar: ``figure`` is what ``charts.radar`` or, quicker, ``charts.radar_drawing`` returns.

    The page holds ``[data-chart="radar"]``; ``data-drawn`` on it is "true" after each completed drawing and
    ``data-draws`` counts them.

    Examples
    --------
    >>> chart = RadarChart(figure={"data": [], "layout": {"height": 440}}, description="Radar chart of 4 subscales.")
    >>> chart.chart, chart.description
    ('radar', 'Radar chart of 4 subscales.')
    """

    _esm = script("radar_chart")
    _css = plot_style("radar_chart")

    chart = traitlets.Unicode("radar").tag(sync=True)
    """In: the page's ``data-chart`` until the figure names its own; "radar" by default."""
