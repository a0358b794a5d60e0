"""A pace: a drawn ring that breathes, or steps that stand as long as they need."""

from empathy_widgets.widgets.pace.widget import Pace, default_strings

__all__ = ["Pace", "default_strings"]
