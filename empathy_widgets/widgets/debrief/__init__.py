"""After a scene: rate yourself, write a line, take it to supervision."""

from empathy_widgets.widgets.debrief.widget import Debrief, default_strings

__all__ = ["Debrief", "default_strings"]
