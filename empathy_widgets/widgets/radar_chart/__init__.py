"""The radar of the subscales."""

from empathy_widgets.widgets.radar_chart.widget import RadarChart, default_strings

__all__ = ["RadarChart", "default_strings"]
