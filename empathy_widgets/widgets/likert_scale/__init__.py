"""One instrument, answered item by item."""

from empathy_widgets.widgets.likert_scale.widget import LikertScale, default_strings

__all__ = ["LikertScale", "default_strings"]
