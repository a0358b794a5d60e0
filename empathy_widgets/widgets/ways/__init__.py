"""Ways on from a page: what is waiting, a row each, or doors to chapters."""

from empathy_widgets.widgets.ways.widget import Ways, default_strings

__all__ = ["Ways", "default_strings"]
