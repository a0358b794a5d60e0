"""A sentence to the person, with what they can do next."""

from empathy_widgets.widgets.notice.widget import Notice, default_strings

__all__ = ["Notice", "default_strings"]
