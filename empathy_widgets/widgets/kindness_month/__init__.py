"""A month of acts of kindness: a window for each day, cards to choose from, and the month as one bouquet."""

from empathy_widgets.widgets.kindness_month.widget import KindnessMonth, default_strings

__all__ = ["KindnessMonth", "default_strings"]
