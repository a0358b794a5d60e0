"""A time line of how something grows and fades, its broken scale shown as broken."""

from empathy_widgets.widgets.growth_line.widget import GrowthLine, default_strings

__all__ = ["GrowthLine", "default_strings"]
