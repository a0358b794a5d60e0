"""One score over administrations, as a picture in the page. It draws what charts.trend hands it and scores nothing."""

from __future__ import annotations

import traitlets

from empathy_widgets.widgets.shared.base import script
from empathy_widgets.widgets.shared.plot import PlotWidget, plot_strings, plot_style

__all__ = ["TrendChart", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word this widget can show."""
    return plot_strings()


class TrendChart(PlotWidget):
    """A trend: ``figure`` is what ``charts.trend`` or ``charts.trend_drawing`` returns.

    ``caption`` is the place for ``charts.trend_note``: what the band means, or why there is none.

    Examples
    --------
    >>> chart = TrendChart(caption="No reliability is known for this score.")
    >>> chart.chart, chart.caption
    ('trend', 'No reliability is known for this score.')
    """

    _esm = script("trend_chart")
    _css = plot_style("trend_chart")

    chart = traitlets.Unicode("trend").tag(sync=True)
    """In: the page's ``data-chart`` until the figure names its own; "trend" by default."""
