"""Short scenes to sort."""

from empathy_widgets.widgets.sort_cards.widget import SortCards

__all__ = ["SortCards"]
