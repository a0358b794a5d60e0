"""One score over administrations."""

from empathy_widgets.widgets.trend_chart.widget import TrendChart, default_strings

__all__ = ["TrendChart", "default_strings"]
