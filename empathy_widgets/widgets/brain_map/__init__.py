"""The brain in two views, and the card of the region that is chosen."""

from empathy_widgets.widgets.brain_map.widget import BrainMap, default_strings

__all__ = ["BrainMap", "default_strings"]
