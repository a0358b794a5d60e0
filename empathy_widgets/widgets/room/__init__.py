"""A drawn room whose things are links."""

from empathy_widgets.widgets.room.widget import Room, default_strings

__all__ = ["Room", "default_strings"]
